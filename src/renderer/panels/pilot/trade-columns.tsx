/** The columns of the paper trades. */
import { figure, figureOf, type Figure } from '../../../shared/domain/figure.js'
import type { PaperTrade } from '../../../shared/domain/database-rows.js'
import { toNumber } from '../../../shared/lib/decimal.js'
import { Amount, amountText, type AmountProps } from '../../components/amount.js'
import { Chip, type ChipProps } from '../../components/chip.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { formatDecimal } from '../../format/decimal-format.js'
import { formatMinute, inAllZones, zoneName, type ZoneChoice } from '../../format/time-format.js'

type Column = GridColumn<PaperTrade>

function figureColumn(id: string, title: string, definition: string, width: number, of: (row: PaperTrade) => Figure, format: Omit<AmountProps, 'figure'> = {}): Column {
  return {
    id, title, definition, width, align: 'end',
    sortBy: (row) => { const { value } = of(row); return value === null ? null : toNumber(value) },
    text: (row) => amountText({ figure: of(row), ...format }),
    cell: (row) => <Amount figure={of(row)} {...format} />
  }
}

function textColumn(id: 'strategy' | 'symbol' | 'side' | 'venue' | 'currency', title: string, width: number): Column {
  return { id, title, width, sortBy: (row) => row[id], text: (row) => row[id] }
}

function timeColumn(id: string, title: string, of: (row: PaperTrade) => number | null, zone: ZoneChoice): Column {
  return {
    id, title: `${title} (${zone})`, definition: `${title}, in ${zoneName(zone)}`, width: 118,
    sortBy: of,
    text: (row) => { const at = of(row); return at === null ? '–' : formatMinute(at, zone) },
    cell: (row) => { const at = of(row); return at === null ? '–' : <span title={inAllZones(at)}>{formatMinute(at, zone)}</span> }
  }
}

const statusTones: Readonly<Record<string, ChipProps['tone']>> = { open: 'good', closed: 'quiet', cancelled: 'neutral', canceled: 'neutral', rejected: 'bad' }
const notClosed = (row: PaperTrade): string => (row.status === 'closed' ? 'the database does not tell' : `the trade is ${row.status}`)

export function tradeColumns(zone: ZoneChoice): readonly Column[] {
  return [
    timeColumn('opened', 'Opened', (row) => row.openedAt, zone),
    timeColumn('closed', 'Closed', (row) => row.closedAt, zone),
    { ...textColumn('strategy', 'Strategy', 104) },
    { ...textColumn('symbol', 'Symbol', 70), cell: (row) => <strong>{row.symbol}</strong> },
    textColumn('side', 'Side', 44),
    { id: 'quantity', title: 'Qty', width: 70, align: 'end', sortBy: (row) => toNumber(row.quantity), text: (row) => formatDecimal(row.quantity) },
    figureColumn('entry', 'Entry', 'Entry price per unit', 84, (row) => figure(row.price), { as: 'price' }),
    figureColumn('exit', 'Exit', 'Exit price per unit', 84, (row) => figureOf(row.closePrice, notClosed(row)), { as: 'price' }),
    figureColumn('fees', 'Fees', 'Entry and exit together; positive is a cost', 64, (row) => figure(row.fees)),
    figureColumn('realized', 'Realized P&L', 'After fees', 94, (row) => figureOf(row.realizedPnl, notClosed(row)), { gain: true }),
    textColumn('currency', 'Cur', 42),
    { id: 'status', title: 'Status', width: 72, sortBy: (row) => row.status, text: (row) => row.status, cell: (row) => <Chip tone={statusTones[row.status.toLowerCase()] ?? 'warn'}>{row.status}</Chip> },
    textColumn('venue', 'Venue', 72)
  ]
}

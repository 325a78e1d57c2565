/** The columns of the paper trades. */
import { figure, figureOf, type Figure } from '../../../shared/domain/figure.js'
import type { PaperTrade } from '../../../shared/domain/database-rows.js'
import { toNumber, type DecimalText } from '../../../shared/lib/decimal.js'
import { Amount, amountText, type AmountProps } from '../../components/amount.js'
import { Chip, type ChipProps } from '../../components/chip.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { formatDecimal } from '../../format/decimal-format.js'
import { formatDay, formatMinute, inAllZones, type ZoneChoice, zoneName, zoneWord } from '../../format/time-format.js'
import { deskStore } from '../../stores/desk-store.js'
import { slices } from '../../../shared/state/slices.js'
import { pilotText } from '../../text/pilot.js'

type Column = GridColumn<PaperTrade>

interface Head {
  readonly title: string
  readonly definition: string
}

const words = pilotText.trades.columns

function figureColumn(id: string, head: Head, width: number, of: (row: PaperTrade) => Figure, format: Omit<AmountProps, 'figure'> = {}): Column {
  return {
    id, ...head, width, align: 'end',
    sortBy: (row) => { const { value } = of(row); return value === null ? null : toNumber(value) },
    text: (row) => amountText({ figure: of(row), ...format }),
    cell: (row) => <Amount figure={of(row)} {...format} />
  }
}

/** What is known of a trade is as old as the list of trades itself. */
function withTotal(column: Column, of: (row: PaperTrade) => DecimalText | null): Column {
  return {
    ...column,
    total: (row, now) => {
      const value = of(row)
      const { asOf } = deskStore.getState().tables.paperTrades.meta
      return value === null && row.status !== 'closed' ? null : { value, currency: row.currency, asOf, isFresh: asOf !== null && now - asOf <= slices.paperTrades.staleAfterMs }
    }
  }
}

function textColumn(id: 'strategy' | 'symbol' | 'side' | 'venue' | 'currency', width: number): Column {
  return { id, title: words[id], width, sortBy: (row) => row[id], text: (row) => row[id] }
}

function timeColumn(id: 'opened' | 'closed', of: (row: PaperTrade) => number | null, zone: ZoneChoice): Column {
  return {
    id, title: words[id].title(zoneWord(zone)), definition: words[id].definition(zoneName(zone)), width: 138,
    sortBy: of,
    groupText: (row) => { const at = of(row); return at === null ? '' : formatDay(at, zone) },
    text: (row) => { const at = of(row); return at === null ? '–' : formatMinute(at, zone) },
    cell: (row) => { const at = of(row); return at === null ? '–' : <span title={inAllZones(at)}>{formatMinute(at, zone)}</span> }
  }
}

const statusTones: Readonly<Record<string, ChipProps['tone']>> = { open: 'good', closed: 'quiet', cancelled: 'neutral', canceled: 'neutral', rejected: 'bad' }
const notClosed = (row: PaperTrade): string => (row.status === 'closed' ? pilotText.trades.notTold : pilotText.trades.isStill(row.status))

export function tradeColumns(zone: ZoneChoice): readonly Column[] {
  return [
    timeColumn('opened', (row) => row.openedAt, zone),
    timeColumn('closed', (row) => row.closedAt, zone),
    { ...textColumn('strategy', 104), isWords: true },
    { ...textColumn('symbol', 66), cell: (row) => <strong>{row.symbol}</strong> },
    textColumn('side', 40),
    { id: 'quantity', ...words.quantity, width: 66, align: 'end', sortBy: (row) => toNumber(row.quantity), text: (row) => formatDecimal(row.quantity) },
    figureColumn('entry', words.entry, 76, (row) => figure(row.price), { as: 'price' }),
    figureColumn('exit', words.exit, 76, (row) => figureOf(row.closePrice, notClosed(row)), { as: 'price' }),
    figureColumn('edge', words.edge, 68, (row) => figureOf(row.expectedEdge, pilotText.trades.notTold), { as: 'price' }),
    { ...withTotal(figureColumn('fees', words.fees, 68, (row) => figure(row.fees)), (row) => row.fees), isCost: true },
    withTotal(figureColumn('realized', words.realized, 94, (row) => figureOf(row.realizedPnl, notClosed(row)), { gain: true }), (row) => row.realizedPnl),
    textColumn('currency', 40),
    { id: 'status', ...words.status, width: 68, sortBy: (row) => row.status, text: (row) => row.status, cell: (row) => <Chip tone={statusTones[row.status.toLowerCase()] ?? 'warn'}>{row.status}</Chip> },
    textColumn('venue', 54)
  ]
}

/** The columns of the position monitor. */
import type { Figure } from '../../../shared/domain/figure.js'
import type { BreakKind, PositionRow } from '../../../shared/domain/position-row.js'
import { toNumber, type DecimalText } from '../../../shared/lib/decimal.js'
import { farmWords } from '../../../shared/state/panel-truth.js'
import { slices } from '../../../shared/state/slices.js'
import { Amount, amountText, type AmountProps } from '../../components/amount.js'
import { Chip } from '../../components/chip.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import type { CellSource } from '../../stores/cell-state.js'
import { contractName } from '../../format/contract-name.js'
import { formatDecimal } from '../../format/decimal-format.js'
import { withoutAmounts } from '../../format/foreign-text.js'
import { MarkCell } from './mark-cell.js'
import { TickAge } from './tick-age.js'

type Column = GridColumn<PositionRow>

export const isFlat = (row: PositionRow): boolean => toNumber(row.quantity) === 0

function figureColumn(id: string, title: string, definition: string, width: number, of: (row: PositionRow) => Figure, format: Omit<AmountProps, 'figure'> = {}, flashes = false): Column {
  return {
    id, title, definition, width, align: 'end', flashes,
    sortBy: (row) => numberOf(of(row).value),
    text: (row) => amountText({ figure: of(row), ...format }),
    cell: (row) => <Amount figure={of(row)} {...format} />
  }
}

/**
 * Adds the column up. A part is as fresh as the price that it is made of.
 * @param currency of the amounts; those that IB gives in an account's base currency are told apart by account
 */
function withTotal(column: Column, of: (row: PositionRow) => Figure, currency: (row: PositionRow) => string): Column {
  return {
    ...column,
    total: (row, now) => {
      const { at, isFrozen, brokenFarm } = row.mark
      // A flat position has nothing that a price could change.
      const isFresh = isFlat(row) || (at !== null && brokenFarm === null && (isFrozen || now - at <= slices.quotes.staleAfterMs))
      return { value: of(row).value, currency: currency(row), asOf: isFlat(row) ? null : at, isFresh }
    }
  }
}

/** How true a cell is that is made of the instrument's quote. */
const ofQuote = (of: (row: PositionRow) => Figure) => (row: PositionRow): CellSource | null => {
  if (of(row).value === null || isFlat(row)) return null
  const { at, isDelayed, isFrozen, brokenFarm } = row.mark
  return { slice: 'quotes', rowSlice: bookOf(row), at, isDelayed, isClosed: isFrozen, why: brokenFarm === null ? null : farmWords([brokenFarm]) }
}
const bookOf = ({ quantityFrom }: PositionRow): CellSource['rowSlice'] => (quantityFrom === 'ib' ? 'brokerPositions' : 'databasePositions')
const ofBrokerPnl = (row: PositionRow): CellSource | null => (row.dailyPnl.value === null ? null : { slice: 'positionPnl', rowSlice: bookOf(row) })

const ofInstrument = (row: PositionRow): string => row.currency
const ofAccount = (row: PositionRow): string => `base currency of ${row.account}`

/** Prices in the steps of their instrument. */
function priceColumn(id: string, title: string, definition: string, width: number, of: (row: PositionRow) => Figure, flashes = false): Column {
  const amount = (row: PositionRow): AmountProps => ({ figure: of(row), as: 'price', minTick: row.mark.minTick })
  return { ...figureColumn(id, title, definition, width, of, {}, flashes), text: (row) => amountText(amount(row)), cell: (row) => <Amount {...amount(row)} /> }
}

function numberOf(value: DecimalText | null): number | null {
  return value === null ? null : toNumber(value)
}

function quantityColumn(id: string, title: string, definition: string, of: (row: PositionRow) => DecimalText | null): Column {
  return { id, title, definition, width: 62, align: 'end', sortBy: (row) => numberOf(of(row)), text: (row) => { const value = of(row); return value === null ? '–' : formatDecimal(value, { signed: true }) } }
}

const breakWords: Readonly<Record<BreakKind, string>> = { none: 'agrees', differs: 'differs', 'only-in-db': 'only in DB', 'only-at-broker': 'only at broker', 'cannot-compare': 'not compared' }
const breakTones = { none: 'quiet', differs: 'bad', 'only-in-db': 'bad', 'only-at-broker': 'bad', 'cannot-compare': 'neutral' } as const

const symbolColumn: Column = { id: 'symbol', title: 'Contract', width: 144, sortBy: contractName, text: contractName, cell: (row) => <strong>{contractName(row)}</strong> }
const markColumn: Column = {
  ...priceColumn('mark', 'Mark', 'Middle of bid and ask; the last trade or the previous close where there is no middle', 76, (row) => row.mark.price, true),
  cell: (row) => <MarkCell mark={row.mark} />, truth: ofQuote((row) => row.mark.price)
}
/** How old the price behind a row's figures is: freshness per row, which grows while nothing happens. */
const ageColumn: Column = {
  id: 'age', title: 'Age', definition: 'Since the last tick of this instrument', width: 50, align: 'end', optional: 1,
  sortBy: (row) => row.mark.at,
  text: (row) => (row.mark.at === null ? 'n/a' : new Date(row.mark.at).toISOString()),
  cell: (row) => <TickAge mark={row.mark} />
}
const dailyColumn = { ...withTotal(figureColumn('daily', 'Daily P&L', "IB's, since the instrument's own reset, in the account's base currency", 76, (row) => row.dailyPnl, { gain: true }), (row) => row.dailyPnl, ofAccount), truth: ofBrokerPnl }
const unrealizedColumn = { ...withTotal(figureColumn('unrealized', 'Unrealized', 'Quantity × multiplier × (mark − average price), in the currency of the instrument', 76, (row) => row.unrealizedPnl, { gain: true }), (row) => row.unrealizedPnl, ofInstrument), truth: ofQuote((row) => row.unrealizedPnl) }
const stopColumn = priceColumn('stop', 'SL', 'Price of the stop that the market would reach first', 66, (row) => row.protection.stopPrice)
const unprotectedColumn: Column = {
  ...figureColumn('unprotected', 'Unprotected', 'Quantity that no live stop order would close, each OCA group counted once', 80, (row) => row.protection.unprotectedQuantity, { as: 'size' }),
  cell: (row) => {
    const { unprotectedQuantity, isWrongSide } = row.protection
    if (isWrongSide) return <Chip tone="bad" title="The stop is on the wrong side of the market: it would trigger at once">wrong side</Chip>
    if (unprotectedQuantity.value === null || toNumber(unprotectedQuantity.value) === 0) return <Amount figure={unprotectedQuantity} as="size" />
    return <Chip tone="warn">{formatDecimal(unprotectedQuantity.value)}</Chip>
  }
}

export const positionColumns: readonly Column[] = [
  symbolColumn,
  { id: 'account', title: 'Account', width: 84, sortBy: (row) => row.account, text: (row) => row.account },
  quantityColumn('quantity', 'Qty IB', "The broker's quantity: + long, − short", (row) => row.brokerQuantity),
  quantityColumn('database-quantity', 'Qty DB', "The trading system's quantity", (row) => row.databaseQuantity),
  {
    id: 'break', title: 'Books', definition: 'Whether the two books agree on the quantity', width: 98,
    sortBy: (row) => (row.break.kind === 'none' ? 0 : 1),
    text: (row) => breakWords[row.break.kind],
    cell: (row) => <Chip tone={breakTones[row.break.kind]} title={row.break.detail === null ? undefined : withoutAmounts(row.break.detail)}>{breakWords[row.break.kind]}</Chip>
  },
  figureColumn('average', 'Avg price', "Average price per unit. IB's includes commission, the database's usually does not", 86, (row) => row.averagePrice, { as: 'price', digits: 2 }),
  markColumn,
  ageColumn,
  { ...withTotal(figureColumn('value', 'Market value', 'Quantity × multiplier × mark, in the currency of the instrument', 86, (row) => row.marketValue), (row) => row.marketValue, ofInstrument), truth: ofQuote((row) => row.marketValue) },
  { id: 'currency', title: 'Cur', width: 36, sortBy: (row) => row.currency, text: (row) => row.currency },
  dailyColumn,
  unrealizedColumn,
  stopColumn,
  priceColumn('target', 'TP', 'Price of the take-profit that the market would reach first', 66, (row) => row.protection.targetPrice),
  figureColumn('risk', 'Risk at stop', 'Quantity × multiplier × (stop − average price): negative is a loss, positive is locked-in profit', 80, (row) => row.protection.riskAtStop, { gain: true }),
  unprotectedColumn
]

/** The few that fit beside other panels. */
export const shortPositionColumns: readonly Column[] = [
  { ...symbolColumn, width: 116 },
  { ...quantityColumn('quantity', 'Qty', 'Signed quantity', (row) => row.quantity), width: 62 },
  { ...markColumn, width: 78 },
  { ...dailyColumn, width: 76, optional: 1 },
  { ...unrealizedColumn, width: 76 },
  { ...stopColumn, width: 72, optional: 2 },
  { ...unprotectedColumn, title: 'Unprot.', width: 58 }
]

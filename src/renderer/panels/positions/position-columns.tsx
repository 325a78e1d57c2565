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
import { commonText } from '../../text/common.js'
import { positionsText } from '../../text/positions.js'
import { MarkCell } from './mark-cell.js'
import { TickAge } from './tick-age.js'

type Column = GridColumn<PositionRow>

interface Head {
  readonly title: string
  readonly definition: string
}

const words = positionsText.columns

export const isFlat = (row: PositionRow): boolean => toNumber(row.quantity) === 0

function figureColumn(id: string, head: Head, width: number, of: (row: PositionRow) => Figure, format: Omit<AmountProps, 'figure'> = {}, flashes = false): Column {
  return {
    id, ...head, width, align: 'end', flashes,
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
const ofAccount = (row: PositionRow): string => positionsText.baseCurrency(row.account)

/** Prices in the steps of their instrument. */
function priceColumn(id: string, head: Head, width: number, of: (row: PositionRow) => Figure, flashes = false): Column {
  const amount = (row: PositionRow): AmountProps => ({ figure: of(row), as: 'price', minTick: row.mark.minTick })
  return { ...figureColumn(id, head, width, of, {}, flashes), text: (row) => amountText(amount(row)), cell: (row) => <Amount {...amount(row)} /> }
}

function numberOf(value: DecimalText | null): number | null {
  return value === null ? null : toNumber(value)
}

function quantityColumn(id: string, head: Head, of: (row: PositionRow) => DecimalText | null): Column {
  return { id, ...head, width: 62, align: 'end', sortBy: (row) => numberOf(of(row)), text: (row) => { const value = of(row); return value === null ? '–' : formatDecimal(value, { signed: true }) } }
}

const breakWords: Readonly<Record<BreakKind, string>> = positionsText.books
const breakTones = { none: 'quiet', differs: 'bad', 'only-in-db': 'bad', 'only-at-broker': 'bad', 'cannot-compare': 'neutral' } as const

const symbolColumn: Column = { id: 'symbol', ...words.symbol, width: 144, sortBy: contractName, text: contractName, cell: (row) => <strong>{contractName(row)}</strong> }
const markColumn: Column = {
  ...priceColumn('mark', words.mark, 76, (row) => row.mark.price, true),
  cell: (row) => <MarkCell mark={row.mark} />, truth: ofQuote((row) => row.mark.price)
}
/** How old the price behind a row's figures is: freshness per row, which grows while nothing happens. */
const ageColumn: Column = {
  id: 'age', ...words.age, width: 50, align: 'end', optional: 1,
  // Down is the oldest first: it is an age that is read.
  sortBy: (row) => (row.mark.at === null ? null : -row.mark.at),
  text: (row) => (row.mark.at === null ? commonText.missing : new Date(row.mark.at).toISOString()),
  cell: (row) => <TickAge mark={row.mark} />
}
const dailyColumn = { ...withTotal(figureColumn('daily', words.daily, 76, (row) => row.dailyPnl, { gain: true }), (row) => row.dailyPnl, ofAccount), truth: ofBrokerPnl }
const unrealizedColumn = { ...withTotal(figureColumn('unrealized', words.unrealized, 76, (row) => row.unrealizedPnl, { gain: true }), (row) => row.unrealizedPnl, ofInstrument), truth: ofQuote((row) => row.unrealizedPnl) }
const stopColumn = priceColumn('stop', words.stop, 66, (row) => row.protection.stopPrice)
const unprotectedColumn: Column = {
  ...figureColumn('unprotected', words.unprotected, 80, (row) => row.protection.unprotectedQuantity, { as: 'size' }),
  cell: (row) => {
    const { unprotectedQuantity, isWrongSide } = row.protection
    if (isWrongSide) return <Chip tone="bad" title={positionsText.wrongSideHint}>{positionsText.wrongSide}</Chip>
    if (unprotectedQuantity.value === null || toNumber(unprotectedQuantity.value) === 0) return <Amount figure={unprotectedQuantity} as="size" />
    return <Chip tone="warn">{formatDecimal(unprotectedQuantity.value)}</Chip>
  }
}

export const positionColumns: readonly Column[] = [
  symbolColumn,
  { id: 'account', ...words.account, width: 84, sortBy: (row) => row.account, text: (row) => row.account },
  quantityColumn('quantity', words.brokerQuantity, (row) => row.brokerQuantity),
  quantityColumn('database-quantity', words.databaseQuantity, (row) => row.databaseQuantity),
  {
    id: 'break', ...words.break, width: 98,
    sortBy: (row) => (row.break.kind === 'none' ? 0 : 1),
    text: (row) => breakWords[row.break.kind],
    cell: (row) => <Chip tone={breakTones[row.break.kind]} title={row.break.detail === null ? undefined : withoutAmounts(row.break.detail)}>{breakWords[row.break.kind]}</Chip>
  },
  figureColumn('average', words.average, 86, (row) => row.averagePrice, { as: 'price', digits: 2 }),
  markColumn,
  ageColumn,
  { ...withTotal(figureColumn('value', words.value, 86, (row) => row.marketValue), (row) => row.marketValue, ofInstrument), truth: ofQuote((row) => row.marketValue) },
  { id: 'currency', ...words.currency, width: 36, sortBy: (row) => row.currency, text: (row) => row.currency },
  dailyColumn,
  unrealizedColumn,
  stopColumn,
  priceColumn('target', words.target, 66, (row) => row.protection.targetPrice),
  figureColumn('risk', words.risk, 80, (row) => row.protection.riskAtStop, { gain: true }),
  unprotectedColumn
]

/** The few that fit beside other panels. */
export const shortPositionColumns: readonly Column[] = [
  { ...symbolColumn, width: 116 },
  { ...quantityColumn('quantity', words.quantity, (row) => row.quantity), width: 62 },
  { ...markColumn, width: 78 },
  { ...dailyColumn, width: 76, optional: 1 },
  { ...unrealizedColumn, width: 76 },
  { ...stopColumn, width: 72, optional: 2 },
  { ...unprotectedColumn, title: words.unprotectedShort, width: 58 }
]

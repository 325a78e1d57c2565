/** Everything that is known of a position. */
import type { PositionRow } from '../../../shared/domain/position-row.js'
import type { Figure } from '../../../shared/domain/figure.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { amountText } from '../../components/amount.js'
import type { GridDetailProps } from '../../components/data-grid/grid-detail.js'
import { contractName } from '../../format/contract-name.js'
import { formatTyped } from '../../format/typed-decimal.js'
import type { AlertWay } from '../../row-detail/alert-me.js'
import { columnFields, type DetailField } from '../../row-detail/detail-field.js'
import { DetailOf, type DetailKind } from '../../row-detail/detail-of.js'
import { linkedToPosition } from '../../row-detail/linked-rows.js'
import { rowDetailText as words } from '../../text/row-detail.js'
import { formatPlain } from '../../format/decimal-format.js'
import { positionColumns } from './position-columns.js'

const ORDERS: readonly SliceKey[] = ['brokerOrders', 'triggerOrders', 'databaseOrders']
const PNL: readonly SliceKey[] = ['positionPnl']
const BROKER: readonly SliceKey[] = ['brokerPositions']
const DATABASE: readonly SliceKey[] = ['databasePositions']
const BOTH: readonly SliceKey[] = ['brokerPositions', 'databasePositions']
const QUOTES: readonly SliceKey[] = ['quotes']

/** How old a mark is stands with it. */
const withoutAge = positionColumns.filter(({ id }) => id !== 'age')

const ofColumn: Readonly<Record<string, readonly SliceKey[]>> = {
  quantity: BROKER, 'database-quantity': DATABASE, break: BOTH, mark: QUOTES, daily: PNL, stop: ORDERS, target: ORDERS, unprotected: ORDERS
}
/** Made of the instrument's quote. */
const quoted: ReadonlySet<string> = new Set(['mark', 'value', 'unrealized', 'distance-to-stop'])

function positionFields(row: PositionRow): readonly DetailField[] {
  const book = row.quantityFrom === 'ib' ? BROKER : DATABASE
  const valued: readonly SliceKey[] = [...book, ...QUOTES]
  const { labels, definitions } = words
  const of = (column: string): readonly SliceKey[] => ofColumn[column] ?? (column === 'value' || column === 'unrealized' ? valued : column === 'risk' ? [...book, ...ORDERS] : book)
  const field = (id: string, label: string, text: string | null, from: readonly SliceKey[], definition?: string): DetailField => ({ id, label, text: text ?? '', from, ...(quoted.has(id) ? { at: row.mark.at } : {}), ...(definition === undefined ? {} : { definition }) })
  const money = (figure: Figure, gain = true): string => amountText({ figure, gain })
  const price = (value: Figure): string => amountText({ figure: value, as: 'price', minTick: row.mark.minTick })
  const { protectedQuantity, distanceToStop, mayNotFill } = row.protection
  return [
    ...columnFields(withoutAge, row, of, (column) => (quoted.has(column) ? row.mark.at : undefined)),
    field('broker-average', labels.brokerAverage, row.brokerAveragePrice === null ? null : price({ value: row.brokerAveragePrice, reason: null }), BROKER, definitions.brokerAverage),
    field('database-average', labels.databaseAverage, row.databaseAveragePrice === null ? null : price({ value: row.databaseAveragePrice, reason: null }), DATABASE, definitions.databaseAverage),
    field('book-used', labels.bookUsed, row.quantityFrom === 'ib' ? 'IB' : 'DB', BOTH, definitions.bookUsed),
    field('broker-unrealized', labels.brokerUnrealized, money(row.brokerUnrealizedPnl), PNL, definitions.brokerUnrealized),
    field('realized', labels.realized, money(row.realizedPnl), PNL, definitions.realized),
    field('protected', labels.protectedQuantity, amountText({ figure: protectedQuantity, as: 'size' }), ORDERS, definitions.protectedQuantity),
    field('distance-to-stop', labels.distanceToStop, amountText({ figure: distanceToStop, as: 'share', digits: 2 }), [...QUOTES, ...ORDERS], definitions.distanceToStop),
    field('may-not-fill', labels.mayNotFill, mayNotFill ? words.yes : words.no, ORDERS, definitions.mayNotFill),
    field('multiplier', labels.multiplier, formatPlain(row.multiplier), book, definitions.multiplier),
    field('venue', labels.venue, row.venue, DATABASE),
    field('con-id', labels.conId, row.conId, book),
    field('local-symbol', labels.localSymbol, row.localSymbol, BROKER),
    field('sec-type', labels.secType, row.secType, book),
    ...(row.expiry === null ? [] : [field('expiry', labels.expiry, row.expiry, BROKER)]),
    ...(row.strike === null ? [] : [field('strike', labels.strike, formatPlain(row.strike), BROKER)]),
    ...(row.right === null ? [] : [field('right', labels.right, row.right, BROKER)])
  ]
}

/** What a trader wants to hear of a position: its price, its P&L, and that it has lost its stop. */
function alertsAbout({ account, conId, symbol, localSymbol, mark }: PositionRow): readonly AlertWay[] {
  const name = localSymbol ?? symbol
  const scope = { accounts: [account], instruments: [name] }
  const level = mark.price.value === null ? {} : { level: formatTyped(mark.price.value) }
  const { alerts } = words
  return [
    ...(conId === null ? [] : [{ id: 'price', label: alerts.price, make: { kind: 'price-level', name: alerts.priceOf(name), limits: { conId, symbol: name, ...level } } } as const]),
    { id: 'pnl', label: alerts.pnl, make: { kind: 'position-pnl', name: alerts.pnlOf(name), scope } },
    { id: 'unprotected', label: alerts.unprotected, make: { kind: 'position-unprotected', name: alerts.unprotectedOf(name), scope } }
  ]
}

const kind: DetailKind<PositionRow> = {
  titleOf: (row) => `${contractName(row)} · ${row.account}`,
  fieldsOf: positionFields,
  linkedTo: linkedToPosition,
  alertsAbout
}

export function PositionDetail(props: GridDetailProps<PositionRow>): React.JSX.Element {
  return <DetailOf kind={kind} {...props} />
}

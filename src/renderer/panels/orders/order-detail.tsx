/** Everything that is known of an order. */
import type { BlotterRow } from '../../../shared/domain/blotter-row.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import type { GridDetailProps } from '../../components/data-grid/grid-detail.js'
import { contractName } from '../../format/contract-name.js'
import { formatDecimal, formatPrice } from '../../format/decimal-format.js'
import { formatMoment, type ZoneChoice } from '../../format/time-format.js'
import { formatTyped } from '../../format/typed-decimal.js'
import type { AlertWay } from '../../row-detail/alert-me.js'
import { columnFields, type DetailField } from '../../row-detail/detail-field.js'
import { DetailOf, type DetailKind } from '../../row-detail/detail-of.js'
import { linkedToOrder } from '../../row-detail/linked-rows.js'
import { rowDetailText as words } from '../../text/row-detail.js'
import { differenceTexts } from './order-sources.js'

const DATABASE: readonly SliceKey[] = ['databaseOrders']
const TRIGGER: readonly SliceKey[] = ['triggerOrders']
const BROKER: readonly SliceKey[] = ['brokerOrders']

/** The books that know it. */
function booksOf({ id, sources }: BlotterRow): readonly SliceKey[] {
  return sources.flatMap((source) => (source === 'ib' ? BROKER : id.startsWith('trigger:') ? TRIGGER : DATABASE))
}

function fieldsOf(row: BlotterRow, columns: GridDetailProps<BlotterRow>['columns'], zone: ZoneChoice): readonly DetailField[] {
  const books = booksOf(row)
  const { labels, definitions } = words
  const field = (id: string, label: string, text: string | null, definition?: string, from = books): DetailField => ({ id, label, text: text ?? '', from, ...(definition === undefined ? {} : { definition }) })
  return [
    ...columnFields(columns, row, (column) => (column === 'distance' ? [...books, 'quotes'] : books)),
    field('remaining', labels.remaining, row.remaining === null ? null : formatDecimal(row.remaining), definitions.remaining),
    field('average-fill', labels.averageFill, row.averageFillPrice === null ? null : formatPrice(row.averageFillPrice), definitions.averageFill),
    field('distance-price', labels.distance, row.distance.value === null ? `n/a: ${row.distance.reason}` : formatPrice(row.distance.value), definitions.distance, [...books, 'quotes']),
    field('type-word', labels.typeWord, row.typeWord),
    field('ib-state', labels.ibState, row.stateWords.ib, undefined, BROKER),
    field('db-state', labels.dbState, row.stateWords.db, undefined, row.id.startsWith('trigger:') ? TRIGGER : DATABASE),
    field('matched-by', labels.matchedBy, row.matchedBy, definitions.matchedBy),
    ...row.differences.map((one) => { const [db, ib] = differenceTexts(one); return field(`differs-${one.field}`, one.field, `DB ${db} / IB ${ib}`) }),
    field('bracket', labels.bracket, row.bracketId),
    field('parent', labels.parent, row.parentId),
    field('order-ref', labels.orderRef, row.orderRef),
    field('created', labels.created, row.createdAt === null ? null : formatMoment(row.createdAt, zone)),
    field('con-id', labels.conId, row.conId),
    field('sec-type', labels.secType, row.secType),
    field('currency', labels.currency, row.currency),
    field('venue', labels.venue, row.venue),
    field('id', labels.id, row.id)
  ]
}

/** Of an order: what comes of its like, and that the price reaches a level. */
function alertsAbout({ account, conId, symbol, stopPrice, limitPrice }: BlotterRow): readonly AlertWay[] {
  const level = stopPrice ?? limitPrice
  const { alerts } = words
  return [
    ...(conId === null ? [] : [{ id: 'price', label: alerts.price, make: { kind: 'price-level', name: alerts.priceOf(symbol), limits: { conId, symbol, ...(level === null ? {} : { level: formatTyped(level) }) } } } as const]),
    { id: 'outcome', label: alerts.outcome, make: { kind: 'order-outcome', name: alerts.outcomeOf(symbol), scope: { accounts: [account], instruments: [symbol] } } }
  ]
}

const kind: DetailKind<BlotterRow> = {
  titleOf: (row) => `${row.side.toUpperCase()} ${formatDecimal(row.quantity)} ${contractName(row)} · ${row.account}`,
  fieldsOf,
  linkedTo: linkedToOrder,
  alertsAbout
}

export function OrderDetail(props: GridDetailProps<BlotterRow>): React.JSX.Element {
  return <DetailOf kind={kind} {...props} />
}

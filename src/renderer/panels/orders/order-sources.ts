/** Which book knows an order, and how far its word goes when one of them is out of reach. */
import type { BlotterRow, OrderDifference, OrderSource } from '../../../shared/domain/blotter-row.js'
import { withoutAmounts } from '../../format/foreign-text.js'
import { ordersText } from '../../text/orders.js'

/** The books whose orders are not as they are now: offline, stale, never read. Their rows stay. */
export type OldBooks = Readonly<Record<OrderSource, boolean>>

/** "DB + IB", "DB + IB (old)". */
export function sourceText({ sources }: Pick<BlotterRow, 'sources'>, old: OldBooks): string {
  return sources.map((source) => (old[source] ? ordersText.old(source.toUpperCase()) : source.toUpperCase())).join(' + ')
}

/** differs: both books are as they are now, and disagree. not-compared: one of them is old, so that nothing may be claimed. */
export function agreement({ sources, differences }: Pick<BlotterRow, 'sources' | 'differences'>, old: OldBooks): 'agrees' | 'differs' | 'not-compared' {
  if (differences.length === 0) return 'agrees'
  // That the broker does not list an order is said by both books, too.
  return (sources.length === 1 ? old.db || old.ib : sources.some((source) => old[source])) ? 'not-compared' : 'differs'
}

/** What each book says where they differ: the database's word, then the broker's. How much is ordered is a size, why it ended may tell one. */
export function differenceTexts({ field, db, ib }: OrderDifference): readonly [string, string] {
  return field === 'price' ? [db, ib] : [withoutAmounts(db), withoutAmounts(ib)]
}

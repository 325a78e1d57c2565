/** Whether the absence of an order proves anything. */
import type { SliceMeta } from '../state/slice-meta.js'

/**
 * Why the working orders are not known, so that an absent stop proves nothing; null: they are.
 * @param hasBroker false: without a broker the database's orders are all there are
 */
export function ordersUnknown(brokerOrders: Pick<SliceMeta, 'asOf' | 'unavailable'> | undefined, hasBroker: boolean): string | null {
  if (brokerOrders?.asOf == null) return hasBroker ? 'the working orders are not known yet' : null
  return brokerOrders.unavailable
}

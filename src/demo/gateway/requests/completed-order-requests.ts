/** Orders that ended today. */
import type { WorldOrder } from '../../world/types.js'
import type { Client } from '../client.js'
import { completedOrder, completedOrdersEnd } from '../messages/completed-order.js'
import type { Request } from '../wire/request.js'
import { stamp } from '../wire/stamps.js'
import { refusedAsReadOnly } from './order-requests.js'

/** Of the API alone, when the client says so: not those made by hand. */
export function answerCompletedOrders(client: Client, request: Request): void {
  if (refusedAsReadOnly(client, 'cr')) return
  const { view, catalogue, orderEnds } = client.floor
  const all = [...view.openOrders(), ...view.completedOrders()]
  const parentOf = (child: WorldOrder): WorldOrder | undefined =>
    child.parentId === 0 ? undefined : all.find((other) => other.orderId === child.parentId && other.clientId === child.clientId)
  const isMeant = ({ orderId, clientId }: WorldOrder): boolean => !request.flag(1) || orderId !== 0 || clientId !== 0
  const messages = view.completedOrders().filter(isMeant).map((order) => {
    const instrument = catalogue.get(order.conId)
    const time = stamp(orderEnds.of(order), instrument.timeZoneId)
    return completedOrder(order, instrument, { time, parentPermId: parentOf(order)?.permId ?? 0 }, client.version)
  })
  client.outbox.say(...messages, completedOrdersEnd)
}

/** completedOrder (IB.md 2.6): an order that has ended. It has lost its order id and its client. */
import { UNSET_DOUBLE, UNSET_INT } from '../wire/fields.js'
import type { Message } from '../wire/fields.js'
import type { Instrument, WorldOrder } from '../../world/types.js'
import { contractFields } from './contract-fields.js'
import { orderPrices } from './open-order.js'

const NO_EXEMPTION = -1

export interface OrderEnding {
  /** `20261120 15:59:58 US/Eastern`. */
  readonly time: string
  /** 0: there is no parent. */
  readonly parentPermId: number
}

export function completedOrder(order: WorldOrder, instrument: Instrument, ending: OrderEnding, version: number): Message {
  return [
    ...[101, ...contractFields(instrument, instrument.exchange, '?'), order.action, order.quantity, order.orderType, ...orderPrices(order)],
    ...[order.tif, order.ocaGroup, order.account, null, 0, order.orderRef, order.permId, false, false, 0, null],
    ...[null, null, null, ...(version < 177 ? [null] : []), null, null, null, null, null, 0, null, NO_EXEMPTION],
    ...prices(order), ...combination(), ...outcome(order, ending), ...laterTerms(version)
  ]
}

/** startingPrice to trailingPercent. */
function prices(order: WorldOrder): Message {
  const box = [null, null, null, null, null, null]
  const size = [false, false, null, order.ocaGroup === '' ? 0 : 3, 0]
  const volatility = [null, 0, 'None', null, 0, false, 0, null, 0, 0]
  return [...box, ...size, ...volatility, order.trailStopPrice, order.trailPercent]
}

/** comboLegsDescrip to solicited. */
const combination = (): Message => [null, 0, 0, 0, UNSET_INT, UNSET_INT, UNSET_DOUBLE, null, null, 'IB', false, false, null, false]

/** status to completedStatus. */
function outcome(order: WorldOrder, { time, parentPermId }: OrderEnding): Message {
  const ended = order.status === 'Filled' ? `Filled Size: ${String(order.filled)}` : 'Cancelled by Trader'
  const limits = [order.trailStopPrice ?? UNSET_DOUBLE, UNSET_DOUBLE, UNSET_DOUBLE, false, false, null]
  return [order.status, false, false, 0, ...limits, order.filled, 0, false, null, false, false, parentPermId, time, ended]
}

/** The five peg terms and what came later. */
function laterTerms(version: number): Message {
  const from = (since: number, ...fields: Message): Message => (version >= since ? fields : [])
  return [...from(170, null, null, null, null, null), ...from(183, null), ...from(184, false)]
}

export const completedOrdersEnd: Message = [102]

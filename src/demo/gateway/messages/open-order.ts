/** openOrder and orderStatus: layouts of IB.md 2.3 and 2.5, section by section. */
import { UNSET_DOUBLE } from '../wire/fields.js'
import type { Message } from '../wire/fields.js'
import type { Instrument, WorldOrder } from '../../world/types.js'
import { contractFields } from './contract-fields.js'

/** One cancels all, the rest reduced without block. */
const OCA_REDUCE = 3
const NO_EXEMPTION = -1
/** The broker writes it out where a delta-neutral order has its type; then come its eight fields, always. */
const NO_DELTA_NEUTRAL = ['None', null, 0, null, null, null, '?', 0, 0, null] as const

/** Prices as the broker prints them: 0.0 where the type of order has none, unset where a trailing percentage stands in. */
export function orderPrices({ orderType, limitPrice, auxPrice, trailPercent }: WorldOrder): Message {
  const limit = limitPrice ?? '0.0'
  if (orderType === 'TRAIL' && trailPercent !== null) return [limit, UNSET_DOUBLE]
  return [limit, auxPrice ?? '0.0']
}

export function openOrder(order: WorldOrder, instrument: Instrument, version: number): Message {
  return [
    5, order.orderId, ...contractFields(instrument, instrument.exchange, '?'),
    ...[order.action, order.quantity, order.orderType, ...orderPrices(order), order.tif, order.ocaGroup, order.account],
    ...[null, 0, order.orderRef, order.clientId, order.permId, false, false, 0, null],
    ...[`${String(order.permId)}.0/${order.account}/${String(order.quantity)}`, null, null, null, ...(version < 177 ? [null] : []), null],
    ...terms(order), ...trailing(order), ...legs(), ...state(order), ...adjustments(order), ...laterTerms(version)
  ]
}

/** goodTillDate to deltaNeutral: what is special about the order, which is nothing. */
function terms(order: WorldOrder): Message {
  const institutional = [null, null, null, null, 0, null, NO_EXEMPTION]
  const box = [0, null, null, null, null, null]
  const display = [null, false, false, false, null]
  return [...institutional, ...box, ...display, order.ocaGroup === '' ? 0 : OCA_REDUCE, false, false, null, order.parentId, 0, null, 0, ...NO_DELTA_NEUTRAL]
}

/** continuousUpdate to basisPointsType. */
const trailing = (order: WorldOrder): Message => [0, 0, order.trailStopPrice, order.trailPercent, null, null]

/** comboLegsDescrip to algoStrategy. */
function legs(): Message {
  const combo = [null, 0, 0, 0]
  const scale = [null, null, null]
  return [...combo, ...scale, null, false, null, 'IB', false, false, null]
}

/** solicited to randomizePrice, with margins and commissions that nobody asked for. */
function state(order: WorldOrder): Message {
  const margins = Array<string>(9).fill(UNSET_DOUBLE)
  return [false, false, order.status, ...margins, null, null, null, null, null, false, false]
}

/** Conditions to isOmsContainer; the trailing stop comes a second time. */
function adjustments({ trailStopPrice }: WorldOrder): Message {
  const adjusted = ['None', UNSET_DOUBLE, trailStopPrice ?? UNSET_DOUBLE, ...Array<string>(4).fill(UNSET_DOUBLE), 0]
  return [0, ...adjusted, null, null, null, UNSET_DOUBLE, false, false]
}

/** discretionaryUpToLimitPrice to the end, by version. */
function laterTerms(version: number): Message {
  const from = (since: number, ...fields: Message): Message => (version >= since ? fields : [])
  return [
    ...[false, false],
    ...from(158, null),
    ...from(160, null),
    ...from(162, false),
    ...from(170, null, null, null, null, null),
    ...from(183, null),
    ...from(184, false),
    ...from(185, null),
    ...from(189, false),
    ...from(193, null, null)
  ]
}

export const openOrderEnd: Message = [53, 1]

export function orderStatus(order: WorldOrder, lastFillPrice: number): Message {
  const { orderId, status, filled, quantity, averageFillPrice, permId, parentId, clientId, whyHeld } = order
  return [3, orderId, status, filled, quantity - filled, averageFillPrice, permId, parentId, lastFillPrice, clientId, whyHeld, 0]
}

/** An order that was made by hand has an id of this client now. */
export const orderBound = ({ permId, clientId, orderId }: WorldOrder): Message => [100, permId, clientId, orderId]

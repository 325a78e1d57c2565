/** What stands between a position and its loss: definitions in FIELD.md section 3. */
import { big, text, ZERO, type DecimalText } from '../lib/decimal.js'
import { compareText } from '../lib/order.js'
import type { BlotterRow } from './blotter-row.js'
import { combine, figure, figureOf, noFigure, ratio, type Figure } from './figure.js'
import { actingPrice } from './order-draft.js'
import { isStopKind, isTargetKind } from './order-kind.js'
import { isAtWork } from './order-state.js'
import type { Protection } from './position-row.js'

export interface ProtectedPosition {
  /** Signed. */
  readonly quantity: DecimalText
  readonly multiplier: DecimalText
  readonly averagePrice: Figure
  readonly markPrice: Figure
}

/**
 * @param orders the orders of the same account and contract; only those at work on the opposite side count, since held and pending ones protect nothing yet
 * @param ordersUnknown why the orders are not all known; null: they are
 */
export function protectionOf(position: ProtectedPosition, orders: readonly BlotterRow[], ordersUnknown: string | null): Protection {
  const quantity = big(position.quantity)
  if (quantity.eq(0)) return flat
  const isLong = quantity.gt(0)
  const exits = orders.filter((order) => isAtWork(order.state) && order.side === (isLong ? 'sell' : 'buy')).sort((a, b) => compareText(a.id, b.id))
  const stops = exits.filter((order) => isStopKind(order.type))
  const targets = exits.filter((order) => isTargetKind(order.type))
  const covered = coveredQuantity(stops)
  const size = quantity.abs()
  const guarded = covered.gte(size) ? size : covered
  const uncertain = ordersUnknown ?? (stops.some((stop) => stop.remaining === null) ? 'the broker has not said how much is left of a stop' : null)
  const isCertain = uncertain === null || covered.gte(size)
  const stopPrice = reachedFirst(stops, isLong ? 'highest' : 'lowest', ordersUnknown ?? 'no stop', 'stop price not known')
  const gap = combine(position.markPrice, stopPrice, (market, stop) => market.minus(stop))
  return {
    protectedQuantity: isCertain ? figure(text(guarded)) : noFigure(uncertain),
    unprotectedQuantity: isCertain ? figure(text(size.minus(guarded))) : noFigure(uncertain),
    stopPrice,
    targetPrice: reachedFirst(targets, isLong ? 'lowest' : 'highest', ordersUnknown ?? 'no target', 'target price not known'),
    riskAtStop: combine(stopPrice, position.averagePrice, (stop, average) => quantity.times(position.multiplier).times(stop.minus(average))),
    distanceToStop: ratio(magnitude(gap), magnitude(position.markPrice), 'the market price is 0'),
    isWrongSide: gap.value !== null && (isLong ? big(gap.value).lte(0) : big(gap.value).gte(0)),
    mayNotFill: stops.some((order) => order.type === 'stop-limit' || order.type === 'trailing-stop-limit'),
    orderIds: [...stops, ...targets].map((order) => order.id)
  }
}

const noPosition = noFigure('no position')

const flat: Protection = {
  protectedQuantity: figure(ZERO), unprotectedQuantity: figure(ZERO),
  stopPrice: noPosition, targetPrice: noPosition, riskAtStop: noPosition, distanceToStop: noPosition,
  isWrongSide: false, mayNotFill: false, orderIds: []
}

function magnitude(value: Figure): Figure {
  return value.value === null ? value : figure(text(big(value.value).abs()))
}

/** Known remaining quantity of stops, where one fill of an OCA group cancels the rest of it: each group counts with its largest. */
function coveredQuantity(stops: readonly BlotterRow[]): ReturnType<typeof big> {
  const largest = new Map<string, ReturnType<typeof big>>()
  for (const stop of stops) {
    const key = stop.ocaGroup === null ? `order|${stop.id}` : `group|${stop.ocaGroup}`
    if (stop.remaining === null) continue
    const remaining = big(stop.remaining)
    const known = largest.get(key)
    if (known === undefined || remaining.gt(known)) largest.set(key, remaining)
  }
  return [...largest.values()].reduce((sum, remaining) => sum.plus(remaining), big(ZERO))
}

/** Price of the order that the market reaches first, among those whose price is known. */
function reachedFirst(orders: readonly BlotterRow[], first: 'highest' | 'lowest', whenNone: string, whenUnknown: string): Figure {
  let found: DecimalText | null = null
  for (const order of orders) {
    const price = actingPrice(order)
    if (price === null) continue
    const isFirst: boolean = found === null || (first === 'highest' ? big(price).gt(found) : big(price).lt(found))
    if (isFirst) found = price
  }
  return figureOf(found, orders.length === 0 ? whenNone : whenUnknown)
}

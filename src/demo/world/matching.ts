/** What a new quote does to a working order. Pure: the brokerage acts on it. */
import { toTick } from './ticks.js'
import type { Instrument, WorldOrder, WorldQuote } from './types.js'

/** The market price that the order would get now. */
export function oppositePrice(order: WorldOrder, quote: WorldQuote): number {
  return order.action === 'BUY' ? quote.ask : quote.bid
}

/** Price at which the quote lets the order fill; null: not now. */
export function fillPrice(order: WorldOrder, quote: WorldQuote): number | null {
  const price = oppositePrice(order, quote)
  const side = order.action === 'BUY' ? 1 : -1
  switch (order.orderType) {
    case 'MKT':
      return price
    case 'LMT':
      return order.limitPrice !== null && (order.limitPrice - price) * side >= 0 ? price : null
    case 'STP':
      return touches(order.auxPrice, price, side) ? price : null
    case 'STP LMT': {
      const within = order.limitPrice !== null && (order.limitPrice - price) * side >= 0
      return touches(order.auxPrice, price, side) && within ? price : null
    }
    case 'TRAIL':
      return touches(order.trailStopPrice, price, side) ? price : null
  }
}

function touches(stop: number | null, price: number, side: number): boolean {
  return stop !== null && (price - stop) * side >= 0
}

/** Where the stop of a trailing order belongs at this quote: it follows the market one way only. */
export function trailedStop(order: WorldOrder, quote: WorldQuote, { minTick }: Instrument): number | null {
  if (order.orderType !== 'TRAIL') return order.trailStopPrice
  const price = oppositePrice(order, quote)
  const distance = order.trailPercent === null ? (order.auxPrice ?? 0) : (price * order.trailPercent) / 100
  const sell = order.action === 'SELL'
  const stop = toTick(sell ? price - distance : price + distance, minTick)
  if (order.trailStopPrice === null) return stop
  return sell ? Math.max(stop, order.trailStopPrice) : Math.min(stop, order.trailStopPrice)
}

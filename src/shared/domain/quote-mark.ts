/** The price at which a holding is valued, and where it comes from. */
import type { EpochMs } from '../lib/clock.js'
import { big, text, type DecimalText } from '../lib/decimal.js'
import type { Quote } from './broker-rows.js'
import { figure, noFigure, type Figure } from './figure.js'

export interface Mark {
  readonly price: Figure
  /** mid of bid and ask; last trade; previous close. */
  readonly basis: 'mid' | 'last' | 'close' | 'none'
  /** The broker delivers late (market data type 3 or 4). */
  readonly isDelayed: boolean
  /** Last values before the close (market data type 2 or 4). */
  readonly isFrozen: boolean
  readonly isHalted: boolean
  /** The data farm that feeds the quote and does not deliver: the price is not current. Null: none is known to be broken. */
  readonly brokenFarm: string | null
  /** Smallest step of a price; null: not known. */
  readonly minTick: DecimalText | null
  /** When the quote's last tick arrived here. */
  readonly at: EpochMs | null
}

/** Mid of a two-sided, uncrossed quote; null otherwise. A quote of 0 by 0 is an empty book. */
function midOf(bid: DecimalText | null, ask: DecimalText | null): DecimalText | null {
  if (bid === null || ask === null) return null
  const low = big(bid)
  const high = big(ask)
  if (low.gt(high) || (low.eq(0) && high.eq(0))) return null
  return text(low.plus(high).div(2))
}

/** Mark of a quote: mid, else last, else previous close; last before mid while trading is halted. */
export function markOf(quote: Quote | undefined): Mark {
  if (quote === undefined) return { price: noFigure('no quote'), basis: 'none', isDelayed: false, isFrozen: false, isHalted: false, brokenFarm: null, minTick: null, at: null }
  const type = quote.marketDataType
  const flags = { isDelayed: type === 3 || type === 4, isFrozen: type === 2 || type === 4, isHalted: quote.halted === true, brokenFarm: quote.brokenFarm, minTick: quote.minTick, at: quote.at }
  const mid = { price: midOf(quote.bid, quote.ask), basis: 'mid' } as const
  const last = { price: quote.last, basis: 'last' } as const
  const close = { price: quote.close, basis: 'close' } as const
  for (const { price, basis } of flags.isHalted ? [last, mid, close] : [mid, last, close]) {
    if (price !== null) return { price: figure(price), basis, ...flags }
  }
  return { price: noFigure('no price yet'), basis: 'none', ...flags }
}

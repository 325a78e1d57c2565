/** What the paper pilot has open now. */
import { big, text, ZERO } from '../lib/decimal.js'
import type { PaperTrade } from './database-rows.js'
import { figure } from './figure.js'
import { totalOf, type Total } from './money-total.js'

/** At entry prices: Σ quantity × price. The contract has no multiplier for paper trades, so a derivative counts by its price. */
export interface OpenExposure {
  readonly trades: number
  readonly long: Total
  /** Zero or negative. */
  readonly short: Total
  readonly gross: Total
  readonly net: Total
}

export function openExposure(open: readonly PaperTrade[]): OpenExposure {
  const sum = (signOf: (trade: PaperTrade) => -1 | 0 | 1): Total =>
    totalOf(open.map((trade) => ({ currency: trade.currency, figure: figure(text(big(trade.quantity).times(trade.price).times(signOf(trade)))) })), figure(ZERO))
  return {
    trades: open.length,
    long: sum((trade) => (trade.side === 'buy' ? 1 : 0)),
    short: sum((trade) => (trade.side === 'sell' ? -1 : 0)),
    gross: sum(() => 1),
    net: sum((trade) => (trade.side === 'buy' ? 1 : -1))
  }
}

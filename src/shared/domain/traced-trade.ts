/** A paper trade that followed a signal, and what its exit cost against the trigger that ended it. */
import { figureOf, noFigure, type Figure } from './figure.js'
import type { PaperTrade, TriggerOrder } from './database-rows.js'
import { triggerOrderState } from './order-state.js'
import { noSlippage, slippage, type Slippage } from './slippage.js'

export interface TracedTrade {
  readonly trade: PaperTrade
  /** Of the entry: the contract has no price to compare it with. */
  readonly entry: Slippage
  readonly exitPrice: Figure
  readonly exit: Slippage
}

/** @param triggers the trigger orders that are linked to the trade */
export function tracedTrade(trade: PaperTrade, triggers: readonly TriggerOrder[]): TracedTrade {
  const exitPrice = trade.closePrice === null && trade.closedAt === null ? noFigure('still open') : figureOf(trade.closePrice, 'the database gives no closing price')
  const hits = triggers.filter(({ status }) => triggerOrderState(status).state === 'triggered')
  const [hit] = hits
  const exit = hit !== undefined && hits.length === 1
    ? slippage(trade.side === 'buy' ? 'sell' : 'buy', exitPrice, 'trigger price', hit.triggerPrice)
    : noSlippage(exitPrice.reason ?? 'no trigger of this trade is known to have ended it')
  return { trade, exitPrice, exit, entry: noSlippage('a paper trade has its own price only, and the signals of the contract carry none') }
}

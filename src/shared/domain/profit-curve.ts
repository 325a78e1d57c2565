/** Cumulative realized P&L of closed paper trades in one currency, and its worst fall. */
import type { EpochMs } from '../lib/clock.js'
import type { DecimalText } from '../lib/decimal.js'
import { ExactSum, type Scale } from '../lib/exact-sum.js'
import { compareText } from '../lib/order.js'
import { worstFallOfProfit, type Drawdown } from './drawdown.js'
import { closingTime, type TradeResult } from './pilot-tally.js'

/** A step of cumulative realized P&L, at the close of a trade. */
export interface PilotStep {
  readonly at: EpochMs
  readonly cumulative: DecimalText
}

export interface ProfitCurve {
  readonly curve: readonly PilotStep[]
  /** Worst fall of the curve from its own peak, the first of which is the 0 it starts with; null: it never fell. */
  readonly maxDrawdown: Drawdown | null
}

/** By time of closing; trades that closed at the same moment by id. */
export function profitCurve(results: readonly TradeResult[], scale: Scale): ProfitCurve {
  const running = new ExactSum()
  const steps = [...results]
    .sort((a, b) => closingTime(a.trade) - closingTime(b.trade) || compareText(a.trade.tradeId, b.trade.tradeId))
    .map(({ trade, realized }) => {
      running.add(realized)
      return { at: closingTime(trade), units: running.units }
    })
  return { curve: steps.map(({ at, units }) => ({ at, cumulative: scale.text(units) })), maxDrawdown: worstFallOfProfit(steps, scale) }
}

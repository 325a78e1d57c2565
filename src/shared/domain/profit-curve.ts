/** Cumulative realized P&L of closed paper trades in one currency at the close of each day, and its worst fall. */
import type { EpochMs } from '../lib/clock.js'
import type { DecimalText } from '../lib/decimal.js'
import { ExactSum, type Scale, type Units } from '../lib/exact-sum.js'
import { worstFallOfProfit, type Drawdown } from './drawdown.js'

/** Realized P&L of one day. */
export interface DayResult {
  /** `2026-11-21` */
  readonly day: string
  /** The last closing of the day. */
  readonly at: EpochMs
  readonly realized: Units
}

/** A step of cumulative realized P&L, at the last close of a day. */
export interface PilotStep {
  readonly at: EpochMs
  readonly cumulative: DecimalText
}

export interface ProfitCurve {
  readonly curve: readonly PilotStep[]
  /** Worst fall of the curve from its own peak, the first of which is the 0 it starts with; null: it never fell. */
  readonly maxDrawdown: Drawdown | null
}

/** @param days oldest first */
export function profitCurve(days: readonly DayResult[], scale: Scale): ProfitCurve {
  const running = new ExactSum()
  const steps = days.map(({ at, realized }) => {
    running.add(realized)
    return { at, units: running.units }
  })
  return { curve: steps.map(({ at, units }) => ({ at, cumulative: scale.text(units) })), maxDrawdown: worstFallOfProfit(steps, scale) }
}

/** Marked equity by account: series with their drawdown, and fewer points for a chart without losing the extremes. */
import type { EpochMs } from '../lib/clock.js'
import type { DecimalText } from '../lib/decimal.js'
import type { EquityPoint } from './database-rows.js'
import type { Drawdown } from './drawdown.js'

export interface CurvePoint {
  readonly at: EpochMs
  readonly equity: DecimalText
  /** Fall from the highest equity so far by that peak, zero or negative, as a float: for drawing only. Null: the peak is not above zero. */
  readonly drawdown: number | null
}

export interface EquitySeries {
  readonly account: string
  readonly currency: string
  /** Oldest first. */
  readonly points: readonly CurvePoint[]
  /** Null: no fall at all. */
  readonly maxDrawdown: Drawdown | null
  /** Fall from the peak at the last point, as a float; null as above or without points. */
  readonly drawdownNow: number | null
}

/** Series by account and currency (an account that changed its currency has two), sorted by account. */
export function equitySeries(points: readonly EquityPoint[]): readonly EquitySeries[] {
  void points
  throw new Error('in the works')
}

/**
 * At most `limit` points of a series, oldest first: the first, the last, and the lowest and the highest of every bucket.
 * @param limit 4 or more
 */
export function decimate<T>(points: readonly T[], limit: number, valueOf: (point: T) => number): readonly T[] {
  void [points, limit, valueOf]
  throw new Error('in the works')
}

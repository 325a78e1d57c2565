/** Marked equity by account: series with their drawdown. */
import type { EpochMs } from '../lib/clock.js'
import type { DecimalText } from '../lib/decimal.js'
import { Scale } from '../lib/exact-sum.js'
import { groupBy } from '../lib/group-by.js'
import { compareKeys } from '../lib/order.js'
import type { EquityPoint } from './database-rows.js'
import { worstFallByShare, type Drawdown } from './drawdown.js'

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
  /** Fall from the peak at the last point, as a float; null as in `CurvePoint`. */
  readonly drawdownNow: number | null
}

/** Series by account and currency (an account that changed its currency has two), sorted by account. */
export function equitySeries(points: readonly EquityPoint[]): readonly EquitySeries[] {
  return [...groupBy(points, (point) => `${point.account}|${point.currency}`).values()]
    .flatMap((own) => {
      const [first] = own
      return first === undefined ? [] : [seriesOf(first.account, first.currency, own)]
    })
    .sort((a, b) => compareKeys([a.account, a.currency], [b.account, b.currency]))
}

function seriesOf(account: string, currency: string, points: readonly EquityPoint[]): EquitySeries {
  const scale = Scale.of(points.map((point) => point.equity))
  const money = [...points].sort((a, b) => a.asOf - b.asOf).map((point) => ({ at: point.asOf, units: scale.units(point.equity), equity: point.equity }))
  let peak = -Infinity
  const curve = money.map(({ at, units, equity }): CurvePoint => {
    const value = Number(units)
    peak = Math.max(peak, value)
    return { at, equity, drawdown: peak > 0 ? (value - peak) / peak : null }
  })
  return { account, currency, points: curve, maxDrawdown: worstFallByShare(money, scale), drawdownNow: curve.at(-1)?.drawdown ?? null }
}

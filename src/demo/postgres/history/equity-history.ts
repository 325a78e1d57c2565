/** The equity curve behind today's: quarter-hours of the last days, one mark a day before, ending where the account is now. */
import type { EquityPoint } from '../../../shared/domain/database-rows.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { RandomStream } from '../../world/random.js'
import { exact } from '../../world/ticks.js'
import type { WorldAccount } from '../../world/types.js'
import { DAY_MS } from './calendar.js'

export const QUARTER_HOUR_MS = 15 * 60_000
const FINE_DAYS = 6
/** Daily return: mean and deviation. */
const DAILY = { mean: 0.0009, deviation: 0.0065 } as const
const QUARTERS_A_DAY = DAY_MS / QUARTER_HOUR_MS
const CLOSE_OF_DAY_MS = 21 * 3_600_000

export function equityHistory(account: WorldAccount, days: readonly EpochMs[], now: EpochMs, random: RandomStream): readonly EquityPoint[] {
  let equity = Number(account.summary.get('NetLiquidation')?.value)
  const points: EquityPoint[] = []
  const back = (share: number): void => {
    equity /= 1 + DAILY.mean * share + DAILY.deviation * Math.sqrt(share) * random.gaussian()
  }
  const mark = (asOf: EpochMs, realized: number): void => {
    points.push({ account: account.account, asOf, equity: exact(equity, 2), realizedPnl: exact(realized, 2), currency: account.baseCurrency })
  }
  const last = Math.floor((now - 1) / QUARTER_HOUR_MS) * QUARTER_HOUR_MS
  const fineFrom = last - FINE_DAYS * DAY_MS
  for (let asOf = last; asOf > fineFrom; asOf -= QUARTER_HOUR_MS) {
    back(1 / QUARTERS_A_DAY)
    mark(asOf, equity * DAILY.deviation * 0.3 * random.gaussian())
  }
  for (const day of [...days].reverse()) {
    if (day + CLOSE_OF_DAY_MS > fineFrom) continue
    back(1)
    mark(day + CLOSE_OF_DAY_MS, equity * DAILY.deviation * 0.5 * random.gaussian())
  }
  return points
}

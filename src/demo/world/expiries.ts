/** When the demo's derivatives expire, as seen from a day: always ahead, so that a demo started years from now still trades. */
import type { EpochMs } from '../../shared/lib/clock.js'

const DAY_MS = 86_400_000
const MONTH_CODES = 'FGHJKMNQUVXZ'

export interface Expiry {
  /** YYYYMMDD. */
  readonly date: string
  /** As in a futures symbol: Z6 is December 2026. */
  readonly code: string
  /** Midnight UTC of the day. */
  readonly at: EpochMs
}

/** Third Friday of the next March, June, September or December that is at least `daysAhead` away. */
export function nextQuarterly(now: EpochMs, daysAhead: number): Expiry {
  return nextThirdFriday(now, daysAhead, (month) => month % 3 === 2)
}

/** Third Friday of the next month that is at least `daysAhead` away. */
export function nextMonthly(now: EpochMs, daysAhead: number): Expiry {
  return nextThirdFriday(now, daysAhead, () => true)
}

function nextThirdFriday(now: EpochMs, daysAhead: number, listed: (month: number) => boolean): Expiry {
  const start = new Date(now)
  for (let ahead = 0; ; ahead += 1) {
    const first = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + ahead, 1))
    const at = first.getTime() + (((5 - first.getUTCDay() + 7) % 7) + 14) * DAY_MS
    if (!listed(first.getUTCMonth()) || at < now + daysAhead * DAY_MS) continue
    const date = new Date(at).toISOString().slice(0, 10).replaceAll('-', '')
    return { date, at, code: `${MONTH_CODES.charAt(first.getUTCMonth())}${date.charAt(3)}` }
  }
}

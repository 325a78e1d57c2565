/** The trading days before a moment, and when an instrument trades on them. */
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { Instrument } from '../../world/types.js'

export const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Midnights (UTC) of the weekdays before the day of `now`, oldest first. */
export function tradingDaysBefore(now: EpochMs, days: number): readonly EpochMs[] {
  const today = Math.floor(now / DAY_MS) * DAY_MS
  return Array.from({ length: days }, (_, i) => today - (days - i) * DAY_MS).filter((day) => {
    const weekday = new Date(day).getUTCDay()
    return weekday !== 0 && weekday !== 6
  })
}

/** When trading begins and ends on a day, in milliseconds after midnight UTC; daylight saving is left out. */
export function session({ secType, currency }: Instrument): readonly [number, number] {
  if (secType === 'CASH') return [HOUR_MS, 21 * HOUR_MS]
  return currency === 'EUR' ? [8 * HOUR_MS, 16.5 * HOUR_MS] : [14.5 * HOUR_MS, 21 * HOUR_MS]
}

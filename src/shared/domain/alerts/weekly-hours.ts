/** Hours of the week by the clocks of a zone, daylight saving included: quiet hours, and those in which a rule is awake. */
import type { EpochMs } from '../../lib/clock.js'
import { atWallTime, wallTimeAt, zoneNamed } from '../../lib/zoned-time.js'
import type { AlertSeverity } from './alert.js'
import type { AlertRule } from './rule-schema.js'
import type { WeeklyHours } from './weekly-hours-schema.js'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** How long the hours of a day last by their clocks, in milliseconds. */
export function lengthOf({ from, until }: Pick<WeeklyHours, 'from' | 'until'>): number {
  const length = (minutesOf(until) - minutesOf(from)) * MINUTE_MS
  return length > 0 ? length : length + DAY_MS
}

/** A stretch of the hours, by the clock: the end is not part of it. */
export interface HoursSpan {
  readonly from: EpochMs
  readonly until: EpochMs
}

/**
 * The stretch of the hours that holds `at`; null: it is in none.
 * @param localZone of hours that name no zone
 */
export function hoursHolding(hours: WeeklyHours, at: EpochMs, localZone: string): HoursSpan | null {
  const zone = zoneNamed(hours.zone === '' ? localZone : hours.zone)
  if (zone === null) return null
  const wall = wallTimeAt(zone, at)
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS
  const from = minutesOf(hours.from) * MINUTE_MS
  const length = lengthOf(hours)
  for (const day of [midnight, midnight - DAY_MS]) {
    const isDay = hours.days.includes(new Date(day).getUTCDay())
    // Where the clocks go back the end may seem to be past already: it is not before the next moment.
    if (isDay && wall >= day + from && wall < day + from + length) {
      return { from: Math.min(at, atWallTime(zone, day + from)), until: Math.max(at + 1, atWallTime(zone, day + from + length)) }
    }
  }
  return null
}

/**
 * When the hours that hold `at` began; null: it is in none.
 * @param localZone of hours that name no zone
 */
export function hoursBegunAt(hours: WeeklyHours, at: EpochMs, localZone: string): EpochMs | null {
  return hoursHolding(hours, at, localZone)?.from ?? null
}

/** Whether the rule may raise anything now. */
export function isAwake({ activeHours }: Pick<AlertRule, 'activeHours'>, at: EpochMs, localZone: string): boolean {
  return activeHours === null || hoursBegunAt(activeHours, at, localZone) !== null
}

/** Whether an alert may not disturb now. Critical ones always may. */
export function isQuiet({ quietHours }: Pick<AlertRule, 'quietHours'>, severity: AlertSeverity, at: EpochMs, localZone: string): boolean {
  return severity !== 'critical' && quietHours !== null && hoursBegunAt(quietHours, at, localZone) !== null
}

/**
 * How much a moment parts the time before it from the time after it, in a zone: a new year most, then a new month, a day, an
 * hour. The chart library knows this only for UTC, where a New York session changes its day in the evening.
 */
import type { EpochMs } from '../../../shared/lib/clock.js'
import { zoneOffsetMs } from '../../format/zone-offset.js'
import type { ShownZone } from '../../format/time-format.js'

/** As the chart library ranks them: which ticks it labels, and how, follows from these numbers. */
const YEAR = 70
const MONTH = 60
const DAY = 50
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const withinDay: readonly (readonly [number, number])[] = [
  [12 * HOUR_MS, 33],
  [6 * HOUR_MS, 32],
  [3 * HOUR_MS, 31],
  [HOUR_MS, 30],
  [30 * MINUTE_MS, 22],
  [5 * MINUTE_MS, 21],
  [MINUTE_MS, 20]
]

/** Moves a moment so that the UTC fields of a date tell the zone's wall clock. */
export function wallClock(at: EpochMs, zone: ShownZone): Date {
  return new Date(at + zoneOffsetMs(at, zone))
}

/** The rank of the step from one moment to a later one. */
export function tickWeight(previous: EpochMs, at: EpochMs, zone: ShownZone): number {
  const before = wallClock(previous, zone)
  const after = wallClock(at, zone)
  if (before.getUTCFullYear() !== after.getUTCFullYear()) return YEAR
  if (before.getUTCMonth() !== after.getUTCMonth()) return MONTH
  if (before.getUTCDate() !== after.getUTCDate()) return DAY
  return withinDay.find(([ms]) => Math.floor(before.getTime() / ms) !== Math.floor(after.getTime() / ms))?.[1] ?? 0
}

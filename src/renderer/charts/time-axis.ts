/** Ticks of a time axis that fit its span, in the zone of the desk. */
import type { EpochMs } from '../../shared/lib/clock.js'
import { formatClock, formatDay, zoneName, type ZoneChoice } from '../format/time-format.js'

const DAY_MS = 86_400_000
/** Up to here the hour tells more than the day. */
const HOURS_UP_TO_MS = 2 * DAY_MS
/** From here a month and a day could be of either of two years. */
const MONTHS_FROM_MS = 300 * DAY_MS

export interface TimeAxis {
  readonly format: (at: EpochMs) => string
  /** "days, UTC" */
  readonly unit: string
}

/** @param spanMs from the first point to the last */
export function timeAxis(spanMs: number, zone: ZoneChoice): TimeAxis {
  if (spanMs <= HOURS_UP_TO_MS) return { format: (at) => formatClock(at, zone).slice(0, 5), unit: `hours, ${zoneName(zone)}` }
  if (spanMs < MONTHS_FROM_MS) return { format: (at) => formatDay(at, zone).slice(5), unit: `days, ${zoneName(zone)}` }
  return { format: (at) => formatDay(at, zone).slice(0, 7), unit: `months, ${zoneName(zone)}` }
}

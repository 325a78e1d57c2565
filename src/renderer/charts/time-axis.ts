/** Ticks of a time axis that fit its span, in the zone of the desk: at whole hours and days, so that no two read the same. */
import type { EpochMs } from '../../shared/lib/clock.js'
import { formatClock, formatDay, zoneName, type ZoneChoice } from '../format/time-format.js'
import { zoneOffsetMs } from '../format/zone-offset.js'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** Up to here the hour tells more than the day. */
const HOURS_UP_TO_MS = 2 * DAY_MS
/** From here a month and a day could be of either of two years. */
const MONTHS_FROM_MS = 300 * DAY_MS
/** Between ticks within days; each divides the next and the day. */
const STEPS_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS]
/** About as many as a narrow panel has room for. */
const MOST_STEPS = 12

export interface TimeAxis {
  readonly format: (at: EpochMs) => string
  /** "days, UTC" */
  readonly unit: string
  /** Ticks at whichever of these have room; without them wherever there is room. */
  readonly places: { readonly ticks?: EpochMs[] }
}

/** @param from the first point @param to the last */
export function timeAxis(from: EpochMs, to: EpochMs, zone: ZoneChoice): TimeAxis {
  const span = to - from
  if (span >= MONTHS_FROM_MS) return { format: (at) => formatDay(at, zone).slice(0, 7), unit: `months, ${zoneName(zone)}`, places: {} }
  if (span > HOURS_UP_TO_MS) return { format: (at) => formatDay(at, zone).slice(5), unit: `days, ${zoneName(zone)}`, places: wholeSteps(from, to, DAY_MS, zone) }
  const step = STEPS_MS.find((one) => span / one <= MOST_STEPS) ?? 6 * HOUR_MS
  return { format: (at) => formatClock(at, zone).slice(0, 5), unit: `hours, ${zoneName(zone)}`, places: wholeSteps(from, to, step, zone) }
}

/** Moments at which the clocks of the zone show a multiple of the step. */
function wholeSteps(from: EpochMs, to: EpochMs, step: number, zone: ZoneChoice): TimeAxis['places'] {
  const ticks = new Set<EpochMs>()
  for (let shown = Math.ceil((from + zoneOffsetMs(from, zone)) / step) * step; ; shown += step) {
    const guess = shown - zoneOffsetMs(shown, zone)
    // The offset of that moment, which is another one where the clocks have changed in between.
    const at = shown - zoneOffsetMs(guess, zone)
    if (at > to) break
    if (at >= from) ticks.add(at)
  }
  return ticks.size === 0 ? {} : { ticks: [...ticks] }
}

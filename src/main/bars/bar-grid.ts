/** Where bars begin, and which of them can still change. */
import { barSizeMs, type BarSize } from '../../shared/domain/bar.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import { atWallTime, wallTimeAt, type Zone } from '../../shared/lib/zoned-time.js'

/** The broker's last word on a bar may come a little after its end. */
const SETTLE_MS = 5_000

/** Start of the bar that the moment belongs to. Hours and days are the exchange's own. */
export function barStart(size: BarSize, zone: Zone, at: EpochMs): EpochMs {
  const ms = barSizeMs(size)
  const wall = wallTimeAt(zone, at) + (((at % 1_000) + 1_000) % 1_000)
  const start = Math.floor(wall / ms) * ms
  // Subtracting is exact where clocks change between the two only for bars within an hour; a day begins by its own clock.
  return size === '1d' ? atWallTime(zone, start) : at - (wall - start)
}

/** Bars that begin before it will not change any more. */
export function finalBefore(size: BarSize, zone: Zone, now: EpochMs): EpochMs {
  return barStart(size, zone, now - SETTLE_MS)
}

/** End of the bar that starts then. */
export function barEnd(size: BarSize, zone: Zone, start: EpochMs): EpochMs {
  // A day of a clock change has an hour more or less: its end is the start of the day around 36 hours later.
  return size === '1d' ? barStart(size, zone, start + 1.5 * barSizeMs(size)) : start + barSizeMs(size)
}

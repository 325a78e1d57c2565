/** The stretch of time that a chart shows: a range that ends with the last point, or what a person has zoomed and panned to. */
import type { EpochMs } from '../../../shared/lib/clock.js'
import { atWallTime, wallTimeAt, zoneNamed, type WallTime, type Zone } from '../../../shared/lib/zoned-time.js'

export const timeRanges = ['1D', '1W', '1M', '3M', 'YTD', 'All'] as const
export type TimeRange = (typeof timeRanges)[number]

export interface TimeWindow {
  readonly from: EpochMs
  readonly to: EpochMs
}

/** Closer than this there is nothing more to see. */
const LEAST_MS = 60_000

function monthsBefore(wall: WallTime, months: number): WallTime {
  const date = new Date(wall)
  const day = date.getUTCDate()
  date.setUTCMonth(date.getUTCMonth() - months)
  // The 31st of a shorter month is not the first of the next.
  if (date.getUTCDate() !== day) date.setUTCDate(0)
  return date.getTime()
}

/** What the clock on the wall showed when the range began, by what it shows at its end. A day is a day of the calendar, also where it has 23 hours. */
const beginnings: Readonly<Record<Exclude<TimeRange, 'All'>, (end: WallTime) => WallTime>> = {
  '1D': (end) => end - 86_400_000,
  '1W': (end) => end - 7 * 86_400_000,
  '1M': (end) => monthsBefore(end, 1),
  '3M': (end) => monthsBefore(end, 3),
  YTD: (end) => Date.UTC(new Date(end).getUTCFullYear(), 0, 1)
}

/**
 * @param extent from the first point to the last
 * @param zoneName of the calendar; a name that nobody knows counts as UTC
 */
export function rangeWindow(range: TimeRange, extent: TimeWindow, zoneName: string): TimeWindow {
  if (range === 'All') return extent
  const zone: Zone | null = zoneNamed(zoneName)
  const begin = beginnings[range]
  const from = zone === null ? begin(extent.to) : atWallTime(zone, begin(wallTimeAt(zone, extent.to)))
  return { from: Math.max(extent.from, from), to: extent.to }
}

/** Within the extent, as wide as it is or as the extent allows. */
export function within({ from, to }: TimeWindow, extent: TimeWindow): TimeWindow {
  const width = Math.min(to - from, extent.to - extent.from)
  const start = Math.min(Math.max(from, extent.from), extent.to - width)
  return { from: start, to: start + width }
}

/**
 * @param factor below 1 shows less time
 * @param share of the window's width that stays where it is: 0 its beginning, 1 its end
 */
export function zoomed({ from, to }: TimeWindow, factor: number, share: number, extent: TimeWindow): TimeWindow {
  const width = Math.max(LEAST_MS, (to - from) * factor)
  const fixed = from + share * (to - from)
  return within({ from: fixed - share * width, to: fixed + (1 - share) * width }, extent)
}

/** @param share of its own width, positive to the right */
export function panned({ from, to }: TimeWindow, share: number, extent: TimeWindow): TimeWindow {
  const step = share * (to - from)
  return within({ from: from + step, to: to + step }, extent)
}

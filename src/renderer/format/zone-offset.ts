/** How far a zone is east of UTC at a moment. */
import type { EpochMs } from '../../shared/lib/clock.js'
import { zoneName, type ShownZone } from './time-format.js'

/** No zone changes its offset within one of these. */
const QUARTER_MS = 15 * 60_000

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, Map<number, number>>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
    formats.set(zone, format)
  }
  return format
}

function measured(at: EpochMs, zone: string): number {
  const parts = new Map(formatOf(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - at
}

/** Milliseconds, east positive. Remembered by quarter of an hour, so that thousands of rows cost little. */
export function zoneOffsetMs(at: EpochMs, choice: ShownZone): number {
  const zone = zoneName(choice)
  const quarter = Math.floor(at / QUARTER_MS)
  const known = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, known)
  const offset = known.get(quarter) ?? measured(quarter * QUARTER_MS, zone)
  known.set(quarter, offset)
  return offset
}

/** What the time axis writes at a tick, in the zone of the chart. */
import type { EpochMs } from '../../../shared/lib/clock.js'
import { formatClock, type ShownZone } from '../../format/time-format.js'
import { wallClock } from './tick-weight.js'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

export type TickKind = 'year' | 'month' | 'day' | 'time'

/** `2026`, `Nov`, `Fri 20` among times of day, `20` among days, `14:30`. */
export function tickLabel(at: EpochMs, kind: TickKind, zone: ShownZone, isDaily: boolean): string {
  if (kind === 'time') return formatClock(at, zone).slice(0, 5)
  const date = wallClock(at, zone)
  const day = String(date.getUTCDate())
  if (kind === 'year') return String(date.getUTCFullYear())
  // Among times of day the first session of a month is a day like the others: its name alone would not tell which.
  if (kind === 'month') return isDaily ? (MONTHS[date.getUTCMonth()] ?? '') : `${MONTHS[date.getUTCMonth()] ?? ''} ${day}`
  return isDaily ? day : `${WEEKDAYS[date.getUTCDay()] ?? ''} ${day}`
}

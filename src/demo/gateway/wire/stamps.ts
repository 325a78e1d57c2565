/** Times as the wire writes them: `20261121 10:15:00 US/Eastern`. */
import type { EpochMs } from '../../../shared/lib/clock.js'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
  const format = new Intl.DateTimeFormat('en-US', { ...parts, timeZone: zone, hourCycle: 'h23' })
  formats.set(zone, format)
  return format
}

/** `YYYYMMDD` and `HH:MM:SS` in the zone. */
function wall(at: EpochMs, zone: string): { readonly day: string; readonly time: string } {
  const part = new Map(formatOf(zone).formatToParts(at).map(({ type, value }) => [type, value]))
  const of = (...types: readonly Intl.DateTimeFormatPartTypes[]): string[] => types.map((type) => part.get(type) ?? '')
  return { day: of('year', 'month', 'day').join(''), time: of('hour', 'minute', 'second').join(':') }
}

export function stamp(at: EpochMs, zone: string): string {
  const { day, time } = wall(at, zone)
  return `${day} ${time} ${zone}`
}

export function dayStamp(at: EpochMs, zone: string): string {
  return wall(at, zone).day
}

/** `HH:MM`, of an account's last update. */
export function minuteStamp(at: EpochMs, zone: string): string {
  return wall(at, zone).time.slice(0, 5)
}

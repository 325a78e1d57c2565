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

const STAMP = /^(\d{4})(\d{2})(\d{2})[- ]+(\d{2}):(\d{2})(?::(\d{2}))?(?: (\S+))?$/

/** Epoch milliseconds of `20261121 10:15:00 US/Eastern`, in UTC when it names no zone; null when it cannot be read. */
export function parsedStamp(text: string): EpochMs | null {
  const match = STAMP.exec(text.trim())
  if (!match) return null
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part: string | undefined) => Number(part ?? 0))
  const utc = Date.UTC(year, month - 1, day, hour, minute, second)
  try {
    return fromWall(utc, match[7] ?? 'GMT')
  } catch (error) {
    if (error instanceof RangeError) return null // A zone that nobody knows.
    throw error
  }
}

/** The moment at which the zone's clocks show what UTC's show at the given one. */
function fromWall(shown: EpochMs, zone: string): EpochMs {
  const showsAt = (at: EpochMs): EpochMs => {
    const { day, time } = wall(at, zone)
    return Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${time}Z`)
  }
  const near = shown - (showsAt(shown) - shown)
  return near - (showsAt(near) - shown)
}

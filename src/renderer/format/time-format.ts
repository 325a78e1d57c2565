/** Times with their zone, always. Ages in words that fit a header. */
import type { Settings } from '../../shared/config/settings.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import { zoneOfChoice } from '../../shared/lib/zone-choice.js'

export { formatAge } from '../../shared/lib/age-words.js'

export type ZoneChoice = Settings['appearance']['timeZone']

/** A zone in which times are shown: one of the settings' choices, or a named one, that of an instrument's exchange. */
export type ShownZone = ZoneChoice | `zone:${string}`

export function zoneName(choice: ShownZone): string {
  if (choice === 'utc' || choice === 'exchange') return zoneOfChoice(choice)
  if (choice !== 'local') return choice.slice('zone:'.length)
  // Asking costs as much as ten formattings, and each shown time asks.
  localZone ??= zoneOfChoice(choice)
  return localZone
}

/** The choice as a header names it: `UTC`, `local`. */
export function zoneWord(choice: ZoneChoice): string {
  return choice === 'utc' ? 'UTC' : choice
}

let localZone: string | null = null

/** The zone of an instrument's exchange by IB's name for it; where that names none, the one of the desk's exchanges. */
export function exchangeZone(name: string): ShownZone {
  try {
    // Throws a RangeError on a name that is none.
    formatFor(name, 'day')
    return `zone:${name}`
  } catch {
    return 'exchange'
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(zone: string, kind: 'time' | 'short' | 'clock' | 'minute' | 'second' | 'day' | 'full'): Intl.DateTimeFormat {
  const key = `${kind} ${zone}`
  let format = formats.get(key)
  if (format === undefined) {
    const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
    const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    const options = {
      time: { ...time, second: '2-digit', timeZoneName: 'short' },
      short: { ...time, timeZoneName: 'short' },
      clock: { ...time, second: '2-digit' },
      minute: { ...day, ...time },
      second: { ...day, ...time, second: '2-digit' },
      day,
      full: { ...day, ...time, second: '2-digit', timeZoneName: 'short' }
    } as const
    // Canada writes dates as 2026-11-21.
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...options[kind] })
    formats.set(key, format)
  }
  return format
}

/** `14:02:11 GMT+1` */
export function formatTime(at: EpochMs, zone: ShownZone): string {
  return formatFor(zoneName(zone), 'time').format(at)
}

/** `14:02 GMT+1`, for times that were never meant to the second. */
export function formatShortTime(at: EpochMs, zone: ShownZone): string {
  return formatFor(zoneName(zone), 'short').format(at)
}

/** `14:02:11`, for columns whose header names the zone. */
export function formatClock(at: EpochMs, zone: ShownZone): string {
  return formatFor(zoneName(zone), 'clock').format(at)
}

/** `2026-11-21, 14:02:11 UTC` */
export function formatMoment(at: EpochMs, zone: ShownZone): string {
  return formatFor(zoneName(zone), 'full').format(at)
}

/** `2026-11-21 14:02`, for columns whose header names the zone. */
export function formatMinute(at: EpochMs, zone: ShownZone): string {
  return formatFor(zoneName(zone), 'minute').format(at).replace(',', '')
}

/** `2026-11-21 14:02:11`, for columns whose header names the zone. */
export function formatSecond(at: EpochMs, zone: ShownZone): string {
  return formatFor(zoneName(zone), 'second').format(at).replace(',', '')
}

/** `14:02:11 UTC` of the day on which `other` is, `2026-11-20, 14:02:11 UTC` of another. */
export function formatTold(at: EpochMs, other: EpochMs, zone: ShownZone): string {
  return formatDay(at, zone) === formatDay(other, zone) ? formatTime(at, zone) : formatMoment(at, zone)
}

/** `14:02:11` of the day on which `other` is, `11-20 14:02` of another: a time without its day is taken for one of that day. For columns whose header names the zone. */
export function formatRecent(at: EpochMs, other: EpochMs, zone: ShownZone): string {
  return formatDay(at, zone) === formatDay(other, zone) ? formatClock(at, zone) : formatMinute(at, zone).slice(5)
}

/** `2026-11-21` */
export function formatDay(at: EpochMs, zone: ShownZone): string {
  return formatFor(zoneName(zone), 'day').format(at)
}

/** The same moment in the three zones, for a tooltip. */
export function inAllZones(at: EpochMs): string {
  return (['local', 'exchange', 'utc'] as const).map((zone) => `${zone}: ${formatMoment(at, zone)}`).join('\n')
}

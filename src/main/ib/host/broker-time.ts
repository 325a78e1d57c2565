/**
 * Times as the broker prints them: `20261121 10:15:00 US/Eastern`, `20261121  10:15:00` (the gateway's own zone) or
 * `20261121-15:15:00` (UTC).
 */

const PATTERN = /^(\d{4})(\d{2})(\d{2})([- ]) ?(\d{2}):(\d{2}):(\d{2})(?: (.+))?$/

/** Abbreviations that gateways print and the time-zone database does not have. */
const abbreviations: Readonly<Record<string, string>> = {
  EDT: 'America/New_York',
  EST: 'America/New_York',
  CDT: 'America/Chicago',
  CST: 'America/Chicago',
  MDT: 'America/Denver',
  MST: 'America/Denver',
  PDT: 'America/Los_Angeles',
  PST: 'America/Los_Angeles',
  BST: 'Europe/London',
  CEST: 'Europe/Berlin',
  CET: 'Europe/Berlin',
  JST: 'Asia/Tokyo',
  HKT: 'Asia/Hong_Kong'
}

const formats = new Map<string, Intl.DateTimeFormat | null>()

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone)
  if (known !== undefined) return known
  let format: Intl.DateTimeFormat | null
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: abbreviations[zone] ?? zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit'
    })
  } catch {
    format = null // A zone that nobody knows.
  }
  formats.set(zone, format)
  return format
}

function wallClock(format: Intl.DateTimeFormat, at: number): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const part of format.formatToParts(at)) parts[part.type] = Number(part.value)
  return Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day ?? 1, parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0)
}

function fromWallClock(format: Intl.DateTimeFormat, wall: number): number {
  const first = wall - (wallClock(format, wall) - wall)
  return wall - (wallClock(format, first) - first) // The offset at the time itself, which differs near a clock change.
}

/** Whether the text names a zone that can be calculated with. */
export function isZone(zone: string): boolean {
  return formatOf(zone) !== null
}

/**
 * Epoch milliseconds of a broker's time; null when it cannot be read.
 * @param gatewayZone zone of a time that names none
 */
export function parseBrokerTime(text: string, gatewayZone: string): number | null {
  const match = PATTERN.exec(text.trim())
  if (match === null) return null
  const [, year, month, day, separator, hour, minute, second, named] = match
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  if (!Number.isFinite(wall)) return null
  const zone = named ?? (separator === '-' ? 'UTC' : gatewayZone)
  const format = formatOf(zone)
  return format === null ? null : fromWallClock(format, wall)
}

/** Zone in the gateway's greeting (`20261121 02:00:00 GMT`); this machine's own where it names none that is known. */
export function zoneOfGreeting(text: string): string {
  const zone = text.trim().split(/\s+/).slice(2).join(' ')
  return zone !== '' && isZone(zone) ? zone : Intl.DateTimeFormat().resolvedOptions().timeZone
}

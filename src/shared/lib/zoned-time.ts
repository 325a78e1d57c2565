/** Clocks on the wall of a time zone: what they show at a moment, and at which moment they show it. Daylight saving included. */
import type { EpochMs } from './clock.js'

/** What a wall clock shows, as the epoch milliseconds at which UTC's would show the same. */
export type WallTime = number

/** A time zone that can be calculated with. */
export type Zone = Intl.DateTimeFormat & { readonly __brand: 'Zone' }

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

const known = new Map<string, Zone | null>()

/** The zone of that name; null: nobody knows it. */
export function zoneNamed(name: string): Zone | null {
  const cached = known.get(name)
  if (cached !== undefined) return cached
  const zone = make(abbreviations[name] ?? name)
  known.set(name, zone)
  return zone
}

function make(timeZone: string): Zone | null {
  try {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
    return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...parts }) as Zone
  } catch {
    return null // A zone that nobody knows.
  }
}

/** What the zone's clocks show at the moment, to the second. */
export function wallTimeAt(zone: Zone, at: EpochMs): WallTime {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const part of zone.formatToParts(at)) parts[part.type] = Number(part.value)
  return Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day ?? 1, parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0)
}

/** When the zone's clocks show that. A time that a clock change skips is the moment as far after the change; one that comes twice is either. */
export function atWallTime(zone: Zone, wall: WallTime): EpochMs {
  const first = wall - (wallTimeAt(zone, wall) - wall)
  return wall - (wallTimeAt(zone, first) - first) // The offset at the time itself, which differs near a clock change.
}

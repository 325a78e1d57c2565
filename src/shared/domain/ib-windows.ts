/**
 * When silence of Interactive Brokers is to be expected: nightly resets of its servers, the daily restart of TWS or IB Gateway,
 * and the end of the week's login (IB.md 3.4). Data, because they have moved over the years.
 */
import type { EpochMs } from '../lib/clock.js'
import { atWallTime, wallTimeAt, zoneNamed, type Zone } from '../lib/zoned-time.js'

/** Where the servers stand that an account is connected to. */
export const ibRegions = ['north-america', 'europe', 'asia-pacific'] as const
export type IbRegion = (typeof ibRegions)[number]

/** upstream: the gateway answers and has lost IBKR. gateway: it does not answer itself. */
export interface IbDown {
  readonly what: 'upstream' | 'gateway'
  readonly since: EpochMs
}

export interface IbSchedule {
  readonly regions: readonly IbRegion[]
  /** When TWS or IB Gateway restarts every day: `23:45` or `23:45 America/New_York`; empty: not known. */
  readonly restartAt: string
  /** The zone of a restart time without one. */
  readonly localZone: string
}

/** A time in which a silence is expected, and why. */
export interface KnownWindow {
  readonly from: EpochMs
  readonly until: EpochMs
  readonly because: string
}

interface WindowRule {
  readonly what: IbDown['what']
  /** Null: wherever the servers stand. */
  readonly region: IbRegion | null
  readonly zone: string
  /** Days of the week on which it begins, in its zone; 0: Sunday. */
  readonly days: readonly number[]
  /** `HH:MM` in its zone; an end that is not later than the start is one of the next day. */
  readonly from: string
  readonly until: string
  readonly because: string
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Clocks differ, and the first sign of a reset comes a little before its announced start. */
const LEAD_MS = 2 * MINUTE_MS

/** A restart refuses connections for 60 to 90 s (IB.md 3.4); the login and our longest wait between attempts follow. */
const RESTART_MS = 5 * MINUTE_MS

const everyDay = [0, 1, 2, 3, 4, 5, 6]
const NEW_YORK = 'America/New_York'
const HONG_KONG = 'Asia/Hong_Kong'

const rules: readonly WindowRule[] = [
  { what: 'upstream', region: 'north-america', zone: NEW_YORK, days: [0, 1, 2, 3, 4, 5], from: '00:15', until: '01:45', because: 'IBKR resets its servers in North America at night' },
  { what: 'upstream', region: 'europe', zone: 'Europe/Berlin', days: everyDay, from: '06:25', until: '07:45', because: 'IBKR resets its servers in Europe in the morning' },
  { what: 'upstream', region: 'asia-pacific', zone: HONG_KONG, days: everyDay, from: '04:45', until: '06:05', because: 'IBKR resets its servers in Asia in the morning' },
  { what: 'upstream', region: 'asia-pacific', zone: HONG_KONG, days: everyDay, from: '20:15', until: '21:15', because: 'IBKR resets its servers in Asia in the evening' },
  { what: 'upstream', region: null, zone: NEW_YORK, days: [5], from: '23:00', until: '03:00', because: 'IBKR resets all its servers over the weekend' },
  // Without a login the port stays closed; an hour before the week's first market opens it is time to be told.
  { what: 'gateway', region: null, zone: NEW_YORK, days: [0], from: '01:00', until: '17:00', because: 'the login of the week ended on Sunday at 01:00 ET: log in to TWS or IB Gateway' }
]

/**
 * The window that explains a silence: the one in which it began, and those that follow without a gap.
 * @returns null when nothing known explains it; whether the window is over is the reader's to see (`isExpected`)
 */
export function windowOf(down: IbDown, schedule: IbSchedule): KnownWindow | null {
  const near = [
    ...rules.filter((rule) => rule.what === down.what && (rule.region === null || schedule.regions.includes(rule.region))).flatMap((rule) => occurrences(rule, down.since)),
    // A gateway that has just restarted is there before its link to IBKR is.
    ...restarts(schedule, down.since)
  ]
  let found: KnownWindow | null = null
  for (const window of near) {
    if (window.from - LEAD_MS <= down.since && down.since < window.until && window.until > (found?.until ?? -Infinity)) found = window
  }
  for (let next = found; next !== null; next = following(near, next)) found = next
  return found
}

/** Whether the silence is still within its window. */
export function isExpected(window: KnownWindow, now: EpochMs): boolean {
  return now < window.until
}

function following(near: readonly KnownWindow[], window: KnownWindow): KnownWindow | null {
  return near.find(({ from, until }) => from <= window.until && until > window.until) ?? null
}

/** The rule's windows that begin from the day before to two days after the moment. */
function occurrences(rule: WindowRule, at: EpochMs): KnownWindow[] {
  const zone = zoneNamed(rule.zone)
  if (zone === null) return []
  const endsNextDay = minutesOf(rule.until) <= minutesOf(rule.from)
  return daysAround(zone, at).filter((day) => rule.days.includes(new Date(day).getUTCDay())).map((day) => ({
    from: earliest(zone, day + minutesOf(rule.from) * MINUTE_MS),
    until: latest(zone, day + (endsNextDay ? DAY_MS : 0) + minutesOf(rule.until) * MINUTE_MS),
    because: rule.because
  }))
}

function restarts({ restartAt, localZone }: IbSchedule, at: EpochMs): KnownWindow[] {
  const [time, zoneName = localZone] = restartAt.split(' ')
  const zone = zoneNamed(zoneName)
  if (zone === null || time === undefined || time === '') return []
  return daysAround(zone, at).map((day) => {
    const wall = day + minutesOf(time) * MINUTE_MS
    return { from: earliest(zone, wall), until: latest(zone, wall) + RESTART_MS, because: `TWS or IB Gateway restarts every day at ${restartAt}` }
  })
}

/** Midnights on the zone's wall, from the day before to two days after. */
function daysAround(zone: Zone, at: EpochMs): number[] {
  const today = Math.floor(wallTimeAt(zone, at) / DAY_MS) * DAY_MS
  return [-1, 0, 1, 2].map((days) => today + days * DAY_MS)
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** A wall time that comes twice, when clocks go back, starts a window at its first coming and ends one at its last. */
function earliest(zone: Zone, wall: number): EpochMs {
  return Math.min(...moments(zone, wall))
}

function latest(zone: Zone, wall: number): EpochMs {
  return Math.max(...moments(zone, wall))
}

function moments(zone: Zone, wall: number): EpochMs[] {
  const at = atWallTime(zone, wall)
  return [at, ...[at - HOUR_MS, at + HOUR_MS].filter((other) => wallTimeAt(zone, other) === wall)]
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atWallTime, wallTimeAt, zoneNamed, type Zone } from '../lib/zoned-time.js'
import { ibRegions, isExpected, windowOf, type IbRegion, type IbSchedule } from './ib-windows.js'

const all: IbSchedule = { regions: ibRegions, restartAt: '', localZone: 'UTC' }
const only = (...regions: IbRegion[]): IbSchedule => ({ ...all, regions })
const restart = (restartAt: string, localZone = 'UTC'): IbSchedule => ({ regions: [], restartAt, localZone })

function zone(name: string): Zone {
  const known = zoneNamed(name)
  if (known === null) throw new Error(`no zone ${name}`)
  return known
}

/** `2026-03-08 00:20` on New York's clocks. */
function at(text: string, where = 'America/New_York'): number {
  return atWallTime(zone(where), Date.parse(`${text.replace(' ', 'T')}:00Z`))
}

function until(text: string, schedule: IbSchedule, what: 'upstream' | 'gateway' = 'upstream', where?: string): string | null {
  const window = windowOf({ what, since: at(text, where) }, schedule)
  return window === null ? null : new Date(window.until).toISOString()
}

describe('resets of the servers', () => {
  it.each([
    ['2026-01-13 00:14', '2026-01-13T06:45:00.000Z'],
    ['2026-01-13 01:44', '2026-01-13T06:45:00.000Z'],
    ['2026-07-14 00:30', '2026-07-14T05:45:00.000Z'],
    ['2026-01-13 00:10', null],
    ['2026-01-13 01:45', null],
    ['2026-01-13 10:00', null]
  ])('North America, lost at %s ET: until %s', (text, end) => {
    expect(until(text, only('north-america'))).toBe(end)
  })

  it.each([
    ['europe', '2026-01-13 06:30', 'Europe/Berlin', '2026-01-13T06:45:00.000Z'],
    ['europe', '2026-07-14 06:30', 'Europe/Berlin', '2026-07-14T05:45:00.000Z'],
    ['asia-pacific', '2026-07-14 05:00', 'Asia/Hong_Kong', '2026-07-13T22:05:00.000Z'],
    ['asia-pacific', '2026-07-14 21:00', 'Asia/Hong_Kong', '2026-07-14T13:15:00.000Z']
  ] as const)('%s, lost at %s in %s: until %s', (region, text, where, end) => {
    expect(until(text, only(region), 'upstream', where)).toBe(end)
    expect(until(text, only(), 'upstream', where)).toBeNull()
  })

  it('the weekend is everywhere, and ends on Saturday at three', () => {
    expect(until('2026-11-20 23:30', only())).toBe('2026-11-21T08:00:00.000Z')
    expect(until('2026-11-21 02:59', only('asia-pacific'))).toBe('2026-11-21T08:00:00.000Z')
    expect(until('2026-11-21 03:00', only())).toBeNull()
    // Saturday's night has no reset of its own.
    expect(until('2026-11-21 23:30', only('north-america'))).toBeNull()
  })

  it('explain no gateway that is gone itself', () => {
    expect(until('2026-01-13 00:30', all, 'gateway')).toBeNull()
  })

  it('a window that follows without a gap goes on', () => {
    // Europe's Saturday morning lies within the weekend's reset: 06:25 CET is 00:25 ET.
    expect(until('2026-11-21 00:30', only('europe'))).toBe('2026-11-21T08:00:00.000Z')
    expect(until('2026-11-21 06:30', only('europe'), 'upstream', 'Europe/Berlin')).toBe('2026-11-21T08:00:00.000Z')
  })

  it('in the night when clocks go forward the window is as long as it reads', () => {
    const window = windowOf({ what: 'upstream', since: at('2026-03-08 00:30') }, only('north-america'))
    expect(window).toMatchObject({ from: Date.parse('2026-03-08T05:15:00Z'), until: Date.parse('2026-03-08T06:45:00Z') })
  })

  it('in the night when they go back, 01:45 that comes twice ends the window at its second coming', () => {
    const window = windowOf({ what: 'upstream', since: at('2026-11-01 00:30') }, only('north-america'))
    expect(window).toMatchObject({ from: Date.parse('2026-11-01T04:15:00Z'), until: Date.parse('2026-11-01T06:45:00Z') })
  })
})

describe('the gateway itself', () => {
  it.each([
    ['2026-11-22 01:00', '2026-11-22T22:00:00.000Z'],
    ['2026-07-12 10:00', '2026-07-12T21:00:00.000Z'],
    // Both Sundays on which clocks change.
    ['2026-03-08 03:30', '2026-03-08T21:00:00.000Z'],
    ['2026-11-01 01:30', '2026-11-01T22:00:00.000Z'],
    ['2026-11-22 17:00', null],
    ['2026-11-21 12:00', null]
  ])('refused since %s ET: expected until someone logs in, at most until %s', (text, end) => {
    expect(until(text, all, 'gateway')).toBe(end)
  })

  it('restarts when the user says, in the zone of this machine or the one that is named', () => {
    expect(until('2026-01-13 23:45', restart('23:45', 'America/New_York'), 'gateway')).toBe('2026-01-14T04:50:00.000Z')
    expect(until('2026-01-13 23:46', restart('23:45 America/New_York', 'Asia/Tokyo'), 'gateway')).toBe('2026-01-14T04:50:00.000Z')
    expect(until('2026-01-13 23:51', restart('23:45', 'America/New_York'), 'gateway')).toBeNull()
    expect(until('2026-01-13 23:45', restart(''), 'gateway')).toBeNull()
  })

  it('says why', () => {
    expect(windowOf({ what: 'gateway', since: at('2026-01-13 23:45') }, restart('23:45 America/New_York'))?.because).toContain('restarts every day at 23:45 America/New_York')
    expect(windowOf({ what: 'gateway', since: at('2026-11-22 09:00') }, all)?.because).toContain('log in')
  })
})

describe('at any moment of ten years', () => {
  const moment = fc.integer({ min: Date.UTC(2022, 0, 1), max: Date.UTC(2032, 0, 1) })
  const regions = fc.subarray([...ibRegions])
  const restartAt = fc.constantFrom('', '00:00', '02:30', '23:45', '01:30 America/New_York', '02:30 Europe/Berlin', '23:59 Asia/Hong_Kong')
  const schedule = fc.record({ regions, restartAt, localZone: fc.constantFrom('UTC', 'Europe/London', 'Australia/Sydney') })
  const down = fc.record({ what: fc.constantFrom('upstream', 'gateway'), since: moment })

  it('a window holds the moment in which the silence began, is shorter than a day, and ends as expected', () => {
    fc.assert(fc.property(down, schedule, (silence, plan) => {
      const window = windowOf(silence, plan)
      if (window === null) return
      expect(window.until).toBeGreaterThan(silence.since)
      expect(window.until - silence.since).toBeLessThanOrEqual(17 * 3_600_000)
      expect(isExpected(window, silence.since)).toBe(true)
      expect(isExpected(window, window.until)).toBe(false)
      expect(window.because).not.toBe('')
    }), { numRuns: 2_000 })
  })

  it('what New York\'s clock shows decides, on every day of the year', () => {
    const newYork = zone('America/New_York')
    fc.assert(fc.property(moment, (since) => {
      const wall = new Date(wallTimeAt(newYork, since))
      const minutes = wall.getUTCHours() * 60 + wall.getUTCMinutes()
      const day = wall.getUTCDay()
      const isNightly = day !== 6 && minutes >= 13 && minutes < 105
      const isWeekend = (day === 5 && minutes >= 22 * 60 + 58) || (day === 6 && minutes < 180)
      const window = windowOf({ what: 'upstream', since }, only('north-america'))
      // Between its two comings, when clocks go back, the wall alone does not tell.
      const isTwice = minutes >= 60 && minutes < 120 && [-3_600_000, 3_600_000].some((shift) => wallTimeAt(newYork, since + shift) === wallTimeAt(newYork, since))
      if (!isTwice) expect(window !== null).toBe(isNightly || isWeekend)
    }), { numRuns: 5_000 })
  })
})

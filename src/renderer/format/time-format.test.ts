import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exchangeZone, formatAge, formatClock, formatDay, formatMoment, formatRecent, formatSecond, formatTime, formatTold, inAllZones } from './time-format.js'

describe('times on screen', () => {
  it('name their zone', () => {
    const at = Date.UTC(2026, 10, 21, 14, 2, 11)
    expect(formatTime(at, 'utc')).toBe('14:02:11 UTC')
    expect(formatMoment(at, 'exchange')).toBe('2026-11-21, 09:02:11 EST')
  })

  it('follow summer time of the exchange', () => {
    expect(formatTime(Date.UTC(2026, 6, 1, 14), 'exchange')).toBe('10:00:00 EDT')
    expect(formatTime(Date.UTC(2026, 11, 1, 14), 'exchange')).toBe('09:00:00 EST')
  })

  it('of another day than today say which, by the calendar of the zone', () => {
    const at = Date.UTC(2026, 10, 20, 23, 30, 5)
    expect(formatSecond(at, 'utc')).toBe('2026-11-20 23:30:05')
    expect(formatRecent(at, Date.UTC(2026, 10, 20, 23, 59), 'utc')).toBe('23:30:05')
    expect(formatRecent(at, Date.UTC(2026, 10, 21, 0, 1), 'utc')).toBe('11-20 23:30')
    expect(formatRecent(at, Date.UTC(2026, 10, 21, 0, 1), 'exchange')).toBe('18:30:05')
    expect(formatTold(at, Date.UTC(2026, 10, 20), 'utc')).toBe('23:30:05 UTC')
    expect(formatTold(at, Date.UTC(2026, 10, 21), 'utc')).toBe('2026-11-20, 23:30:05 UTC')
  })

  it('are shown in the zone of an instrument, by the names that IB gives zones', () => {
    const at = Date.UTC(2026, 10, 20, 15, 30)
    expect(formatMoment(at, exchangeZone('US/Central'))).toBe('2026-11-20, 09:30:00 CST')
    expect(formatMoment(at, exchangeZone('MET'))).toContain('16:30:00')
    expect(exchangeZone('')).toBe('exchange')
    expect(exchangeZone('Atlantis/Deep')).toBe('exchange')
  })

  it.each([[0, '0 s'], [59_999, '59 s'], [60_000, '1 min'], [3_600_000, '1 h'], [7_500_000, '2 h 5 min'], [4 * 86_400_000, '4 d']])('an age of %d ms is %s', (ms, shown) => {
    expect(formatAge(ms)).toBe(shown)
  })
})

describe('where the clocks change', () => {
  it.each([
    // The hour that is skipped, and the hour that comes twice: only the zone's name tells the two apart.
    ['America/New_York', '2026-03-08T06:59:59Z', '2026-03-08, 01:59:59 EST'],
    ['America/New_York', '2026-03-08T07:00:00Z', '2026-03-08, 03:00:00 EDT'],
    ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01, 01:30:00 EDT'],
    ['America/New_York', '2026-11-01T06:30:00Z', '2026-11-01, 01:30:00 EST'],
    ['Europe/London', '2026-03-29T00:59:59Z', /^2026-03-29, 00:59:59 /],
    ['Europe/London', '2026-03-29T01:00:00Z', /^2026-03-29, 02:00:00 /],
    ['Europe/London', '2026-10-25T00:30:00Z', /^2026-10-25, 01:30:00 /],
    ['Europe/London', '2026-10-25T01:30:00Z', /^2026-10-25, 01:30:00 /],
    ['Australia/Sydney', '2026-04-04T15:30:00Z', /^2026-04-05, 02:30:00 /],
    ['Australia/Sydney', '2026-04-04T16:30:00Z', /^2026-04-05, 02:30:00 /],
    ['Australia/Sydney', '2026-10-03T15:59:59Z', /^2026-10-04, 01:59:59 /],
    ['Australia/Sydney', '2026-10-03T16:00:00Z', /^2026-10-04, 03:00:00 /]
  ])('%s at %s', (zone, at, shown) => {
    expect(formatMoment(Date.parse(at), `zone:${zone}`)).toMatch(shown)
  })

  it('no two moments an hour apart read the same, in any zone', () => {
    const zones = ['America/New_York', 'Europe/London', 'Australia/Sydney'] as const
    fc.assert(fc.property(fc.constantFrom(...zones), fc.integer({ min: Date.UTC(2020, 0, 1) / 1_000, max: Date.UTC(2030, 0, 1) / 1_000 }), (zone, seconds) => {
      const at = seconds * 1_000
      expect(formatMoment(at, `zone:${zone}`)).not.toBe(formatMoment(at + 3_600_000, `zone:${zone}`))
    }))
  })

  it('day, clock and moment agree', () => {
    fc.assert(fc.property(fc.constantFrom('America/New_York', 'Europe/London', 'Australia/Sydney'), fc.integer({ min: 0, max: 2_000_000_000 }), (name, seconds) => {
      const zone = `zone:${name}` as const
      expect(formatMoment(seconds * 1_000, zone)).toContain(`${formatDay(seconds * 1_000, zone)}, ${formatClock(seconds * 1_000, zone)}`)
    }))
  })

  it('a tooltip tells the same moment three times', () => {
    expect(inAllZones(Date.UTC(2026, 10, 1, 6, 30)).split('\n').slice(1)).toEqual(['exchange: 2026-11-01, 01:30:00 EST', 'utc: 2026-11-01, 06:30:00 UTC'])
  })
})

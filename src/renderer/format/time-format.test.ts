import { describe, expect, it } from 'vitest'
import { exchangeZone, formatAge, formatMoment, formatTime } from './time-format.js'

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

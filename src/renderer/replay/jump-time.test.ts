import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentOf, typedMoment } from './jump-time.js'

describe('a typed moment', () => {
  it('is the moment that is shown by the same text, in any zone', () => {
    fc.assert(fc.property(fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) }), fc.constantFrom('utc' as const, 'exchange' as const, 'local' as const), (ms, zone) => {
      const typed = typedMoment(ms, zone)
      const at = momentOf(typed, zone)
      expect(at).not.toBeNull()
      expect(typedMoment(at ?? 0, zone)).toBe(typed)
    }))
  })

  it('of the hour that New York has twice is the first, of the one it leaves out an hour later', () => {
    expect(momentOf('2026-11-01T01:30:00', 'exchange')).toBe(Date.UTC(2026, 10, 1, 5, 30))
    expect(momentOf('2026-03-08T02:30:00', 'exchange')).toBe(Date.UTC(2026, 2, 8, 7, 30))
  })

  it('without its seconds is the full minute, and no date is none', () => {
    expect(momentOf('2026-06-01T12:34', 'utc')).toBe(Date.UTC(2026, 5, 1, 12, 34))
    expect(momentOf('', 'utc')).toBeNull()
  })
})

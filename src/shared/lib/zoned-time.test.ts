import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atWallTime, wallTimeAt, zoneNamed, type Zone } from './zoned-time.js'

function zone(name: string): Zone {
  const found = zoneNamed(name)
  if (found === null) throw new Error(`no zone ${name}`)
  return found
}
const newYork = zone('US/Eastern')

describe('the clocks of a zone', () => {
  it('come back to the moment, whatever the season', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.constantFrom('US/Eastern', 'MET', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'), (seconds, name) => {
      const at = seconds * 1_000
      const wall = wallTimeAt(zone(name), at)
      const back = atWallTime(zone(name), wall)
      // An hour that comes twice has two moments.
      if (back !== at) expect(wallTimeAt(zone(name), back)).toBe(wall)
    }))
  })

  it('know daylight saving', () => {
    expect(atWallTime(newYork, Date.UTC(2026, 9, 30, 9, 30))).toBe(Date.UTC(2026, 9, 30, 13, 30))
    expect(atWallTime(newYork, Date.UTC(2026, 10, 2, 9, 30))).toBe(Date.UTC(2026, 10, 2, 14, 30))
  })

  it('have the names that gateways print, and no others', () => {
    expect(wallTimeAt(zone('EST'), Date.UTC(2026, 6, 1, 12))).toBe(Date.UTC(2026, 6, 1, 8))
    expect(zoneNamed('Mars/Base')).toBeNull()
  })
})

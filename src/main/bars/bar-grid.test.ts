import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barSizeMs, barSizes } from '../../shared/domain/bar.js'
import { zoneNamed, type Zone } from '../../shared/lib/zoned-time.js'
import { barEnd, barStart, finalBefore } from './bar-grid.js'

function zone(name: string): Zone {
  const found = zoneNamed(name)
  if (found === null) throw new Error(`no zone ${name}`)
  return found
}
const newYork = zone('US/Eastern')
const anyTime = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) })
const anyZone = fc.constantFrom('US/Eastern', 'US/Central', 'MET', 'Asia/Tokyo', 'Asia/Kolkata').map(zone)

describe('a bar', () => {
  it('holds its moment, whatever its size and zone', () => {
    fc.assert(fc.property(anyTime, fc.constantFrom(...barSizes), anyZone, (at, size, where) => {
      const start = barStart(size, where, at)
      expect(start).toBeLessThanOrEqual(at)
      expect(barEnd(size, where, start)).toBeGreaterThan(at)
      expect(barStart(size, where, start)).toBe(start)
      if (size !== '1d') expect(at - start).toBeLessThan(barSizeMs(size))
    }))
  })

  it('of a day begins at midnight of the exchange, also when its clocks change', () => {
    expect(barStart('1d', newYork, Date.UTC(2026, 9, 31, 16))).toBe(Date.UTC(2026, 9, 31, 4))
    expect(barStart('1d', newYork, Date.UTC(2026, 10, 1, 23))).toBe(Date.UTC(2026, 10, 1, 4))
    expect(barEnd('1d', newYork, Date.UTC(2026, 10, 1, 4))).toBe(Date.UTC(2026, 10, 2, 5))
    expect(barEnd('1d', newYork, Date.UTC(2026, 2, 8, 5))).toBe(Date.UTC(2026, 2, 9, 4))
  })

  it('of an hour begins with the exchange\'s hour', () => {
    expect(barStart('1h', zone('Asia/Kolkata'), Date.UTC(2026, 10, 9, 4, 45))).toBe(Date.UTC(2026, 10, 9, 4, 30))
  })

  it('may change until a moment after its end', () => {
    const start = Date.UTC(2026, 10, 9, 15)
    expect(finalBefore('1m', newYork, start + 60_000)).toBe(start)
    expect(finalBefore('1m', newYork, start + 65_000)).toBe(start + 60_000)
  })
})

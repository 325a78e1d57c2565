import { describe, expect, test } from 'vitest'
import { zoneOffsetMs } from './zone-offset.js'

const HOUR = 3_600_000

describe('the offset of a zone', () => {
  test('of UTC is none', () => {
    expect(zoneOffsetMs(Date.UTC(2026, 6, 1), 'utc')).toBe(0)
  })

  test('of the exchange changes at the very moment of daylight saving', () => {
    const spring = Date.UTC(2026, 2, 8, 7)
    expect(zoneOffsetMs(spring - 1, 'exchange')).toBe(-5 * HOUR)
    expect(zoneOffsetMs(spring, 'exchange')).toBe(-4 * HOUR)
    const autumn = Date.UTC(2026, 10, 1, 6)
    expect(zoneOffsetMs(autumn - 1, 'exchange')).toBe(-4 * HOUR)
    expect(zoneOffsetMs(autumn, 'exchange')).toBe(-5 * HOUR)
  })

  test('is whole however the moment falls, before 1970 too', () => {
    expect(zoneOffsetMs(Date.UTC(2026, 0, 1) + 123, 'exchange')).toBe(-5 * HOUR)
    expect(zoneOffsetMs(Date.UTC(1969, 0, 1) + 7, 'exchange')).toBe(-5 * HOUR)
  })
})

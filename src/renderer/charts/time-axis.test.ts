import { describe, expect, test } from 'vitest'
import { timeAxis } from './time-axis.js'

const DAY = 86_400_000
const HOUR = 3_600_000
const AT = Date.UTC(2026, 10, 21, 3, 4, 5)

function told(from: number, to: number, zone: 'utc' | 'exchange'): readonly string[] {
  const { places: { ticks = [] }, format } = timeAxis(from, to, zone)
  return ticks.map(format)
}

describe('the time axis', () => {
  test.each([
    [2 * DAY, '03:04', 'hours, UTC'],
    [2 * DAY + 1, '11-21', 'days, UTC'],
    [300 * DAY, '2026-11', 'months, UTC']
  ])('of %d ms reads %s in %s', (span, text, unit) => {
    const axis = timeAxis(AT - span, AT, 'utc')
    expect(axis.format(AT)).toBe(text)
    expect(axis.unit).toBe(unit)
  })

  test('keeps to its zone: the evening before in New York', () => {
    expect(timeAxis(AT - 30 * DAY, AT, 'exchange').format(AT)).toBe('11-20')
    expect(timeAxis(AT - 30 * DAY, AT, 'exchange').unit).toContain('America/New_York')
  })

  test('names each day once, where it begins', () => {
    expect(told(AT - 3 * DAY, AT, 'utc')).toEqual(['11-19', '11-20', '11-21'])
    expect(timeAxis(AT - 3 * DAY, AT, 'utc').places.ticks?.[0]).toBe(Date.UTC(2026, 10, 19))
    expect(timeAxis(AT - 3 * DAY, AT, 'exchange').places.ticks?.[0]).toBe(Date.UTC(2026, 10, 18, 5))
  })

  test('names whole hours', () => {
    expect(told(AT, AT + 8 * HOUR, 'utc')).toEqual(['04:00', '05:00', '06:00', '07:00', '08:00', '09:00', '10:00', '11:00'])
    expect(told(AT, AT + 2 * DAY, 'utc')).toEqual(['06:00', '12:00', '18:00', '00:00', '06:00', '12:00', '18:00', '00:00'])
    expect(told(AT, AT + 40_000, 'utc')).toEqual([])
  })

  test('keeps to midnight over a change of the clocks', () => {
    const from = Date.UTC(2026, 9, 30, 12)
    expect(timeAxis(from, from + 4 * DAY, 'exchange').places.ticks).toEqual([Date.UTC(2026, 9, 31, 4), Date.UTC(2026, 10, 1, 4), Date.UTC(2026, 10, 2, 5), Date.UTC(2026, 10, 3, 5)])
    expect(timeAxis(from, from + 4 * DAY, 'exchange').places.ticks).toHaveLength(4)
  })
})

import { describe, expect, test } from 'vitest'
import { timeAxis } from './time-axis.js'

const DAY = 86_400_000
const AT = Date.UTC(2026, 10, 21, 3, 4, 5)

describe('the time axis', () => {
  test.each([
    [2 * DAY, '03:04', 'hours, UTC'],
    [2 * DAY + 1, '11-21', 'days, UTC'],
    [300 * DAY, '2026-11', 'months, UTC']
  ])('of %d ms reads %s in %s', (span, text, unit) => {
    const axis = timeAxis(span, 'utc')
    expect(axis.format(AT)).toBe(text)
    expect(axis.unit).toBe(unit)
  })

  test('keeps to its zone: the evening before in New York', () => {
    expect(timeAxis(30 * DAY, 'exchange').format(AT)).toBe('11-20')
    expect(timeAxis(30 * DAY, 'exchange').unit).toContain('America/New_York')
  })
})

import { expect, test } from 'vitest'
import { tickLabel } from './tick-label.js'

const at = Date.UTC(2026, 10, 20, 0, 30)

test('ticks are labelled by the wall clock of the zone', () => {
  expect(tickLabel(at, 'time', 'utc', false)).toBe('00:30')
  expect(tickLabel(at, 'time', 'exchange', false)).toBe('19:30')
  expect(tickLabel(at, 'day', 'utc', false)).toBe('Fri 20')
  expect(tickLabel(at, 'day', 'exchange', false)).toBe('Thu 19')
  expect(tickLabel(at, 'day', 'exchange', true)).toBe('19')
  expect(tickLabel(Date.UTC(2026, 10, 2, 14), 'month', 'exchange', false)).toBe('Nov 2')
  expect(tickLabel(Date.UTC(2026, 10, 2, 14), 'month', 'exchange', true)).toBe('Nov')
  expect(tickLabel(Date.UTC(2027, 0, 1, 3), 'year', 'exchange', true)).toBe('2026')
})

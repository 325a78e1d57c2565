import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayNumber, dayText } from './day.js'
import { groupBy } from './group-by.js'
import { compareKeys, compareText } from './order.js'

test('keys are compared one after the other, numbers as numbers', () => {
  const rows = [['b', 1], ['a', 10], ['a', 9], ['B', 0]] as const
  expect([...rows].sort(compareKeys)).toEqual([['B', 0], ['a', 9], ['a', 10], ['b', 1]])
  expect(compareKeys(['a', 1], ['a', 1])).toBe(0)
})

test('text is ordered by code units, the same everywhere', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(compareText(a, b) + compareText(b, a)).toBe(0)
      expect(compareText(a, b) === 0).toBe(a === b)
    })
  )
  expect(['ä', 'z', 'a', 'Z'].sort(compareText)).toEqual(['Z', 'a', 'z', 'ä'])
})

test('groups keep every item, in the order in which they come', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), (items) => {
      const groups = groupBy(items, (item) => String(item % 3))
      expect([...groups.values()].flat().sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b))
      for (const [key, group] of groups) expect(group).toEqual(items.filter((item) => String(item % 3) === key))
    })
  )
})

test('a day is a day of its own zone', () => {
  const at = Date.UTC(2026, 10, 21, 23, 30)
  expect(dayText(dayNumber(at, 0))).toBe('2026-11-21')
  expect(dayText(dayNumber(at, 3_600_000))).toBe('2026-11-22')
  expect(dayText(dayNumber(Date.UTC(2026, 10, 21, 3), -5 * 3_600_000))).toBe('2026-11-20')
  expect(dayText(dayNumber(-1, 0))).toBe('1969-12-31')
})

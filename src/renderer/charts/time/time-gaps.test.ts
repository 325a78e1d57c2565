import { expect, it } from 'vitest'
import { timeGaps } from './time-gaps.js'

const DAY = 86_400_000
const series = (from: number, step: number, count: number): readonly number[] => Array.from({ length: count }, (_, index) => from + index * step)

it('finds the night among minutes, and nothing in an even series', () => {
  const [first, second] = [series(0, 60_000, 100), series(DAY, 60_000, 100)]
  expect(timeGaps(first)).toEqual([])
  expect(timeGaps([...first, ...second])).toEqual([{ from: 99 * 60_000, to: DAY, index: 100 }])
})

it('takes no weekend of a daily series for a gap, but a fortnight', () => {
  const weekdays = series(Date.UTC(2026, 0, 5), DAY, 60).filter((at) => ![0, 6].includes(new Date(at).getUTCDay()))
  expect(timeGaps(weekdays)).toEqual([])
  const without = weekdays.filter((_, index) => index < 20 || index >= 30)
  expect(timeGaps(without)).toHaveLength(1)
})

it('knows that a series may be daily at first and by the minute later', () => {
  const days = series(0, DAY, 30)
  expect(timeGaps([...days, ...series(29 * DAY + 60_000, 60_000, 500)])).toEqual([])
})

import { expect, test } from 'vitest'
import type { Bar } from '../../../shared/domain/bar.js'
import { mergedBars } from './merged-bars.js'

const bar = (at: number, close = 1): Bar => ({ at, open: 1, high: 9, low: 0, close, volume: 1, average: null, count: null })
const [a, b, c] = [bar(1), bar(2), bar(3)]

test('a live bar replaces the last, or follows it', () => {
  expect(mergedBars([a, b], [bar(2, 5)])).toEqual([a, bar(2, 5)])
  expect(mergedBars([a, b], [bar(2, 5), c])).toEqual([a, bar(2, 5), c])
  expect(mergedBars([a], [c, b])).toEqual([a, b, c])
})

test('older bars go to their place, and a correction replaces', () => {
  const merged = mergedBars([b, c], [a, bar(2, 7)])
  expect(merged).toEqual([a, bar(2, 7), c])
  expect(merged[2]).toBe(c)
})

test('nothing new is the same list', () => {
  const bars = [a]
  expect(mergedBars(bars, [])).toBe(bars)
  expect(mergedBars([], [b, a])).toEqual([a, b])
})

test('the last word about a moment counts', () => {
  expect(mergedBars([], [bar(1, 2), bar(1, 3)])).toEqual([bar(1, 3)])
})

import { expect, test } from 'vitest'
import type { Bar } from '../../../shared/domain/bar.js'
import type { BarPoint } from './bar-points.js'
import { changedFrom } from './changed-from.js'

const point = (at: number, close = 1): BarPoint => ({ at, bar: { at, open: 1, high: 1, low: 1, close, volume: null, average: null, count: null } satisfies Bar })
const [a, b, c] = [point(1), point(2), point(3)]

test('what a live bar changes is drawn alone', () => {
  expect(changedFrom([a, b], [a, b])).toBe(2)
  expect(changedFrom([a, b], [a, point(2, 5)])).toBe(1)
  expect(changedFrom([a, b], [a, b, c])).toBe(2)
  expect(changedFrom([a, b], [a, point(2, 5), c])).toBe(1)
})

test('anything else draws all', () => {
  expect(changedFrom([b, c], [a, b, c])).toBeNull()
  expect(changedFrom([a, b, c], [a, point(2, 5), c])).toBeNull()
  expect(changedFrom([a, b, c], [a, b])).toBeNull()
  expect(changedFrom([a, b], [a, c])).toBeNull()
})

test('the first bars are drawn whole', () => {
  expect(changedFrom([], [a, b])).toBe(0)
})

import { expect, test } from 'vitest'
import { placeIndex } from './place-index.js'

test('a moment belongs to the last place that has begun', () => {
  const places = [{ at: 10 }, { at: 20 }, { at: 40 }]
  expect([9, 10, 19, 20, 39, 40, 1_000].map((at) => placeIndex(places, at))).toEqual([-1, 0, 0, 1, 1, 2, 2])
  expect(placeIndex([], 5)).toBe(-1)
})

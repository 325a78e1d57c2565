import { expect, test } from 'vitest'
import { directionOf } from './flash-direction.js'

test.each([
  [1, 2, 'up'],
  [2, 1, 'down'],
  [-1, 0, 'up'],
  [1, 1, 'changed'],
  [null, 1, 'changed'],
  [1, null, 'changed'],
  ['a', 'b', 'changed']
] as const)('from %s to %s is %s', (before, now, way) => {
  expect(directionOf(before, now)).toBe(way)
})

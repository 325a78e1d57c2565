import { expect, it } from 'vitest'
import { Pace } from './pace.js'

function read(pace: Pace, ...costs: readonly number[]): number {
  for (const ms of costs) pace.spend(ms)
  pace.settle()
  return pace.factor
}

it('doubles while the server is slow, up to a bound, and halves when it is quick again', () => {
  const pace = new Pace(1_000)
  expect(read(pace, 900)).toBe(1)
  expect([1, 2, 3, 4].map(() => read(pace, 600, 600))).toEqual([2, 4, 8, 8])
  expect(pace.tookMs).toBe(1_200)
  expect([1, 2, 3, 4].map(() => read(pace, 10))).toEqual([4, 2, 1, 1])
})

it('says that there is news only while there is some', () => {
  const pace = new Pace(1_000)
  expect(pace.settle()).toBe(false)
  pace.spend(1_001)
  expect(pace.settle()).toBe(true)
  expect(pace.settle()).toBe(true)
  expect(pace.settle()).toBe(false)
})

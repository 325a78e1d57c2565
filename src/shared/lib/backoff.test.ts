import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffDelay, type BackoffPlan } from './backoff.js'

const plan: BackoffPlan = { delaysMs: [1_000, 2_000, 5_000], jitter: 0.2 }
const middle = (): number => 0.5

test.each([[0, 1_000], [1, 1_000], [2, 2_000], [3, 5_000], [4, 5_000], [400, 5_000]])('attempt %i waits %i ms in the middle of its spread', (attempt, delay) => {
  expect(backoffDelay(plan, attempt, middle)).toBe(delay)
})

test('a delay stays within its spread', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.double({ min: 0, max: 0.999_999, noNaN: true }), (attempt, roll) => {
      const base = backoffDelay(plan, attempt, middle)
      const delay = backoffDelay(plan, attempt, () => roll)
      expect(delay).toBeGreaterThanOrEqual(base * 0.8 - 1)
      expect(delay).toBeLessThanOrEqual(base * 1.2 + 1)
    })
  )
})

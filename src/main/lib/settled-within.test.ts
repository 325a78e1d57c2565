import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { settledWithin } from './settled-within.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const never = new Promise<never>(() => undefined)

it('gives what the work gives, and leaves no timer behind', async () => {
  expect(await settledWithin(Promise.resolve('done'), 100, 'late')).toBe('done')
  await expect(settledWithin(Promise.reject(new Error('broken')), 100, 'late')).rejects.toThrow('broken')
  expect(vi.getTimerCount()).toBe(0)
})

it('gives up when the time is over, not before', async () => {
  let outcome: string | null = null
  void settledWithin(never, 100, 'late').then((given) => {
    outcome = given
  })
  await vi.advanceTimersByTimeAsync(99)
  expect(outcome).toBeNull()
  await vi.advanceTimersByTimeAsync(1)
  expect(outcome).toBe('late')
})

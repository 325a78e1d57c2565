import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { seconds, step } from './progress.mjs'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** @param {number} ms */
const lasting = (ms) => () => new Promise((/** @type {(value: string) => void} */ resolve) => void setTimeout(resolve, ms, 'done'))

it('is silent about a short step', async () => {
  /** @type {string[]} */
  const lines = []
  const value = step('looking', lasting(1_900), (line) => lines.push(line))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await value).toBe('done')
  expect(lines).toEqual([])
})

it('says when a long step goes on and how long it took', async () => {
  /** @type {string[]} */
  const lines = []
  const value = step('compiling', lasting(31_000), (line) => lines.push(line))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(lines).toEqual(['pitwall: compiling ...'])
  await vi.advanceTimersByTimeAsync(29_000)
  expect(await value).toBe('done')
  expect(lines).toEqual(['pitwall: compiling ...', 'pitwall: compiling ... 31 s'])
})

it('passes a failure on and stops talking', async () => {
  /** @type {string[]} */
  const lines = []
  await expect(step('failing', () => Promise.reject(new Error('no')), (line) => lines.push(line))).rejects.toThrow('no')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(lines).toEqual([])
})

it('writes seconds', () => {
  expect([2_040, 9_949, 9_960, 31_400].map(seconds)).toEqual(['2.0 s', '9.9 s', '10 s', '31 s'])
})

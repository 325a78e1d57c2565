import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FaultLog } from './fault-log.js'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

it('tells the first faults of a second, and how many more there were', () => {
  const told: string[] = []
  const log = new FaultLog(({ message }) => { told.push(message) })
  for (let n = 0; n < 50; n += 1) log.add({ code: '505', message: `m${String(n)}`, detail: '' })
  expect(told).toHaveLength(20)
  vi.advanceTimersByTime(1_000)
  expect(told.at(-1)).toBe('30 more messages could not be read, the last because: m49')
  log.add({ code: '505', message: 'again', detail: '' })
  expect(told.at(-1)).toBe('again')
  log.close()
  expect(told).toHaveLength(22)
  expect(vi.getTimerCount()).toBe(0)
})

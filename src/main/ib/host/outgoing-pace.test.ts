import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { OutgoingPace } from './outgoing-pace.js'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

const message = (id: number): readonly unknown[] => [id]

describe('the pace of messages', () => {
  it('is never above the limit in any second, loses nothing and keeps the order', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.array(fc.tuple(fc.nat(700), fc.integer({ min: 1, max: 60 })), { maxLength: 20 }), (perSecond, bursts) => {
      const sent: { readonly at: number; readonly id: unknown }[] = []
      const pace = new OutgoingPace({ perSecond, now: () => Date.now(), send: ([id]) => { sent.push({ at: Date.now(), id }) } })
      let id = 0
      for (const [afterMs, count] of bursts) {
        vi.advanceTimersByTime(afterMs)
        for (let i = 0; i < count; i += 1) pace.send(message(id++))
      }
      vi.runAllTimers()
      expect(sent.map((each) => each.id)).toEqual(Array.from({ length: id }, (_, i) => i))
      for (const [first, { at }] of sent.entries()) {
        const within = sent.slice(first).filter((other) => other.at - at <= 1_000).length
        expect(within).toBeLessThanOrEqual(perSecond)
      }
    }), { numRuns: 50 })
  })

  it('is told with the busiest second since it was last asked for, and what waits', () => {
    const pace = new OutgoingPace({ perSecond: 3, now: () => Date.now(), send: () => undefined })
    for (let i = 0; i < 5; i += 1) pace.send(message(i))
    expect(pace.read()).toEqual({ busiest: 3, waiting: 2 })
    vi.advanceTimersByTime(1_002)
    expect(pace.read()).toEqual({ busiest: 2, waiting: 0 })
    vi.advanceTimersByTime(5_000)
    expect(pace.read()).toEqual({ busiest: 0, waiting: 0 })
  })

  it('is nothing any more after the end', () => {
    const sent: unknown[] = []
    const pace = new OutgoingPace({ perSecond: 1, now: () => Date.now(), send: (tokens) => { sent.push(tokens[0]) } })
    for (let i = 0; i < 5; i += 1) pace.send(message(i))
    pace.stop()
    vi.runAllTimers()
    expect(sent).toEqual([0])
  })
})

import { describe, expect, it } from 'vitest'
import { ReadingBudget } from './reading-budget.js'

/** After so many moments of so much each, the first of them another. */
function roomAfter(count: number, first: { readonly ms: number; readonly bytes: number }, each: { readonly ms: number; readonly bytes: number }): number {
  let now = 0
  const budget = new ReadingBudget(() => now, { ms: 10_000, bytes: 1_000 })
  let [room, bytes] = [0, 0]
  for (let done = 0; done < count; done += 1) {
    now += done === 0 ? first.ms : each.ms
    bytes += done === 0 ? first.bytes : each.bytes
    room = budget.roomAfter(bytes)
  }
  return room
}

describe('what a preview may read', () => {
  it('is not guessed by the first few', () => {
    expect(roomAfter(7, { ms: 900, bytes: 90 }, { ms: 90, bytes: 9 })).toBe(Infinity)
  })

  it('is guessed by what each moment takes after the first, which is read whole', () => {
    expect(roomAfter(8, { ms: 3_000, bytes: 0 }, { ms: 100, bytes: 0 })).toBe(63)
    expect(roomAfter(8, { ms: 0, bytes: 300 }, { ms: 0, bytes: 10 })).toBe(63)
    expect(roomAfter(11, { ms: 0, bytes: 300 }, { ms: 100, bytes: 0 })).toBe(90)
  })

  it('is nothing when the time or the room is used up, however few there were', () => {
    expect(roomAfter(1, { ms: 10_000, bytes: 0 }, { ms: 0, bytes: 0 })).toBe(0)
    expect(roomAfter(2, { ms: 0, bytes: 600 }, { ms: 0, bytes: 400 })).toBe(0)
  })
})

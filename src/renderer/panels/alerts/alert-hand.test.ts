import { describe, expect, it } from 'vitest'
import { emptyHand, handAfterKey, handAt, handWithin, type AlertHand } from './alert-hand.js'

const LIST = [9, 8, 7, 6, 5]
const press = (hand: AlertHand, key: string, { shift = false, ctrl = false } = {}): AlertHand | null => handAfterKey(hand, { key, shift, ctrl }, LIST, 3)
const chosen = (hand: AlertHand | null): readonly number[] => [...(hand?.chosen ?? [])]

describe('the hand in the list of alerts', () => {
  it.each(['j', 'ArrowDown'])('begins at the newest and goes down with %s', (key) => {
    const first = press(emptyHand, key)
    expect(first?.at).toBe(9)
    expect(press(first ?? emptyHand, key)?.at).toBe(8)
  })

  it('stops at both ends', () => {
    expect(press({ ...emptyHand, at: 9 }, 'k')?.at).toBe(9)
    expect(press({ ...emptyHand, at: 5 }, 'ArrowDown')?.at).toBe(5)
    expect(press({ ...emptyHand, at: 8 }, 'PageDown')?.at).toBe(5)
    expect(press({ ...emptyHand, at: 8 }, 'PageUp')?.at).toBe(9)
    expect(press({ ...emptyHand, at: 8 }, 'End')?.at).toBe(5)
  })

  it('chooses with space, a range with shift, all with ctrl+a', () => {
    const one = press({ ...emptyHand, at: 8, anchor: 8 }, ' ')
    expect(chosen(one)).toEqual([8])
    expect(chosen(press(one ?? emptyHand, ' '))).toEqual([])
    const two = press({ ...emptyHand, at: 8, anchor: 8 }, 'J', { shift: true })
    expect(chosen(two)).toEqual([8, 7])
    expect(chosen(press(two ?? emptyHand, 'ArrowDown', { shift: true }))).toEqual([8, 7, 6])
    expect(chosen(press(emptyHand, 'a', { ctrl: true }))).toEqual(LIST)
  })

  it('lets go of what is chosen first, then of the alert', () => {
    const hand = { at: 8, anchor: 8, chosen: new Set([8, 7]) }
    const first = press(hand, 'Escape')
    expect(first).toMatchObject({ at: 8 })
    expect(chosen(first)).toEqual([])
    expect(press(first ?? emptyHand, 'Escape')).toEqual(emptyHand)
    expect(press(emptyHand, 'Escape')).toBeNull()
  })

  it('leaves other keys alone', () => {
    expect(press({ ...emptyHand, at: 8 }, 'j', { ctrl: true })).toBeNull()
    expect(press({ ...emptyHand, at: 8 }, 'x')).toBeNull()
    expect(press(emptyHand, ' ')).toBeNull()
  })

  it('chooses by mouse like a list of the system', () => {
    const one = handAt(emptyHand, 8, { shift: false, ctrl: false }, LIST)
    expect(one).toMatchObject({ at: 8 })
    expect(chosen(handAt(one, 6, { shift: true, ctrl: false }, LIST))).toEqual([8, 7, 6])
    expect(chosen(handAt(handAt(one, 8, { shift: false, ctrl: true }, LIST), 5, { shift: false, ctrl: true }, LIST))).toEqual([8, 5])
  })

  it('goes to the one below where its alert has left the list', () => {
    expect(handWithin({ at: 8, anchor: 8, chosen: new Set([8, 7]) }, LIST, [9, 7, 6, 5])).toEqual({ at: 7, anchor: 7, chosen: new Set([7]) })
    expect(handWithin({ at: 5, anchor: 5, chosen: new Set() }, LIST, [9, 8]).at).toBe(8)
    expect(handWithin({ at: 5, anchor: 5, chosen: new Set() }, LIST, []).at).toBeNull()
    const still = { at: 8, anchor: 8, chosen: new Set([8]) }
    expect(handWithin(still, LIST, [10, ...LIST])).toBe(still)
  })
})

import { describe, expect, it } from 'vitest'
import { HistoryPacing, type PacedRequest } from './history-pacing.js'

const request = (contract: number, end: number, weight = 1): PacedRequest => ({ identity: `${String(contract)} ${String(end)}`, alike: String(contract), weight })

describe('the pacing of history', () => {
  it('lets five of a kind through within two seconds', () => {
    const pacing = new HistoryPacing()
    expect([0, 1, 2, 3, 4, 5].map((end) => pacing.take(end, request(1, end), 0))).toEqual([true, true, true, true, true, false])
    expect(pacing.take(6, request(2, 0), 0)).toBe(true)
    expect(pacing.take(2_005, request(1, 9), 0)).toBe(true)
    expect(pacing.breaches).toBe(1)
  })

  it('counts bids with asks twice', () => {
    const pacing = new HistoryPacing()
    expect([0, 1, 2].map((end) => pacing.take(end, request(1, end, 2), 0))).toEqual([true, true, false])
  })

  it('lets the same again after fifteen seconds', () => {
    const pacing = new HistoryPacing()
    expect([0, 14_999, 29_999].map((now) => pacing.take(now, request(1, 1), 0))).toEqual([true, false, true])
  })

  it('lets sixty through in ten minutes, and fifty be open', () => {
    const pacing = new HistoryPacing()
    const taken = Array.from({ length: 61 }, (_, n) => pacing.take(n * 1_000, request(n, n), 0))
    expect(taken.filter((isFine) => isFine)).toHaveLength(60)
    expect(pacing.take(1_000_000, request(1, 99), 50)).toBe(false)
    expect(pacing.take(2_000_000, request(1, 99), 49)).toBe(true)
  })
})

import { describe, expect, test } from 'vitest'
import { tickWeight } from './tick-weight.js'

const utc = (month: number, day: number, hour: number, minute = 0): number => Date.UTC(2026, month - 1, day, hour, minute)

describe('the weight of a step in time', () => {
  test('is a day where the zone turns its page, not where UTC does', () => {
    expect(tickWeight(utc(11, 19, 23, 30), utc(11, 20, 0, 30), 'utc')).toBe(50)
    expect(tickWeight(utc(11, 19, 23, 30), utc(11, 20, 0, 30), 'exchange')).toBe(30)
    expect(tickWeight(utc(11, 20, 4, 59), utc(11, 20, 5), 'exchange')).toBe(50)
    expect(tickWeight(utc(11, 20, 4, 59), utc(11, 20, 5), 'utc')).toBe(30)
  })

  test('ranks years over months over days over hours over minutes', () => {
    expect(tickWeight(Date.UTC(2025, 11, 31, 12), utc(1, 1, 12), 'utc')).toBe(70)
    expect(tickWeight(utc(10, 31, 12), utc(11, 2, 12), 'utc')).toBe(60)
    expect(tickWeight(utc(11, 20, 11, 30), utc(11, 20, 12), 'utc')).toBe(33)
    expect(tickWeight(utc(11, 20, 14, 59), utc(11, 20, 15), 'utc')).toBe(31)
    expect(tickWeight(utc(11, 20, 15, 25), utc(11, 20, 15, 30), 'utc')).toBe(22)
    expect(tickWeight(utc(11, 20, 15, 30), utc(11, 20, 15, 31), 'utc')).toBe(20)
  })

  test('finds the new day across a change of clocks', () => {
    // The night of 2026-11-01 has 25 hours in New York.
    expect(tickWeight(Date.UTC(2026, 10, 1, 3, 59), Date.UTC(2026, 10, 1, 4), 'exchange')).toBe(60)
    expect(tickWeight(Date.UTC(2026, 10, 2, 4, 30), Date.UTC(2026, 10, 2, 5), 'exchange')).toBe(50)
  })
})

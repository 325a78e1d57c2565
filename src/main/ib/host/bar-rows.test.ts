import { describe, expect, it } from 'vitest'
import type { Bar } from '../../../shared/domain/bar.js'
import { BarGatherer, toBar, type LibraryBar } from './bar-rows.js'

const traded: LibraryBar = { open: 10, high: 12, low: 9, close: 11, volume: 1_200, average: 10.5, count: 60 }

describe('a bar', () => {
  it('has its start in milliseconds, a day at midnight UTC of its date', () => {
    expect(toBar('1763730000', traded)).toEqual({ at: 1_763_730_000_000, ...traded })
    expect(toBar('20261120', traded)).toEqual({ at: Date.UTC(2026, 10, 20), ...traded })
  })

  it('has null for what is not traded', () => {
    const nothing = { volume: null, average: null, count: null }
    expect(toBar('1763730000', { ...traded, volume: -1, average: -1, count: -1 })).toMatchObject(nothing)
    expect(toBar('1763730000', { ...traded, volume: undefined, average: undefined, count: 2_147_483_647 })).toMatchObject(nothing)
    expect(toBar('1763730000', { ...traded, volume: NaN, average: 1.797693134862315e308, count: undefined })).toMatchObject(nothing)
  })

  it('may be below zero, as oil once was', () => {
    expect(toBar('1763730000', { ...traded, open: -1, high: 2, low: -40, close: -37.63 })).toMatchObject({ low: -40, close: -37.63 })
  })

  it.each([
    ['20261120 10:00:00', traded, 'time is'], ['', traded, 'time is'], ['1763730000', { ...traded, open: undefined }, 'a price'], ['1763730000', { ...traded, low: NaN }, 'a price'],
    ['1763730000', { ...traded, high: 1.797693134862315e308 }, 'a price'], ['1763730000', { ...traded, high: 10.5 }, 'outside'], ['1763730000', { ...traded, low: 10.5 }, 'outside']
  ])('is none at "%s" with %j', (time, values, reason) => {
    expect(toBar(time, values)).toContain(reason)
  })
})

describe('an answer', () => {
  it('is sent a thousand bars at a time, each request by itself, and tells how many were none', () => {
    const sent: [number, Bar[]][] = []
    const bars = new BarGatherer((reqId, rows) => sent.push([reqId, rows]))
    for (let second = 0; second < 2_500; second += 1) {
      expect(bars.take(1, String(1_763_730_000 + second), traded)).toBeNull()
      if (second % 1_000 === 0) bars.take(2, 'rubbish', traded)
    }
    expect(bars.take(2, 'finished-a-b', traded)).toEqual({ unreadable: 3, reason: 'time is "rubbish"' })
    expect(bars.take(1, 'finished-a-b', traded)).toEqual({ unreadable: 0, reason: '' })
    expect(sent.map(([reqId, rows]) => [reqId, rows.length])).toEqual([[1, 1_000], [1, 1_000], [1, 500]])
    expect(sent.flatMap(([, rows]) => rows.map(({ at }) => at))).toEqual(Array.from({ length: 2_500 }, (_, second) => (1_763_730_000 + second) * 1_000))
    expect(bars.take(1, 'finished-a-b', traded)).toEqual({ unreadable: 0, reason: '' })
  })
})

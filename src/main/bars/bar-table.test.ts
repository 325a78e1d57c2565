import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bar } from '../../shared/domain/bar.js'
import { BarTable } from './bar-table.js'

const bar = (at: number, close: number): Bar => ({ at, open: 1, high: 9, low: 0, close, volume: null, average: null, count: null })
const batch = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 4 })).map(([at, close]) => bar(at, close)), { maxLength: 20 })

describe('a table of bars', () => {
  it('holds the last word about each start, in order, and tells what has changed', () => {
    fc.assert(fc.property(fc.array(batch, { maxLength: 8 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }), (batches, from, length) => {
      const table = new BarTable()
      const model = new Map<number, Bar>()
      for (const bars of batches) {
        const before = new Map(model)
        for (const each of bars) model.set(each.at, each)
        expect(table.put(bars)).toEqual([...model.values()].filter((each) => before.get(each.at)?.close !== each.close).sort((a, b) => a.at - b.at))
      }
      const all = [...model.values()].sort((a, b) => a.at - b.at)
      const span = { from, to: from + length }
      expect(table.size).toBe(all.length)
      expect(table.within({ from: 0, to: Infinity })).toEqual(all)
      expect(table.within(span)).toEqual(all.filter(({ at }) => at >= span.from && at < span.to))
      expect(table.hasAny(span)).toBe(table.within(span).length > 0)
    }))
  })

  it('takes a page of forty thousand at once', () => {
    const table = new BarTable()
    table.put(Array.from({ length: 200_000 }, (_, at) => bar(at, 1)))
    expect(table.size).toBe(200_000)
  })
})

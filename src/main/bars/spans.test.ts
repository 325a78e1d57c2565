import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covers, difference, intersection, union, within, type Span } from './spans.js'

const MOST = 40
const anySpans = fc.array(fc.tuple(fc.integer({ min: 0, max: MOST }), fc.integer({ min: 0, max: 9 })).map(([from, length]): Span => ({ from, to: from + length })), { maxLength: 12 })
const spans = anySpans.map((list) => union(list))

/** The same as a set of moments. */
const moments = (list: readonly Span[]): Set<number> => new Set(list.flatMap(({ from, to }) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)))
const isTidy = (list: readonly Span[]): boolean => list.every(({ from, to }, i) => to > from && (list[i - 1]?.to ?? -1) < from)

describe('spans', () => {
  it('are the moments that they were made of, in order and apart', () => {
    fc.assert(fc.property(anySpans, anySpans, (a, b) => {
      const both = union(a, b)
      expect(isTidy(both)).toBe(true)
      expect(moments(both)).toEqual(moments([...a, ...b]))
    }))
  })

  it('have in common what both have', () => {
    fc.assert(fc.property(spans, spans, (a, b) => {
      const common = intersection(a, b)
      expect(isTidy(common)).toBe(true)
      expect([...moments(common)]).toEqual([...moments(a)].filter((at) => moments(b).has(at)))
    }))
  })

  it('leave what the other has not', () => {
    fc.assert(fc.property(spans, spans, (a, b) => {
      const left = difference(a, b)
      expect(left.every(({ from, to }) => to > from)).toBe(true)
      expect([...moments(left)]).toEqual([...moments(a)].filter((at) => !moments(b).has(at)))
      expect(union(left, intersection(a, b))).toEqual(a)
    }))
  })

  it('cover a span when they leave nothing of it', () => {
    fc.assert(fc.property(spans, fc.integer({ min: 0, max: MOST }), fc.integer({ min: 1, max: 9 }), (a, from, length) => {
      const span = { from, to: from + length }
      expect(covers(a, span)).toBe(difference([span], a).length === 0)
      expect(within(a, span)).toEqual(intersection(a, [span]))
    }))
  })
})

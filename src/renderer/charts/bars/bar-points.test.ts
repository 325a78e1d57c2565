import { describe, expect, test } from 'vitest'
import type { Bar, BarSpan } from '../../../shared/domain/bar.js'
import { chartPlaces } from './bar-points.js'

const MINUTE = 60_000
const start = Date.UTC(2026, 10, 20, 14, 30)
const minute = (index: number): number => start + index * MINUTE
const bar = (index: number): Bar => ({ at: minute(index), open: 1, high: 2, low: 0.5, close: 1.5, volume: 10, average: null, count: null })
const span = (from: number, to: number, kind: BarSpan['kind']): BarSpan => ({ from: minute(from), to: minute(to), kind })

describe('the places of a chart', () => {
  test('are the bars where nothing is missing, whatever lies between them', () => {
    const bars = [bar(0), bar(1), bar(900)]
    const { points, bands } = chartPlaces(bars, [span(0, 2, 'have'), span(2, 900, 'closed'), span(900, 901, 'have')], '1m')
    expect(points.map(({ at }) => at)).toEqual([minute(0), minute(1), minute(900)])
    expect(bands).toEqual([])
  })

  test('leave room for what is missing, in its place', () => {
    const { points, bands } = chartPlaces([bar(0), bar(4)], [span(0, 1, 'have'), span(1, 4, 'missing'), span(4, 5, 'have')], '1m')
    expect(points.map(({ bar: shown }) => shown !== null)).toEqual([true, false, false, false, true])
    expect(bands).toEqual([{ kind: 'missing', first: 1, last: 3, from: minute(1), to: minute(4) }])
  })

  test('give a long gap few of them, each within it and none twice', () => {
    const { points, bands } = chartPlaces([bar(2_000)], [span(0, 2_000, 'failed'), span(2_000, 2_001, 'have')], '1m')
    expect(points.length).toBeLessThanOrEqual(25)
    expect(points.length).toBeGreaterThan(10)
    expect(new Set(points.map(({ at }) => at)).size).toBe(points.length)
    expect(bands).toEqual([{ kind: 'failed', first: 0, last: points.length - 2, from: start, to: minute(2_000) }])
  })

  test('join gaps that only a closed session parts, but not different ones', () => {
    const spans = [span(0, 10, 'missing'), span(10, 100, 'closed'), span(100, 110, 'missing'), span(110, 120, 'failed'), span(120, 121, 'have')]
    const { bands } = chartPlaces([bar(120)], spans, '1m')
    expect(bands.map(({ kind, from, to }) => [kind, from, to])).toEqual([['missing', start, minute(110)], ['failed', minute(110), minute(120)]])
  })

  test('keep gaps apart that bars part', () => {
    const { bands } = chartPlaces([bar(1)], [span(0, 1, 'missing'), span(1, 2, 'have'), span(2, 3, 'missing')], '1m')
    expect(bands.map(({ first, last }) => [first, last])).toEqual([[0, 0], [2, 2]])
  })

  test('show a bar that arrived inside a gap', () => {
    const { points, bands } = chartPlaces([bar(1)], [span(0, 3, 'missing')], '1m')
    expect(points.map(({ bar: shown }) => shown !== null)).toEqual([false, true, false])
    expect(bands.map(({ first, last }) => [first, last])).toEqual([[0, 0], [2, 2]])
  })

  test('of a gap shorter than a bar are one', () => {
    expect(chartPlaces([], [{ from: start, to: start + 1, kind: 'missing' }], '1d').points).toEqual([{ at: start, bar: null }])
  })
})

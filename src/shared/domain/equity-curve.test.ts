import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal, toNumber } from '../lib/decimal.js'
import type { EquityPoint } from './database-rows.js'
import { decimate } from './decimate.js'
import { equitySeries } from './equity-curve.js'
import { noFigure } from './figure.js'

const point = (asOf: number, equity: number, over: Partial<EquityPoint> = {}): EquityPoint => ({ account: 'DU1', asOf, equity: decimal(equity), realizedPnl: null, currency: 'USD', ...over })
const curve = (...values: readonly number[]): ReturnType<typeof equitySeries>[number] => {
  const [series] = equitySeries(values.map((value, index) => point((index + 1) * 10, value)))
  if (series === undefined) throw new Error('expected a series')
  return series
}

describe('an equity series', () => {
  test('is sorted, by account and currency', () => {
    const series = equitySeries([point(2, 5, { account: 'DU2' }), point(3, 7), point(1, 6), point(2, 5, { currency: 'EUR' })])
    expect(series.map((one) => [one.account, one.currency, one.points.map((p) => p.at)])).toEqual([['DU1', 'EUR', [2]], ['DU1', 'USD', [1, 3]], ['DU2', 'USD', [2]]])
    expect(equitySeries([])).toEqual([])
  })

  test('has its drawdown at every point and the worst one with dates', () => {
    const series = curve(100, 120, 90, 108, 120, 114)
    expect(series.points.map((p) => p.drawdown)).toEqual([0, 0, -0.25, -0.1, 0, -0.05])
    expect(series).toMatchObject({ maxDrawdown: { amount: '-30', share: { value: '-0.25' }, peakAt: 20, troughAt: 30, recoveredAt: 50 }, drawdownNow: -0.05 })
  })

  test('prefers the deepest share to the deepest amount, and says when it has not recovered', () => {
    expect(curve(100, 80, 1_000, 900).maxDrawdown).toMatchObject({ amount: '-20', share: { value: '-0.2' }, recoveredAt: 30 })
    expect(curve(1_000, 900, 1_000, 800).maxDrawdown).toMatchObject({ share: { value: '-0.2' }, peakAt: 30, recoveredAt: null })
  })

  test('that never fell has none', () => {
    expect(curve(1, 2, 2, 3)).toMatchObject({ maxDrawdown: null, drawdownNow: 0 })
  })

  test('that was never above zero has an amount, and a reason for no share', () => {
    const series = curve(-10, -30, 0, -5)
    expect(series.points.map((p) => p.drawdown)).toEqual([null, null, null, null])
    expect(series.maxDrawdown).toMatchObject({ amount: '-20', share: noFigure('the peak is not above zero'), recoveredAt: 30 })
    expect(series.drawdownNow).toBeNull()
  })

  test('has no drawdown above zero, and the worst is the worst of them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1 }), (values) => {
        const series = curve(...values)
        const falls = series.points.map((p) => p.drawdown ?? 1)
        expect(Math.max(...falls)).toBe(0)
        const worst = series.maxDrawdown?.share.value
        expect(worst === undefined || worst === null ? 0 : toNumber(worst)).toBeCloseTo(Math.min(...falls), 12)
        expect(series.maxDrawdown === null).toBe(falls.every((fall) => fall === 0))
      })
    )
  })
})

describe('fewer points', () => {
  const values = fc.array(fc.integer({ min: -100, max: 100 }), { maxLength: 300 })
  const limits = fc.integer({ min: 4, max: 60 })

  test('keep the ends, the lowest and the highest, in their order, within the limit', () => {
    fc.assert(
      fc.property(values, limits, (list, limit) => {
        const points = list.map((value, at) => ({ at, value }))
        const kept = decimate(points, limit, (p) => p.value)
        expect(kept.length).toBeLessThanOrEqual(limit)
        expect(kept.at(0)).toBe(points.at(0))
        expect(kept.at(-1)).toBe(points.at(-1))
        expect(Math.max(...kept.map((p) => p.value))).toBe(Math.max(...list))
        expect(Math.min(...kept.map((p) => p.value))).toBe(Math.min(...list))
        for (const [index, p] of kept.entries()) if (index > 0) expect(p.at).toBeGreaterThan(kept[index - 1]?.at ?? Infinity)
      })
    )
  })

  test('are all of them when they are few', () => {
    const few = [3, 1, 2]
    expect(decimate(few, 4, (value) => value)).toBe(few)
  })
})

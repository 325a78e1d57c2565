import { describe, expect, test } from 'vitest'
import { Scale } from '../lib/exact-sum.js'
import { dailySharpe } from './daily-sharpe.js'
import { noFigure } from './figure.js'
import type { DayResult } from './profit-curve.js'

const cents = new Scale(2)
const days = (...results: readonly (readonly [day: string, cents: number])[]): readonly DayResult[] => results.map(([day, realized]) => ({ day, at: Date.parse(day), realized }))

describe('the Sharpe ratio of days', () => {
  test('is the mean by the sample deviation times the root of 252', () => {
    // 10, 20 and -6: mean 8, deviation √172.
    const { figure, days: counted } = dailySharpe(days(['2026-11-16', 1_000], ['2026-11-17', 2_000], ['2026-11-18', -600]), cents)
    expect(Number(figure.value)).toBeCloseTo((8 / Math.sqrt(172)) * Math.sqrt(252), 10)
    expect(counted).toBe(3)
  })

  test('counts weekdays on which nothing closed as 0, and weekends only where something did', () => {
    expect(dailySharpe(days(['2026-11-13', 1_000], ['2026-11-17', 1_000]), cents).days).toBe(3)
    expect(dailySharpe(days(['2026-11-13', 1_000], ['2026-11-14', 500], ['2026-11-17', 1_000]), cents).days).toBe(4)
    expect(dailySharpe(days(['2026-11-14', 1_000], ['2026-11-15', 500]), cents).days).toBe(2)
    expect(dailySharpe(days(['1969-12-29', 1_000], ['1970-01-05', 500]), cents).days).toBe(6)
    // 10, 0, 10 have a deviation that 10, 10 have not.
    expect(Number(dailySharpe(days(['2026-11-16', 1_000], ['2026-11-18', 1_000]), cents).figure.value)).toBeCloseTo((20 / 3 / Math.sqrt(100 / 3)) * Math.sqrt(252), 10)
  })

  test('is not defined of fewer than two days, nor of days that are all the same', () => {
    expect(dailySharpe([], cents).figure).toEqual(noFigure('no closed trades'))
    expect(dailySharpe(days(['2026-11-16', 1_000]), cents).figure).toEqual(noFigure('only one day'))
    expect(dailySharpe(days(['2026-11-16', 1_000], ['2026-11-17', 1_000]), cents).figure).toEqual(noFigure('every day the same'))
    expect(dailySharpe(days(['2026-11-16', 1_000], ['2026-11-17', -1_000]), cents).figure.value).toBe('0')
  })
})

import { describe, expect, test } from 'vitest'
import { allowedRange, queryOf, rangeStart, rangesOf } from './chart-choice.js'

const saturday = Date.UTC(2026, 10, 21, 10, 7)
const iso = (at: number): string => new Date(at).toISOString()

describe('the start of a range', () => {
  test('of a day is a trading day back, on a weekend Friday', () => {
    expect(iso(rangeStart('1D', '1m', saturday))).toBe('2026-11-20T00:00:00.000Z')
    expect(iso(rangeStart('1D', '1m', Date.UTC(2026, 10, 22, 23, 59)))).toBe('2026-11-20T00:00:00.000Z')
    expect(iso(rangeStart('1D', '5m', Date.UTC(2026, 10, 23, 10, 7)))).toBe('2026-11-20T10:05:00.000Z')
    expect(iso(rangeStart('1D', '1m', Date.UTC(2026, 10, 20, 10, 7)))).toBe('2026-11-19T10:07:00.000Z')
  })

  test('of five days is a week of trading', () => {
    expect(iso(rangeStart('5D', '5m', saturday))).toBe('2026-11-16T00:00:00.000Z')
    expect(iso(rangeStart('5D', '1h', Date.UTC(2026, 10, 19, 10, 7)))).toBe('2026-11-12T10:00:00.000Z')
  })

  test('of months is the same day of the month, or its last', () => {
    expect(iso(rangeStart('1M', '1d', saturday))).toBe('2026-10-21T00:00:00.000Z')
    expect(iso(rangeStart('1M', '1d', Date.UTC(2026, 2, 31)))).toBe('2026-02-28T00:00:00.000Z')
    expect(iso(rangeStart('3M', '1h', Date.UTC(2026, 4, 31, 5)))).toBe('2026-02-28T05:00:00.000Z')
    expect(iso(rangeStart('1Y', '1d', Date.UTC(2028, 1, 29)))).toBe('2027-02-28T00:00:00.000Z')
  })
})

test('a bar size keeps the range, or takes the nearest that it allows', () => {
  expect(allowedRange('1m', '5D')).toBe('5D')
  expect(allowedRange('1m', '1Y')).toBe('1M')
  expect(allowedRange('1d', '1D')).toBe('1M')
  expect(rangesOf('1d')).not.toContain('1D')
})

test('a question to the broker is about everything until now, and goes on', () => {
  const instrument = { conId: '265598', symbol: 'AAPL', localSymbol: 'AAPL', secType: 'STK', exchange: 'SMART', primaryExchange: 'NASDAQ', currency: 'USD', multiplier: '1', description: 'APPLE INC' }
  expect(queryOf(instrument, { barSize: '1d', whatToShow: 'TRADES', session: 'regular', range: '1M', mode: 'auto' }, saturday)).toEqual({
    instrument, barSize: '1d', whatToShow: 'TRADES', session: 'regular', mode: 'auto', from: Date.UTC(2026, 9, 21), to: null
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instrument } from '../world/types.js'
import { barAt, barSizes, bars, durationOf } from './history.js'

const mini: Instrument = {
  ...{ conId: 495_512_563, symbol: 'ES', localSymbol: 'ESZ6', tradingClass: 'ES', secType: 'FUT', exchange: 'CME', primaryExchange: '', currency: 'USD' },
  ...{ multiplier: 50, minTick: 0.25, expiry: '20261218', strike: 0, right: '', longName: 'E-mini S&P 500', timeZoneId: 'US/Central' }
}
const size = fc.constantFrom(...barSizes.values())
const friday = Date.UTC(2026, 10, 20, 15)

describe('bars', () => {
  it('hold their open and close within high and low, on the grid of the smallest step', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2_000_000_000_000 }), size, (start, length) => {
      const { open, high, low, close, volume } = barAt(mini, 6_440, start, length)
      expect(high).toBeGreaterThanOrEqual(Math.max(open, close))
      expect(low).toBeLessThanOrEqual(Math.min(open, close))
      for (const price of [open, high, low, close]) expect(price % 0.25).toBe(0)
      expect(volume).toBeGreaterThan(0)
    }))
  })

  it('follow each other without a gap, oldest first, and the same for any span that holds them', () => {
    const hour = bars(mini, 6_440, friday - 3_600_000, friday, 300_000)
    expect(hour.map(({ start }) => start)).toEqual(Array.from({ length: 12 }, (_each, index) => friday - 3_600_000 + index * 300_000))
    for (const [index, bar] of hour.slice(1).entries()) expect(bar.open).toBe(hour[index]?.close)
    expect(bars(mini, 6_440, friday - 1_800_000, friday, 300_000)).toEqual(hour.slice(6))
  })

  it('leave weekends out, and more than a chart can show', () => {
    const month = bars(mini, 6_440, friday - 30 * 86_400_000, friday, 86_400_000)
    expect(month.map(({ start }) => new Date(start).getUTCDay()).filter((day) => day === 0 || day === 6)).toEqual([])
    expect(bars(mini, 6_440, 0, friday, 60_000)).toHaveLength(5_000)
  })
})

it.each([['3600 S', 3_600_000], ['2 D', 172_800_000], ['1 W', 604_800_000], ['0 D', 0], ['2 h', null], ['D', null], ['-1 D', null], ['', null]])('the duration "%s" is %s', (text, length) => {
  expect(durationOf(text)).toBe(length)
})

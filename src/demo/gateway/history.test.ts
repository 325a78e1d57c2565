import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apple, mini, scriptedBrokerView, appleQuote } from '../../../test/fixtures/scripted-broker-view.js'
import { barSizes, durationOf, PriceHistory, type Bar } from './history.js'

const MINUTE = 60_000
const DAY = 86_400_000
/** Friday 10:30 in New York. */
const opened = Date.UTC(2026, 10, 20, 15, 30)

function market(): { readonly history: PriceHistory; readonly trade: (at: number, last: number) => void; readonly at: { now: number } } {
  const view = scriptedBrokerView()
  const at = { now: opened }
  const history = new PriceHistory(view, { now: () => at.now })
  return {
    history, at,
    trade: (now, last) => {
      at.now = now
      view.setQuote(apple.conId, { ...appleQuote, last, volume: appleQuote.volume + 100 })
    }
  }
}

const size = fc.constantFrom(...[...barSizes.values()].filter((ms) => ms >= 5_000))
const instrument = fc.constantFrom(apple, mini)
const start = fc.integer({ min: opened - 20 * DAY, max: opened - DAY })

describe('bars of the past', () => {
  const { history } = market()

  it('hold their open and close within high and low, on the grid of the smallest step', () => {
    fc.assert(fc.property(start, size, instrument, fc.boolean(), (from, length, of, regular) => {
      for (const { open, high, low, close, volume } of history.bars(of, { from, to: from + 4 * Math.max(length, MINUTE) }, length, regular)) {
        expect(high).toBeGreaterThanOrEqual(Math.max(open, close))
        expect(low).toBeLessThanOrEqual(Math.min(open, close))
        for (const price of [open, high, low, close]) expect(Math.abs(price / of.minTick - Math.round(price / of.minTick))).toBeLessThan(1e-6)
        expect(volume).toBeGreaterThanOrEqual(0)
      }
    }), { numRuns: 60 })
  })

  it('are the same for any span that holds them, and larger ones are made of smaller ones', () => {
    const morning = { from: opened - 3 * DAY - 3_600_000, to: opened - 3 * DAY }
    const minutes = history.bars(apple, morning, MINUTE, true)
    expect(minutes).toHaveLength(60)
    for (const [index, bar] of minutes.slice(1).entries()) expect(bar.open).toBe(minutes[index]?.close)
    expect(history.bars(apple, { from: morning.from + 30 * MINUTE, to: morning.to }, MINUTE, true)).toEqual(minutes.slice(30))
    const fives = history.bars(apple, morning, 5 * MINUTE, true)
    expect(fives).toEqual(Array.from({ length: 12 }, (_, n) => {
      const part = minutes.slice(n * 5, n * 5 + 5)
      return {
        start: part[0]?.start, open: part[0]?.open, close: part.at(-1)?.close, high: Math.max(...part.map(({ high }) => high)), low: Math.min(...part.map(({ low }) => low)),
        volume: part.reduce((sum, { volume }) => sum + volume, 0)
      }
    }))
  })

  it('are there when the exchange is open', () => {
    const weekend = { from: Date.UTC(2026, 10, 14, 1), to: Date.UTC(2026, 10, 15, 20) }
    expect(history.bars(apple, weekend, MINUTE, false)).toEqual([])
    const day = { from: Date.UTC(2026, 10, 18, 5), to: Date.UTC(2026, 10, 19, 5) }
    const starts = (bars: readonly Bar[]): string[] => [bars[0], bars.at(-1)].map((bar) => new Date(bar?.start ?? 0).toISOString().slice(11, 16))
    expect(starts(history.bars(apple, day, MINUTE, true))).toEqual(['14:30', '20:59'])
    expect(starts(history.bars(apple, day, MINUTE, false))).toEqual(['09:00', '00:59'])
    expect(starts(history.bars(apple, day, 60 * MINUTE, true))).toEqual(['14:30', '20:00'])
    expect(history.bars(mini, day, MINUTE, false)).toHaveLength(23 * 60)
  })

  it('of days are named by the trading day', () => {
    const days = history.bars(mini, { from: Date.UTC(2026, 10, 16), to: Date.UTC(2026, 10, 19) }, DAY, false)
    expect(days.map((bar) => new Date(bar.start).toISOString().slice(0, 10))).toEqual(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'])
    expect(history.daysBack(apple, opened, 5, true)).toBe(Date.UTC(2026, 10, 15, 15, 30))
    expect(history.daysBack(apple, Date.UTC(2026, 10, 16, 16), 3, true)).toBe(Date.UTC(2026, 10, 12, 14, 30))
  })
})

describe('bars of the present', () => {
  it('go on where the past ends, and agree with what is quoted', () => {
    const { history, trade } = market()
    trade(opened + 10_000, 243.5)
    trade(opened + 70_000, 242.8)
    const bars = history.bars(apple, { from: opened - 2 * MINUTE, to: opened + 80_000 }, MINUTE, true)
    expect(bars.map((bar) => bar.start)).toEqual([opened - 2 * MINUTE, opened - MINUTE, opened, opened + MINUTE])
    expect(Math.abs((bars[1]?.close ?? 0) - appleQuote.last)).toBeLessThan(0.5)
    expect(bars[2]).toMatchObject({ open: appleQuote.last, high: 243.5, low: appleQuote.last, close: 243.5, volume: 100 })
    expect(bars[3]).toMatchObject({ open: 243.5, high: 243.5, low: 242.8, close: 242.8 })
    expect(history.bars(apple, { from: opened, to: opened + 80_000 }, 5_000, true).map(({ close }) => close)).toEqual([appleQuote.last, 243.5, 242.8])
  })

  it('begin on the clock, whenever a story begins to trade', () => {
    const { history, trade } = market()
    // A Saturday.
    const at = opened + DAY + 7 * MINUTE
    trade(at, 242)
    for (const length of [5 * MINUTE, 15 * MINUTE, 60 * MINUTE]) {
      const [bar] = history.bars(apple, { from: at - 60 * MINUTE, to: at + MINUTE }, length, true)
      expect(bar?.start).toBe(Math.floor(at / length) * length)
    }
  })

  it('are there while the story trades, also when the exchange is closed', () => {
    const { history, trade } = market()
    const saturday = Date.UTC(2026, 10, 21, 15)
    trade(saturday, 250)
    expect(history.bars(apple, { from: saturday, to: saturday + 60_000 }, MINUTE, true)).toMatchObject([{ start: saturday, close: 250 }])
  })
})

it.each([['3600 S', 3_600_000], ['2 D', 172_800_000], ['1 W', 604_800_000], ['0 D', 0], ['2 h', null], ['D', null], ['-1 D', null], ['', null]])('the duration "%s" is %s', (text, length) => {
  expect(durationOf(text)).toBe(length)
})

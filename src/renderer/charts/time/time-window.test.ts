import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { panned, rangeWindow, timeRanges, within, zoomed, type TimeWindow } from './time-window.js'

const at = (text: string): number => Date.parse(text)
const extentTo = (to: string): TimeWindow => ({ from: at('2020-01-01T00:00:00Z'), to: at(to) })
const from = (range: (typeof timeRanges)[number], to: string, zone: string): string => new Date(rangeWindow(range, extentTo(to), zone).from).toISOString()

describe('ranges', () => {
  it.each([
    // New York springs forward on 8 March 2026 and falls back on 1 November.
    ['1D', '2026-03-08T16:00:00Z', 'America/New_York', '2026-03-07T17:00:00.000Z'],
    ['1D', '2026-11-01T17:00:00Z', 'America/New_York', '2026-10-31T16:00:00.000Z'],
    // London: 29 March and 25 October.
    ['1D', '2026-03-29T11:00:00Z', 'Europe/London', '2026-03-28T12:00:00.000Z'],
    ['1W', '2026-10-25T12:00:00Z', 'Europe/London', '2026-10-18T11:00:00.000Z'],
    // Sydney, the other way round: 5 April and 4 October.
    ['1D', '2026-04-05T02:00:00Z', 'Australia/Sydney', '2026-04-04T01:00:00.000Z'],
    ['1D', '2026-10-04T01:00:00Z', 'Australia/Sydney', '2026-10-03T02:00:00.000Z'],
    ['1M', '2026-03-31T12:00:00Z', 'UTC', '2026-02-28T12:00:00.000Z'],
    ['3M', '2026-05-31T12:00:00Z', 'UTC', '2026-02-28T12:00:00.000Z'],
    ['YTD', '2026-11-21T12:00:00Z', 'America/New_York', '2026-01-01T05:00:00.000Z'],
    ['YTD', '2026-01-01T03:00:00Z', 'America/New_York', '2025-01-01T05:00:00.000Z'],
    ['YTD', '2026-07-01T00:00:00Z', 'Australia/Sydney', '2025-12-31T13:00:00.000Z']
  ] as const)('%s until %s in %s begins %s', (range, to, zone, begins) => {
    expect(from(range, to, zone)).toBe(begins)
  })

  it('never begin before the first point, and All is all', () => {
    const extent = { from: at('2026-11-20T00:00:00Z'), to: at('2026-11-21T00:00:00Z') }
    for (const range of timeRanges) expect(rangeWindow(range, extent, 'UTC')).toEqual(extent)
  })

  it('begin at the same time of day in every zone, across changes of the clock', () => {
    fc.assert(
      fc.property(fc.constantFrom('America/New_York', 'Europe/London', 'Australia/Sydney'), fc.integer({ min: at('2021-01-01T00:00:00Z'), max: at('2029-12-31T00:00:00Z') }), (zone, to) => {
        const window = rangeWindow('1W', { from: 0, to }, zone)
        const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
        const [hours, after] = [clock.format(window.from), clock.format(to)]
        // A time that a change skips, or that comes twice, is an hour beside.
        const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
        expect([0, 60, 1_380]).toContain(Math.abs(minutes(hours) - minutes(after)))
        expect(Math.abs(to - window.from - 7 * 86_400_000)).toBeLessThan(3_601_000)
      })
    )
  })
})

it('zooming and panning never leave what there is', () => {
  const extent = { from: 0, to: 10_000_000 }
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.double({ min: 0.1, max: 3, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 30 }), (steps) => {
      let window: TimeWindow = extent
      for (const [isZoom, amount, share] of steps) {
        window = isZoom ? zoomed(window, amount, share, extent) : panned(window, share < 0.5 ? -amount : amount, extent)
        expect(window.from).toBeGreaterThanOrEqual(0)
        expect(window.to).toBeLessThanOrEqual(10_000_000 + 1e-6)
        expect(window.to - window.from).toBeGreaterThanOrEqual(59_999)
      }
    })
  )
})

it('zooms around the pointer', () => {
  expect(zoomed({ from: 0, to: 1_000_000 }, 0.5, 0.25, { from: 0, to: 1_000_000 })).toEqual({ from: 125_000, to: 625_000 })
  expect(within({ from: -50, to: 50 }, { from: 0, to: 1_000 })).toEqual({ from: 0, to: 100 })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barSizes, type Bar } from '../../shared/domain/bar.js'
import { durationText, longestRequestMs, settledBy, spansToAsk, tradingDays } from './request-plan.js'
import { SessionCalendar } from './session-calendar.js'
import { difference, intersection, union, type Span } from './spans.js'

const DAY = 86_400_000
const days = ['20261109', '20261110', '20261111', '20261112', '20261113']
function calendar(hours: string, zone: string): SessionCalendar {
  const made = SessionCalendar.of(hours, zone)
  if (made === null) throw new Error('no calendar')
  return made
}
const stock = calendar(`${days.map((day) => `${day}:0930-${day}:1600`).join(';')};20261114:CLOSED`, 'US/Eastern')
const future = calendar('20261108:1700-20261109:1600;20261109:1700-20261110:1600;20261110:1700-20261111:1600;20261111:1700-20261112:1600;20261112:1700-20261113:1600', 'US/Central')
const always = calendar(['20261114', '20261115', ...days].map((day) => `${day}:0000-${day}:0000`).join(';'), 'UTC')

const bar = (at: number): Bar => ({ at, open: 1, high: 1, low: 1, close: 1, volume: 1, average: 1, count: 1 })
const size = fc.constantFrom(...barSizes)
const anyCalendar = fc.constantFrom(stock, future, always, null)
const start = Date.UTC(2026, 9, 1)
const span = fc.tuple(fc.integer({ min: 0, max: 60 * 24 }), fc.integer({ min: 1, max: 60 * 24 })).map(([from, hours]): Span => ({ from: start + from * 3_600_000, to: start + (from + hours) * 3_600_000 }))

describe('what is asked for', () => {
  it('is all open time that is not kept, none of it twice, newest first, and within what one request may ask', () => {
    fc.assert(fc.property(span, fc.array(span, { maxLength: 6 }), size, anyCalendar, (range, list, barSize, of) => {
      const kept = union(list)
      const asked = spansToAsk(range, kept, of, barSize)
      const open = of === null ? [range] : barSize === '1d' ? intersection(union(tradingDays(range, of)), [range]) : of.sessions(range)
      expect(difference(difference(open, kept), union(asked))).toEqual([])
      expect(intersection(union(asked), kept)).toEqual([])
      expect([...asked].sort((a, b) => b.from - a.from)).toEqual(asked)
      for (const [i, { from, to }] of asked.entries()) {
        expect(to - from).toBeLessThanOrEqual(longestRequestMs(barSize))
        expect(asked[i - 1]?.from ?? Infinity).toBeGreaterThanOrEqual(to)
      }
    }))
  })

  it('is five requests for thirty days of minutes, and no weekend', () => {
    const asked = spansToAsk({ from: Date.UTC(2026, 9, 12), to: Date.UTC(2026, 10, 11) }, [], stock, '1m')
    expect(asked.map(({ from, to }) => `${new Date(from).toISOString().slice(5, 16)} ${new Date(to).toISOString().slice(5, 16)}`)).toEqual([
      '11-04T14:30 11-10T21:00', '10-28T13:30 11-03T21:00', '10-21T13:30 10-27T20:00', '10-14T13:30 10-20T20:00', '10-12T13:30 10-13T20:00'
    ])
  })

  it('is a gap in the middle alone', () => {
    const [tuesday] = stock.sessions({ from: Date.UTC(2026, 10, 10), to: Date.UTC(2026, 10, 11) })
    const range = { from: Date.UTC(2026, 10, 2), to: Date.UTC(2026, 10, 14) }
    if (tuesday === undefined) throw new Error('no session')
    expect(spansToAsk(range, difference([range], [tuesday]), stock, '1m')).toEqual([tuesday])
  })

  it('is nothing when all that is missing is closed', () => {
    const weekend = { from: Date.UTC(2026, 10, 14), to: Date.UTC(2026, 10, 16) }
    expect(spansToAsk(weekend, [], stock, '5m')).toEqual([])
  })
})

describe('the duration of a request', () => {
  const units: Readonly<Record<string, number>> = { S: 1_000, D: DAY, W: 7 * DAY, M: 28 * DAY, Y: 365 * DAY }

  it('is long enough, and never more than a day of seconds', () => {
    fc.assert(fc.property(span, size, ({ from, to }, barSize) => {
      const cut = { from: Math.max(from, to - longestRequestMs(barSize)), to }
      const [count = '', unit = ''] = durationText(cut, barSize).split(' ')
      expect(Number(count) * (units[unit] ?? 0)).toBeGreaterThanOrEqual(cut.to - cut.from)
      if (unit === 'S') expect(Number(count)).toBeLessThanOrEqual(86_400)
      if (barSize === '1d') expect(unit).not.toBe('S')
    }))
  })

  it.each([
    [6.5 * 3_600_000, '1m', '23400 S'], [60_000, '1m', '60 S'], [60_000, '5m', '1800 S'], [60_000, '1h', '3600 S'], [90_000, '1m', '120 S'], [DAY, '1m', '86400 S'],
    [25 * 3_600_000, '1m', '2 D'], [6.2 * DAY, '1m', '1 W'], [7 * DAY, '1m', '1 W'], [26 * DAY, '1h', '4 W'], [DAY, '1d', '1 D'], [30 * DAY, '1d', '2 M'], [360 * DAY, '1d', '1 Y']
  ] as const)('of %d ms of %s is %s', (length, barSize, text) => {
    expect(durationText({ from: 0, to: length }, barSize)).toBe(text)
  })
})

describe('an answer', () => {
  const [monday, tuesday, wednesday] = stock.sessions({ from: Date.UTC(2026, 10, 9), to: Date.UTC(2026, 10, 12) })
  if (monday === undefined || tuesday === undefined || wednesday === undefined) throw new Error('no sessions')
  const asked = { from: monday.from, to: wednesday.to }

  it('settles all that was asked when it begins with the first session, however late within it', () => {
    expect(settledBy(asked, [bar(monday.from + 3_600_000)], stock, '1m')).toEqual(asked)
  })

  it('settles nothing before the first session that it left out', () => {
    expect(settledBy(asked, [bar(wednesday.from)], stock, '1m')).toEqual({ from: tuesday.to, to: wednesday.to })
    const daysAsked = { from: stock.dayOf(monday.from).from, to: stock.dayOf(wednesday.from).to }
    expect(settledBy(daysAsked, [bar(stock.dayOf(tuesday.from).from)], stock, '1d')).toEqual({ from: stock.dayOf(monday.from).to, to: daysAsked.to })
  })

  it('without a bar says that there is none', () => {
    expect(settledBy(asked, [], stock, '1m')).toEqual(asked)
  })

  it('comes to an end: what is left gets shorter each time', () => {
    fc.assert(fc.property(span, anyCalendar, size, fc.double({ min: 0, max: 1, noNaN: true }), (range, of, barSize, share) => {
      const settled = settledBy(range, [bar(Math.floor(range.from + (range.to - 1 - range.from) * share))], of, barSize)
      expect(settled.from).toBeLessThan(settled.to)
      expect(settled).toEqual({ from: Math.max(settled.from, range.from), to: range.to })
    }))
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SessionCalendar } from './session-calendar.js'

function calendar(hours: string, zone = 'US/Eastern'): SessionCalendar {
  const made = SessionCalendar.of(hours, zone)
  if (made === null) throw new Error('no calendar')
  return made
}
const day = (date: string, open = '0930', close = '1600'): string => `${date}:${open}-${date}:${close}`
/** Monday the 9th to Friday the 13th of November 2026, and the weekend. */
const week = ['20261109', '20261110', '20261111', '20261112', '20261113'].map((date) => day(date)).join(';') + ';20261114:CLOSED;20261115:CLOSED'
const stock = calendar(week)
/** Opens in the evening before; nothing begins on Friday or Saturday. */
const future = calendar('20261108:1700-20261109:1600;20261109:1700-20261110:1600;20261110:1700-20261111:1600;20261111:1700-20261112:1600;20261112:1700-20261113:1600;20261114:CLOSED', 'US/Central')

const utc = (month: number, date: number, hour = 0, minute = 0): number => Date.UTC(2026, month - 1, date, hour, minute)
const shown = (spans: readonly { readonly from: number; readonly to: number }[]): string[] =>
  spans.map(({ from, to }) => `${new Date(from).toISOString().slice(0, 16)} ${new Date(to).toISOString().slice(11, 16)}`)

describe('sessions', () => {
  it('are at the same time of the exchange before and after its clocks change', () => {
    // They went back on Sunday the first of November.
    expect(shown(stock.sessions({ from: utc(10, 29), to: utc(11, 4) }))).toEqual([
      '2026-10-29T13:30 20:00', '2026-10-30T13:30 20:00', '2026-11-02T14:30 21:00', '2026-11-03T14:30 21:00'
    ])
  })

  it('of a future go on over midnight, and rest from Friday to Sunday', () => {
    expect(shown(future.sessions({ from: utc(10, 29, 12), to: utc(11, 3, 12) }))).toEqual([
      '2026-10-29T12:00 21:00', '2026-10-29T22:00 21:00', '2026-11-01T23:00 22:00', '2026-11-02T23:00 12:00'
    ])
  })

  it('are as listed on listed days, and as usual on all others', () => {
    // The day after Thanksgiving closes early; Thanksgiving is closed.
    const thanksgiving = calendar(['20261123', '20261124', '20261125'].map((date) => day(date)).join(';') + `;20261126:CLOSED;${day('20261127', '0930', '1300')};20261128:CLOSED`)
    expect(shown(thanksgiving.sessions({ from: utc(11, 25), to: utc(12, 5) }))).toEqual([
      '2026-11-25T14:30 21:00', '2026-11-27T14:30 18:00', '2026-11-30T14:30 21:00', '2026-12-01T14:30 21:00', '2026-12-02T14:30 21:00', '2026-12-03T14:30 21:00',
      '2026-12-04T14:30 21:00'
    ])
  })

  it('may have a break at noon, in the notation of older gateways', () => {
    const tokyo = calendar('20261109:0900-1130,1230-1500;20261110:0900-1130,1230-1500', 'Asia/Tokyo')
    expect(shown(tokyo.sessions({ from: utc(11, 8, 15), to: utc(11, 9, 15) }))).toEqual(['2026-11-09T00:00 02:30', '2026-11-09T03:30 06:00'])
  })

  it('go on without end where the market never closes', () => {
    const always = calendar(['20261109', '20261110', '20261111', '20261112', '20261113', '20261114', '20261115'].map((date) => day(date, '0000', '0000')).join(';'))
    expect(always.sessions({ from: utc(10, 1), to: utc(11, 20) })).toEqual([{ from: utc(10, 1), to: utc(11, 20) }])
  })

  it('are the same for every span that holds them', () => {
    const moment = fc.integer({ min: utc(1, 1), max: utc(12, 31) })
    fc.assert(fc.property(moment, moment, moment, fc.constantFrom(stock, future), (a, b, c, of) => {
      const [from = 0, middle = 0, to = 0] = [a, b, c].sort((x, y) => x - y)
      const total = (spans: readonly { readonly from: number; readonly to: number }[]): number => spans.reduce((sum, span) => sum + span.to - span.from, 0)
      expect(total(of.sessions({ from, to: middle })) + total(of.sessions({ from: middle, to }))).toBe(total(of.sessions({ from, to })))
    }))
  })

  it('take a long weekend into account: a workday that is listed as closed is a holiday, not the rule', () => {
    const labourDay = calendar(`20260907:CLOSED;${['20260908', '20260909', '20260910', '20260911'].map((date) => day(date)).join(';')}`)
    expect(shown(labourDay.sessions({ from: utc(9, 7), to: utc(9, 9) }))).toEqual(['2026-09-08T13:30 20:00'])
    expect(shown(labourDay.sessions({ from: utc(9, 14), to: utc(9, 15) }))).toEqual(['2026-09-14T13:30 20:00'])
  })
})

it.each([['', 'US/Eastern'], ['20261114:CLOSED', 'US/Eastern'], ['rubbish;20261109:xx-yy', 'US/Eastern'], [week, 'Mars/Base'], [week, '']])('"%s" in "%s" gives no calendar', (hours, zone) => {
  expect(SessionCalendar.of(hours, zone)).toBeNull()
})

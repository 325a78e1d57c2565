import { describe, expect, it } from 'vitest'
import { marketSessions } from './market-sessions.js'

const at = (text: string): number => Date.parse(text)
const stock = (conId: string, timeZone: string, tradingHours: string): Parameters<typeof marketSessions>[0][number] => ({ conId, exchange: 'SMART', timeZone, tradingHours, liquidHours: tradingHours })
const iso = (spans: readonly { readonly from: number; readonly to: number }[]): readonly string[] => spans.map(({ from, to }) => `${new Date(from).toISOString()} ${new Date(to).toISOString()}`)

describe('sessions of markets', () => {
  it('puts contracts with the same hours together, and knows the holiday among workdays', () => {
    const hours = '20261125:0930-20261125:1600;20261126:CLOSED;20261127:0930-20261127:1300;20261128:CLOSED'
    const [market, another] = marketSessions([stock('1', 'America/New_York', hours), stock('2', 'America/New_York', hours), stock('3', 'nowhere', hours), stock('4', 'America/New_York', '')], at('2026-11-25T15:00:00Z'))
    expect(another).toBeUndefined()
    expect(market).toMatchObject({ conIds: ['1', '2'], holidays: ['2026-11-26'], lastDay: '2026-11-28' })
    expect(iso(market?.regular ?? [])).toEqual(['2026-11-25T14:30:00.000Z 2026-11-25T21:00:00.000Z', '2026-11-27T14:30:00.000Z 2026-11-27T18:00:00.000Z'])
  })

  it('claims nothing of a market once the days that were listed are over', () => {
    const markets = (now: string): number => marketSessions([stock('1', 'America/New_York', '20261125:0930-20261125:1600;20261126:CLOSED')], at(now)).length
    // Midnight in New York.
    expect([markets('2026-11-27T04:59:00Z'), markets('2026-11-27T05:00:00Z')]).toEqual([1, 0])
  })

  it('takes no day for a holiday whose session began the evening before', () => {
    const [market] = marketSessions([stock('1', 'America/New_York', '20261122:1715-20261123:1700;20261123:1715-20261124:1700')], at('2026-11-23T12:00:00Z'))
    expect(market?.holidays).toEqual([])
  })

  it.each([
    // The clocks go forward and back: opens at the same time of the exchange, not of UTC.
    ['America/New_York', '20260306:0930-20260306:1600;20260309:0930-20260309:1600', ['14:30', '13:30']],
    ['America/New_York', '20261030:0930-20261030:1600;20261102:0930-20261102:1600', ['13:30', '14:30']],
    ['Europe/London', '20260327:0800-20260327:1630;20260330:0800-20260330:1630', ['08:00', '07:00']],
    ['Europe/London', '20261023:0800-20261023:1630;20261026:0800-20261026:1630', ['07:00', '08:00']],
    ['Australia/Sydney', '20260402:1000-20260402:1600;20260406:1000-20260406:1600', ['23:00', '00:00']],
    ['Australia/Sydney', '20261002:1000-20261002:1600;20261005:1000-20261005:1600', ['00:00', '23:00']]
  ])('opens by the clocks of %s across their change (%s)', (zone, hours, opens) => {
    const [market] = marketSessions([stock('1', zone, hours)], at('2026-01-01T00:00:00Z'))
    expect(market?.regular.map(({ from }) => new Date(from).toISOString().slice(11, 16))).toEqual(opens)
  })
})

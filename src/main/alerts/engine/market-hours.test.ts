/**
 * The rules over weekends, holidays, half days and both changes of the clocks, with the hours as a broker lists them: what is quiet
 * because its market is closed raises nothing, and what is quiet while it is open does. New York changes its clocks on 2026-03-08
 * and 2026-11-01, Frankfurt on 2026-03-29 and 2026-10-25.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultRules } from '../../../shared/domain/alerts/default-rules.js'
import { MarketCalendar } from '../../../shared/domain/alerts/market-calendar.js'
import type { AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import { sliceKeys } from '../../../shared/state/slices.js'
import { fill, quote, signal } from '../../../../test/fixtures/domain-rows.js'
import { WatchedDesk } from '../../../../test/fixtures/watched-desk.js'
import { marketSessions } from '../../bars/market-sessions.js'

const MINUTE = 60_000
const at = (text: string): number => Date.parse(text)

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const compact = (day: Date): string => day.toISOString().slice(0, 10).replaceAll('-', '')

/** The hours of a week from that day, as IB writes them: `20261127:0930-20261127:1300;20261128:CLOSED`. */
function listed(now: number, hoursOf: (day: Date) => readonly [string, string] | null): string {
  return Array.from({ length: 7 }, (_one, index) => new Date(now + (index - 1) * 86_400_000)).map((day) => {
    const hours = hoursOf(day)
    return hours === null ? `${compact(day)}:CLOSED` : `${compact(day)}:${hours[0]}-${compact(day)}:${hours[1]}`
  }).join(';')
}

const isWeekend = (day: Date): boolean => [0, 6].includes(day.getUTCDay())
/** Thanksgiving, and the half day after it. */
function newYork(day: Date, from: string, to: string, early: string): readonly [string, string] | null {
  return isWeekend(day) || compact(day) === '20261126' ? null : [from, compact(day) === '20261127' ? early : to]
}

function calendarAt(now: number): MarketCalendar {
  const share = { conId: '1', exchange: 'SMART', timeZone: 'America/New_York', tradingHours: listed(now, (day) => newYork(day, '0400', '2000', '1700')), liquidHours: listed(now, (day) => newYork(day, '0930', '1600', '1300')) }
  const german = { conId: '2', exchange: 'IBIS', timeZone: 'Europe/Berlin', tradingHours: listed(now, (day) => (isWeekend(day) ? null : ['0900', '1730'])), liquidHours: listed(now, (day) => (isWeekend(day) ? null : ['0900', '1730'])) }
  return new MarketCalendar(marketSessions([share, german], now))
}

/** Watches in steps of 20 seconds: more than half a minute would be taken for sleep. Ends early where it is over. */
async function goOn(desk: WatchedDesk, until: string, isOver: () => boolean = () => false): Promise<void> {
  while (desk.now < at(until) && !isOver()) {
    desk.now += 20_000
    if (desk.now % (30 * MINUTE) < 20_000) desk.calendar = calendarAt(desk.now)
    desk.confirm()
    desk.engine.look()
    for (let turn = 0; turn < 6; turn += 1) await Promise.resolve()
  }
}

/** Watches quotes that fall silent. */
async function silentDesk(rules: readonly AlertRule[], from: string, until: string, instruments: readonly ('US' | 'DE')[]): Promise<WatchedDesk> {
  const desk = new WatchedDesk(rules, at(from))
  desk.calendar = calendarAt(desk.now)
  desk.fed = new Set(sliceKeys.filter((key) => key !== 'quotes'))
  const quotes = { US: quote({ conId: '1', symbol: 'AAPL', localSymbol: 'AAPL', at: desk.now }), DE: quote({ conId: '2', symbol: 'SAP', localSymbol: 'SAP', at: desk.now }) }
  desk.store.replace('quotes', instruments.map((one) => quotes[one]), { asOf: desk.now })
  await desk.start()
  await goOn(desk, until)
  return desk
}

const stale = (instruments: readonly string[] = []): AlertRule => {
  const rule = defaultRules(0).find(({ id }) => id === 'quotes-stale')
  if (rule?.kind !== 'data-stale') throw new Error('there is no such default')
  return { ...rule, limits: { slices: ['quotes'] }, scope: { ...rule.scope, instruments: [...instruments] } }
}
const times = (desk: WatchedDesk): readonly string[] => [...desk.kept.alerts.values()].flatMap(({ raisedAt, resolvedAt }) => [raisedAt, resolvedAt ?? NaN]).map((time) => (Number.isNaN(time) ? 'open' : new Date(time).toISOString().slice(5, 16)))

describe('quotes that fall silent', () => {
  it.each([
    // Winter in both, then summer in New York only, then in both.
    ['2026-03-06', ['US'], ['03-06T14:31', '03-06T21:00']],
    ['2026-03-09', ['US'], ['03-09T13:31', '03-09T20:00']],
    ['2026-03-09', ['DE'], ['03-09T08:01', '03-09T16:30']],
    ['2026-03-30', ['DE'], ['03-30T07:01', '03-30T15:30']],
    ['2026-03-30', ['US'], ['03-30T13:31', '03-30T20:00']],
    // Winter in Frankfurt a week before New York.
    ['2026-10-26', ['DE'], ['10-26T08:01', '10-26T16:30']],
    ['2026-10-26', ['US'], ['10-26T13:31', '10-26T20:00']],
    ['2026-11-02', ['US'], ['11-02T14:31', '11-02T21:00']],
    // Thanksgiving is none in Frankfurt; the day after is half a day.
    ['2026-11-26', ['US'], []],
    ['2026-11-26', ['US', 'DE'], ['11-26T08:01', '11-26T16:30']],
    ['2026-11-27', ['US'], ['11-27T14:31', '11-27T18:00']],
    // A weekend.
    ['2026-11-28', ['US', 'DE'], []]
  ] as const)('on %s of %j are told in the session alone', async (day, instruments, expected) => {
    const scope = instruments.length === 2 ? [] : instruments.map((one) => (one === 'US' ? 'AAPL' : 'SAP'))
    const desk = await silentDesk([stale(scope)], `${day}T00:00:00Z`, `${day}T23:59:00Z`, instruments)
    const raised = times(desk)
    expect(raised.filter((_time, index) => index % 2 === 0)).toEqual(expected.filter((_time, index) => index % 2 === 0))
    expect(raised.filter((_time, index) => index % 2 === 1)).toEqual(expected.filter((_time, index) => index % 2 === 1))
  })

  it('of instruments whose hours nobody has told are not judged, which the row says; hours that a person typed are', async () => {
    const typed: AlertRule = { ...stale(['TSLA']), id: 'typed', activeHours: { zone: 'UTC', days: [1], from: '10:00', until: '11:00' } }
    const desk = await silentDesk([stale(['TSLA']), typed], '2026-11-23T09:50:00Z', '2026-11-23T10:10:00Z', ['US'])
    expect(desk.engine.states()[0]).toMatchObject({ state: 'no-data', subjects: [{ reason: expect.stringContaining('has not told when') as string }] })
    expect([...desk.kept.alerts.values()].map(({ ruleId }) => ruleId)).toEqual(['typed'])
  })
})

describe('nothing happening', () => {
  const quiet: AlertRule = { ...stale(), id: 'no-fills', kind: 'no-activity', holdMs: 0, recoverMs: 0, limits: { activity: 'fills', withinMs: 120 * MINUTE } }

  it('is told in the session alone, two hours after it began or after the last', async () => {
    const rule: AlertRule = { ...quiet, scope: { ...quiet.scope, instruments: ['AAPL'] } }
    const desk = new WatchedDesk([rule], at('2026-11-25T12:00:00Z'))
    desk.store.replace('quotes', [quote({ conId: '1' })], { asOf: desk.now })
    desk.store.replace('fills', [fill({ executedAt: at('2026-11-25T15:30:00Z') })], { asOf: desk.now })
    desk.calendar = calendarAt(desk.now)
    await desk.start()
    // Wednesday, a holiday, half a day, a weekend, and the first hours of Monday.
    await goOn(desk, '2026-11-30T17:00:00Z')
    expect(times(desk)).toEqual(['11-25T17:30', '11-25T21:00', '11-27T16:30', '11-27T18:00', '11-30T16:30', 'open'])
  })
})

describe('a signal that nobody acts on', () => {
  const rule: AlertRule = { ...stale(), id: 'idle', kind: 'signal-not-acted-on', holdMs: 0, recoverMs: 0, limits: { afterMs: 5 * MINUTE } }

  it.each([
    ['fired in the session', '2026-11-25T20:00:00Z', '11-25T20:05'],
    ['fired just before its end, goes on where the market does', '2026-11-25T20:58:00Z', '11-27T14:35'],
    ['fired before a holiday', '2026-11-25T22:00:00Z', '11-27T14:35'],
    ['fired after half a day and before a weekend', '2026-11-27T19:00:00Z', '11-30T14:35']
  ])('%s', async (_what, firedAt, expected) => {
    const desk = new WatchedDesk([rule], at(firedAt))
    desk.calendar = calendarAt(desk.now)
    desk.store.replace('quotes', [quote({ conId: '1' })], { asOf: desk.now })
    desk.store.replace('signals', [signal({ firedAt: desk.now, symbol: 'AAPL', decision: 'pending', decidedAt: null })], { asOf: desk.now })
    await desk.start()
    await goOn(desk, '2026-12-01T00:00:00Z', () => desk.kept.alerts.size > 0)
    expect(times(desk)).toEqual([expected, 'open'])
  })
})

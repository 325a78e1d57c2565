import { describe, expect, test } from 'vitest'
import type { PaperTrade } from '../../../shared/domain/database-rows.js'
import { paperPilot as pilotOf, type PaperPilot } from '../../../shared/domain/paper-pilot.js'
import { talliesOf } from '../../../../test/fixtures/pilot-tallies.js'
import { decimal } from '../../../shared/lib/decimal.js'
import { countWords, curveSummary, daysSummary, fallDays, ifTold, perCurrencyOf, reviewWords, shownOfAll, whyNoTrades, worstFall } from './pilot-words.js'

function trade(day: number, realized: string | null, over: Partial<PaperTrade> = {}): PaperTrade {
  const at = Date.UTC(2026, 8, day, 12)
  const result = realized === null ? null : decimal(realized)
  return {
    tradeId: `t${String(day)}`, strategy: 's', venue: 'v', symbol: 'X', side: 'buy', quantity: decimal(1), price: decimal(10), fees: decimal(0), expectedEdge: null,
    status: result === null ? 'open' : 'closed', openedAt: at, closedAt: result === null ? null : at, closePrice: null, realizedPnl: result, currency: 'EUR', signalId: null, updatedAt: at, ...over
  }
}

const paperPilot = (trades: readonly PaperTrade[]): PaperPilot => pilotOf(talliesOf(trades))

describe('why there are no trades', () => {
  test('tells a missing relation, not having asked, and none apart', () => {
    const titles = [whyNoTrades('live', 'relation missing: paper_trades'), whyNoTrades('never', null), whyNoTrades('live', null)].map(({ title }) => title)
    expect(new Set(titles).size).toBe(3)
    expect(whyNoTrades('never', 'relation missing: paper_trades').detail).toContain('relation missing: paper_trades')
  })
})

test('a count of nothing told is not a zero', () => {
  const zero = { value: decimal(0), reason: null }
  expect(ifTold(zero, 'never')).toEqual({ value: null, reason: 'no trades known yet' })
  expect(ifTold(zero, 'offline')).toBe(zero)
})

test('states that do not occur are left out', () => {
  expect(countWords({ total: 5_012, open: 12, closed: 5_000, cancelled: 0, rejected: 0, other: 0, unreadable: 0 })).toBe('12 open, 5,000 closed')
  expect(countWords({ total: 0, open: 0, closed: 0, cancelled: 0, rejected: 0, other: 0, unreadable: 0 })).toBe('none')
})

describe('the worst fall', () => {
  test('is n/a without closed trades, zero when profit never fell', () => {
    expect(worstFall(paperPilot([])).value).toBeNull()
    expect(worstFall(paperPilot([trade(1, null)])).value).toBeNull()
    expect(worstFall(paperPilot([trade(1, '5'), trade(2, '0')])).value).toBe('0')
  })

  test('has its days, and whether it has been made good', () => {
    const down = paperPilot([trade(1, '5'), trade(2, '-3')])
    expect(worstFall(down).value).toBe('-3')
    expect(fallDays(down.maxDrawdown, 'utc')).toBe('09-01 to 09-02, not back')
    const back = paperPilot([trade(1, '5'), trade(2, '-3'), trade(4, '4')])
    expect(fallDays(back.maxDrawdown, 'utc')).toBe('09-01 to 09-02, back 09-04')
    const [only] = back.perCurrency
    expect(only === undefined ? '' : curveSummary(only, 'utc')).toContain('+6.00 EUR at 2026-09-04')
    expect(daysSummary(back.byDay, 'EUR')).toBe('Realized P&L of 3 days: best +5.00 EUR on 2026-09-01, worst \u22123.00 EUR on 2026-09-02')
  })

  test('tells the years where it spans more than one', () => {
    const at = (year: number): Partial<PaperTrade> => ({ openedAt: Date.UTC(year, 5, 1), closedAt: Date.UTC(year, 5, 1) })
    expect(fallDays(paperPilot([trade(1, '5', at(2025)), trade(2, '-3', at(2026))]).maxDrawdown, 'utc')).toBe('2025-06-01 to 2026-06-01, not back')
  })

  test('of unlike currencies is n/a, and their amounts stay apart', () => {
    const mixed = paperPilot([trade(1, '5'), trade(2, '-3', { currency: 'USD' })])
    expect(worstFall(mixed)).toEqual({ value: null, reason: 'currencies differ: EUR, USD' })
    expect(perCurrencyOf(mixed, (figures) => figures.realizedPnl)).toEqual([{ currency: 'EUR', value: '5', counted: 1 }, { currency: 'USD', value: '-3', counted: 1 }])
  })
})

test('the review says that the figures were off, or are', () => {
  const review = { id: 'paper_trades', trades: 3, groupsLeftOut: 0, strategyDaysFrom: '', zone: 'UTC', countedAt: 0, pending: null, off: null } as const
  expect(reviewWords(null, 'utc')).toBeNull()
  expect(reviewWords(review, 'utc')).toBeNull()
  expect(reviewWords({ ...review, off: { until: Date.UTC(2026, 10, 21, 14, 2), what: 'closed 1,203 instead of 1,204' } }, 'utc')).toBe('The figures were off until 14:02:00 UTC: closed 1,203 instead of 1,204.')
  expect(reviewWords({ ...review, groupsLeftOut: 1_200 }, 'utc')).toContain('1,200 strategies')
  expect(reviewWords({ ...review, pending: 'trades are missing' }, 'utc')).toContain('trades are missing')
})

test('a list says how much of all it shows', () => {
  expect(shownOfAll(2_000, 1_000_000)).toBe('latest 2,000 of 1,000,000')
  expect(shownOfAll(12, 12)).toBe('all 12')
})

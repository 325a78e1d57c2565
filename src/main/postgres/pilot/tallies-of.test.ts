import { expect, it } from 'vitest'
import { strategyAndDay } from '../../../shared/domain/pilot-contribution.js'
import { ZERO } from '../../../shared/lib/decimal.js'
import type { TradeCell } from './pilot-answer.js'
import { MOST_STRATEGY_DAYS } from './pilot-select.js'
import { talliesOf } from './tallies-of.js'

const nothing = { open: 0, closed: 1, withoutResult: 0, cancelled: 0, rejected: 0, other: 0, unreadable: 0, wins: 1, losses: 0, edgeTrades: 0, profit: ZERO, loss: ZERO, fees: ZERO, expected: ZERO, achieved: ZERO, best: ZERO, worst: ZERO, lastClosedAt: 0 }
const dayOf = (index: number): string => new Date(Date.UTC(2026, 10, 21) - index * 86_400_000).toISOString().slice(0, 10)

/** Newest first, as the query orders them. */
function cells(count: number, strategies: number): readonly TradeCell[] {
  return Array.from({ length: count }, (_, index): TradeCell => ({
    part: 'strategyDays',
    name: { kind: 'closed', strategy: `mean reversion ${String(index % strategies)}`, venue: '', symbol: '', currency: 'USD', day: dayOf(Math.floor(index / strategies)) },
    sums: nothing
  }))
}

it('knows all days while there are few', () => {
  const tallies = talliesOf(cells(12, 5))
  expect(tallies.strategyDaysFrom).toBe('')
  expect(tallies.rows()).toHaveLength(12)
  expect(strategyAndDay(tallies.rows()[0]?.key ?? '')).toEqual({ strategy: 'mean reversion 0', day: '2026-11-21' })
})

it('leaves out the day that a limited answer may not tell whole', () => {
  const tallies = talliesOf(cells(MOST_STRATEGY_DAYS + 1, 10))
  expect(tallies.strategyDaysFrom).toBe(dayOf(MOST_STRATEGY_DAYS / 10 - 1))
  expect(tallies.rows()).toHaveLength(MOST_STRATEGY_DAYS)
  // A trade of an earlier day moves no strategy's day, since nothing is known of it.
  tallies.changes()
  tallies.add({ kind: 'closed', strategy: 'mean reversion 0', venue: '', symbol: '', currency: 'USD', day: '2001-01-01', closedAt: 0, realized: ZERO, fees: ZERO, expected: null })
  expect(tallies.changes().rows.map(({ dimension }) => dimension)).not.toContain('strategyDay')
})

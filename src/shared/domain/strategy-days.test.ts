import { expect, it } from 'vitest'
import { decimal } from '../lib/decimal.js'
import { PilotTallies } from './pilot-tallies.js'
import { largestStrategies, strategyDays } from './strategy-days.js'

function tallied(trades: readonly (readonly [strategy: string, day: string, realized: string])[]): ReturnType<typeof strategyDays> {
  const tallies = new PilotTallies()
  for (const [strategy, day, realized] of trades) {
    tallies.add({ kind: 'closed', strategy, venue: 'PAPER', symbol: 'AAPL', currency: 'USD', day, closedAt: 0, realized: decimal(realized), fees: decimal('0'), expected: null })
  }
  return strategyDays(tallies.rows())
}

const days = tallied([
  ['carry', '2026-11-20', '0.1'], ['carry', '2026-11-20', '0.2'], ['carry', '2026-11-19', '-5'], ['mean reversion', '2026-11-20', '100'],
  ['mean reversion', '2026-11-18', '-100'], ['momentum', '2026-11-19', '7'], ['idle', '2026-11-19', '0']
])

it('adds up exactly by strategy and day, and puts what moved most first', () => {
  expect(days.days).toEqual(['2026-11-18', '2026-11-19', '2026-11-20'])
  expect(days.strategies.map(({ strategy, realized, byDay }) => [strategy, realized, Object.fromEntries(byDay)])).toEqual([
    ['mean reversion', '0', { '2026-11-18': '-100', '2026-11-20': '100' }],
    ['momentum', '7', { '2026-11-19': '7' }],
    ['carry', '-4.7', { '2026-11-19': '-5', '2026-11-20': '0.3' }],
    ['idle', '0', { '2026-11-19': '0' }]
  ])
})

it('puts together what there is no room for, without losing a cent', () => {
  const shown = largestStrategies(days, 2, 'Others')
  expect(shown.map(({ strategy }) => strategy)).toEqual(['mean reversion', 'Others'])
  expect([...(shown[1]?.byDay ?? [])]).toEqual([['2026-11-19', '2'], ['2026-11-20', '0.3']])
  expect(largestStrategies(days, 4, 'Others')).toBe(days.strategies)
})

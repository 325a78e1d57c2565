import { expect, test } from 'vitest'
import { equitySeries } from '../../shared/domain/equity-curve.js'
import { decimal } from '../../shared/lib/decimal.js'
import { equitySummary } from './equity-summary.js'

const series = (equities: readonly string[]): Parameters<typeof equitySummary>[0] => {
  const [only] = equitySeries(equities.map((equity, index) => ({ account: 'DU1', asOf: Date.UTC(2026, 0, 1 + index), equity: decimal(equity), realizedPnl: null, currency: 'EUR' })))
  if (only === undefined) throw new Error('no series')
  return only
}

test('tells the last value, how far it is from its peak, and the worst fall with its days', () => {
  const told = equitySummary(series(['100', '200', '150', '190']), 'utc')
  expect(told).toContain('190.00 EUR at 2026-01-04')
  expect(told).toContain('\u22125.00')
  expect(told).toMatch(/worst fall \u221250\.00 EUR from 2026-01-02.* to 2026-01-03/)
})

test('never reads an unknown drawdown as none', () => {
  const told = equitySummary(series(['-5', '-5']), 'utc')
  expect(told).toContain('never above zero')
  expect(told).not.toContain('from its peak')
})

test('of a curve that never fell says so', () => {
  expect(equitySummary(series(['1', '2']), 'utc')).toContain('it never fell')
})

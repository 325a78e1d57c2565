import { expect, test } from 'vitest'
import type { Bar } from '../../../shared/domain/bar.js'
import type { Fill } from '../../../shared/domain/broker-rows.js'
import { decimal } from '../../../shared/lib/decimal.js'
import { fillMarks } from './fill-marks.js'

const bar = (at: number): Bar => ({ at, open: 1, high: 1, low: 1, close: 1, volume: null, average: null, count: null })
const fill = (executedAt: number, side: Fill['side'], quantity: string): Fill => ({
  execId: `${String(executedAt)}${side}${quantity}`, permId: '1', orderId: 1, clientId: 1, account: 'DU1', conId: '265598', symbol: 'AAPL', localSymbol: 'AAPL', secType: 'STK', currency: 'USD',
  multiplier: decimal(1), side, quantity: decimal(quantity), price: decimal(1), executedAt, exchange: 'ARCA', commission: null, commissionCurrency: null, realizedPnl: null, orderRef: ''
})

test('fills of a side within a bar are one mark, exactly summed', () => {
  const marks = fillMarks([fill(105, 'buy', '0.1'), fill(110, 'buy', '0.2'), fill(119, 'sell', '50'), fill(120, 'buy', '7')], [bar(100), bar(120)])
  expect(marks.map(({ at, side, label }) => [at, side, label])).toEqual([[100, 'buy', '+0.3'], [100, 'sell', '\u221250'], [120, 'buy', '+7']])
  expect(new Set(marks.map(({ id }) => id)).size).toBe(3)
})

test('a fill before the first bar has no place', () => {
  expect(fillMarks([fill(99, 'buy', '1')], [bar(100)])).toEqual([])
})

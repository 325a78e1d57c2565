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

const MINUTE = 60_000

test('fills of a side within a bar are one mark, exactly summed', () => {
  const marks = fillMarks([fill(5, 'buy', '0.1'), fill(10, 'buy', '0.2'), fill(59_999, 'sell', '50'), fill(MINUTE, 'buy', '7')], [bar(0), bar(MINUTE)], '1m')
  expect(marks.map(({ at, side, label }) => [at, side, label])).toEqual([[0, 'buy', '+0.3 @ 1.00'], [0, 'sell', '\u221250 @ 1.00'], [MINUTE, 'buy', '+7 @ 1.00']])
  expect(new Set(marks.map(({ id }) => id)).size).toBe(3)
})

test('a fill outside of all bars has no place', () => {
  expect(fillMarks([fill(-1, 'buy', '1'), fill(MINUTE, 'buy', '1'), fill(10 * MINUTE, 'sell', '1')], [bar(0), bar(5 * MINUTE)], '1m')).toEqual([])
})

test('their price is the mean by quantity', () => {
  const [mark] = fillMarks([{ ...fill(5, 'buy', '100'), price: decimal('242.10') }, { ...fill(6, 'buy', '300'), price: decimal('242.50') }], [bar(0)], '1m')
  expect(mark?.label).toBe('+400 @ 242.40')
})

import { expect, test } from 'vitest'
import { brokerPosition, quote } from '../../../../test/fixtures/domain-rows.js'
import type { BrokerPosition } from '../../../shared/domain/broker-rows.js'
import type { Instrument } from '../../../shared/domain/instrument.js'
import { positionBook } from '../../../shared/domain/position-book.js'
import type { PositionRow } from '../../../shared/domain/position-row.js'
import { decimal } from '../../../shared/lib/decimal.js'
import { watchRows } from './watch-rows.js'

const positions = (...brokerPositions: readonly BrokerPosition[]): readonly PositionRow[] =>
  positionBook({ brokerPositions, databasePositions: [], positionPnl: [], quotes: [], orders: [], fresh: { broker: true, database: true }, brokerAccounts: null, ordersUnknown: null })
const instrument = (conId: string, symbol: string): Instrument => ({ conId, symbol, localSymbol: symbol, secType: 'STK', exchange: 'SMART', primaryExchange: 'NYSE', currency: 'USD', multiplier: '1', description: `${symbol} INC` })

test('held instruments come first, once for all accounts, then the watched in their order', () => {
  const rows = watchRows(
    positions(brokerPosition(), brokerPosition({ account: 'DU2', quantity: decimal(-30) }), brokerPosition({ conId: '1', symbol: 'A', localSymbol: 'A' }), brokerPosition({ conId: '2', symbol: 'FLAT', localSymbol: 'FLAT', quantity: decimal(0) })),
    [instrument('9', 'ZZ'), instrument('265598', 'AAPL'), instrument('8', 'YY')],
    [quote()]
  )
  expect(rows.map(({ instrument: { symbol }, held, isWatched }) => [symbol, held, isWatched])).toEqual([['A', '100', false], ['AAPL', '70', true], ['ZZ', null, true], ['YY', null, true]])
  expect(rows[1]?.instrument.description).toBe('AAPL INC')
  expect(rows[0]?.instrument).toMatchObject({ conId: '1', exchange: '' })
})

test('the change is that of the last trade against the close, and unknown without either', () => {
  const change = (over: Parameters<typeof quote>[0]): string | null => watchRows([], [instrument('265598', 'AAPL')], [quote(over)])[0]?.change.value ?? null
  expect(Number(change({ last: decimal(110), close: decimal(100) }))).toBeCloseTo(0.1)
  expect(change({ last: null, bid: null })).toBeNull()
  // A currency pair has no last trade: the middle of bid and ask is what moves.
  expect(Number(change({ last: null, close: decimal(100) }))).toBeCloseTo(0.1)
  expect(change({ close: null })).toBeNull()
  expect(change({ close: decimal(0) })).toBeNull()
  expect(watchRows([], [instrument('1', 'A')], [])[0]?.change).toEqual({ value: null, reason: 'no last trade' })
})

import { describe, expect, test } from 'vitest'
import { brokerOrder, brokerPosition, quote, triggerOrder } from '../../../../test/fixtures/domain-rows.js'
import type { BrokerOrder, BrokerPosition } from '../../../shared/domain/broker-rows.js'
import type { TriggerOrder } from '../../../shared/domain/database-rows.js'
import { openOrders } from '../../../shared/domain/order-blotter.js'
import { positionBook } from '../../../shared/domain/position-book.js'
import type { PositionRow } from '../../../shared/domain/position-row.js'
import { decimal } from '../../../shared/lib/decimal.js'
import { entryLevels, lastLevel, orderLevels } from './levels.js'

const blotter = (brokerOrders: readonly BrokerOrder[], triggerOrders: readonly TriggerOrder[] = []) => openOrders({ databaseOrders: [], triggerOrders, brokerOrders, brokerOrdersFresh: true })
const positions = (...brokerPositions: readonly BrokerPosition[]): readonly PositionRow[] =>
  positionBook({ brokerPositions, databasePositions: [], positionPnl: [], quotes: [quote()], orders: [], fresh: { broker: true, database: true }, brokerAccounts: null, ordersUnknown: null })
const short = (orders: Parameters<typeof blotter>[0], held = positions()): readonly (readonly [string, string, number])[] => orderLevels(blotter(orders), held).map(({ kind, label, price }) => [kind, label, price])

describe('the entry on a chart', () => {
  test('is the average price with quantity and unrealized profit', () => {
    expect(entryLevels(positions(brokerPosition({ quantity: decimal(300) })))).toEqual([
      { id: expect.any(String) as string, kind: 'entry', price: 100, label: '+300 avg, +3,000.00 USD', isHeld: false }
    ])
    expect(entryLevels(positions(brokerPosition({ quantity: decimal(-50) })))[0]?.label).toBe('\u221250 avg, \u2212500.00 USD')
  })

  test('is one for each account, and none of what is flat', () => {
    expect(entryLevels(positions(brokerPosition(), brokerPosition({ account: 'DU2' }))).map(({ label }) => label)).toEqual(['+100 avg, +1,000.00 USD (DU1)', '+100 avg, +1,000.00 USD (DU2)'])
    expect(entryLevels(positions(brokerPosition({ quantity: decimal(0) })))).toEqual([])
  })
})

describe('the orders on a chart', () => {
  const held = positions(brokerPosition())

  test('are stops and targets where they would close what is held, else orders', () => {
    const stop = brokerOrder({ permId: '2', orderId: 6, side: 'sell', orderType: 'STP', limitPrice: null, auxPrice: decimal(95) })
    const target = brokerOrder({ permId: '3', orderId: 7, side: 'sell', limitPrice: decimal(120) })
    expect(short([stop, target, brokerOrder()], held)).toEqual(expect.arrayContaining([['stop', 'SELL 100 STP', 95], ['target', 'SELL 100 LMT', 120], ['order', 'BUY 100 LMT', 100]]))
    expect(short([stop, target]).map(([kind]) => kind)).toEqual(['order', 'order'])
  })

  test('of a bracket that waits for its parent are drawn as held', () => {
    const child = brokerOrder({ permId: '901', orderId: 11, parentId: 5, ocaGroup: '1801', side: 'sell', limitPrice: decimal(110), status: 'PreSubmitted', whyHeld: 'child' })
    const levels = orderLevels(blotter([brokerOrder(), child]), [])
    expect(levels.map(({ kind, label, isHeld }) => [kind, label, isHeld])).toEqual([['order', 'BUY 100 LMT', false], ['target', 'SELL 100 LMT (held: parent)', true]])
  })

  test('of the trading system are drawn too, and a stop-limit tells its limit', () => {
    const levels = orderLevels(blotter([], [triggerOrder({ limitPrice: decimal('94.5') })]), held)
    expect(levels.map(({ kind, label, price }) => [kind, label, price])).toEqual([['stop', 'SELL 100 STP LMT 94.50', 95]])
  })

  test('without a price, or ended, have no place', () => {
    expect(short([brokerOrder({ orderType: 'MKT', limitPrice: null }), brokerOrder({ permId: '4', orderId: 8, status: 'Cancelled' })])).toEqual([])
  })

  test('tell what is left to fill', () => {
    expect(short([brokerOrder({ filled: decimal(60), remaining: decimal(40) })])[0]?.[1]).toBe('BUY 40 LMT')
  })
})

describe('the market on a chart', () => {
  test('is the last trade, or what the quote is marked at', () => {
    expect(lastLevel(quote(), 99, false)).toMatchObject({ kind: 'last', price: 110, label: 'last' })
    expect(lastLevel(quote({ last: null }), 99, false)).toMatchObject({ price: 110, label: 'mid' })
  })

  test('says that it is old, and falls back to the last bar', () => {
    expect(lastLevel(quote({ marketDataType: 3 }), 99, false)).toMatchObject({ kind: 'last', label: 'last, delayed' })
    expect(lastLevel(quote(), 99, true)).toMatchObject({ kind: 'last-old', label: 'last, old' })
    expect(lastLevel(undefined, 99, true)).toMatchObject({ kind: 'last-old', price: 99, label: 'close' })
    expect(lastLevel(undefined, null, true)).toBeNull()
  })
})

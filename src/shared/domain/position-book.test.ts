import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brokerOrder, brokerPosition, databaseOrder, databasePosition, positionPnl, quote, triggerOrder } from '../../../test/fixtures/domain-rows.js'
import { big, decimal, type DecimalText } from '../lib/decimal.js'
import type { BrokerOrder } from './broker-rows.js'
import { orderBlotter } from './order-blotter.js'
import { positionBook, type PositionBookInput } from './position-book.js'
import type { PositionRow } from './position-row.js'

const none: PositionBookInput = {
  brokerPositions: [], databasePositions: [], positionPnl: [], quotes: [], orders: [], fresh: { broker: true, database: true }, brokerAccounts: null, ordersUnknown: null
}
const book = (over: Partial<PositionBookInput>): readonly PositionRow[] => positionBook({ ...none, ...over })
const only = (over: Partial<PositionBookInput>): PositionRow => {
  const [row, ...more] = book(over)
  if (row === undefined || more.length > 0) throw new Error('expected one position')
  return row
}
const brokerStop = (over: Partial<BrokerOrder> = {}): BrokerOrder =>
  brokerOrder({ side: 'sell', orderType: 'STP', limitPrice: null, auxPrice: decimal(95), status: 'PreSubmitted', whyHeld: 'trigger', ...over })
const ordersOf = (...brokerOrders: readonly BrokerOrder[]): ReturnType<typeof orderBlotter> => orderBlotter({ databaseOrders: [], triggerOrders: [], brokerOrders, quotes: [] })
const protection = (quantity: number, ...orders: readonly BrokerOrder[]): PositionRow['protection'] =>
  only({ brokerPositions: [brokerPosition({ quantity: decimal(quantity) })], quotes: [quote()], orders: ordersOf(...orders) }).protection

describe('the value of a position', () => {
  test('of a stock', () => {
    expect(only({ brokerPositions: [brokerPosition()], quotes: [quote()], positionPnl: [positionPnl()] })).toMatchObject({
      quantity: '100', quantityFrom: 'ib', averagePrice: { value: '100' }, marketValue: { value: '11000' }, unrealizedPnl: { value: '1000' },
      brokerUnrealizedPnl: { value: '995' }, dailyPnl: { value: '50' }, realizedPnl: { value: '0', reason: null }
    })
  })

  test('of a short future has its multiplier once', () => {
    const future = { conId: '7', symbol: 'ES', localSymbol: 'ESZ6', secType: 'FUT', multiplier: decimal(50) }
    const row = only({ brokerPositions: [brokerPosition({ ...future, quantity: decimal(-2), averageCost: decimal(250_000) })], quotes: [quote({ ...future, bid: decimal(4_990), ask: decimal(4_992) })] })
    expect(row).toMatchObject({ brokerAveragePrice: '5000', marketValue: { value: '-499100' }, unrealizedPnl: { value: '900' } })
  })

  test('without a price, P&L or multiplier says so', () => {
    const row = only({ brokerPositions: [brokerPosition({ multiplier: decimal(0) })] })
    expect(row).toMatchObject({
      marketValue: { value: null, reason: 'no quote' }, averagePrice: { value: null, reason: 'no single average price' },
      dailyPnl: { value: null, reason: 'the broker has sent no P&L for this position' }
    })
    expect(only({ brokerPositions: [brokerPosition()], positionPnl: [positionPnl({ dailyPnl: null })] }).dailyPnl).toEqual({ value: null, reason: 'the broker says that it has no value' })
  })
})

describe('the union of both books (FIELD.md 2.9 defect 13)', () => {
  const broker = brokerPosition()
  const database = databasePosition()

  test.each([
    ['agrees', [broker], [database], 'none', null],
    ['agrees in another spelling', [broker], [databasePosition({ quantity: '100.00' as DecimalText })], 'none', null],
    ['differs by quantity', [broker], [databasePosition({ quantity: decimal(80) })], 'differs', 'broker 100, database 80'],
    ['differs by sign', [broker], [databasePosition({ quantity: decimal(-100) })], 'differs', 'broker 100, database -100'],
    ['is only in the database', [], [database], 'only-in-db', 'database 100, not at the broker'],
    ['is only at the broker', [broker], [], 'only-at-broker', 'broker 100, not in the database'],
    ['is flat in the database and gone at the broker', [], [databasePosition({ quantity: decimal(0) })], 'none', null]
  ] as const)('%s', (_, brokerPositions, databasePositions, kind, detail) => {
    expect(only({ brokerPositions, databasePositions }).break).toEqual({ kind, detail })
  })

  test.each([
    [{ fresh: { broker: false, database: true } }, "the broker's positions are not fresh"],
    [{ fresh: { broker: true, database: false } }, "the database's positions are not fresh"],
    [{ brokerAccounts: ['DU9'] }, 'the account is not at this broker']
  ])('claims nothing where it cannot compare', (over, detail) => {
    expect(only({ databasePositions: [database], ...over }).break).toEqual({ kind: 'cannot-compare', detail })
    expect(only({ databasePositions: [database], brokerAccounts: ['DU1'] }).break.kind).toBe('only-in-db')
  })

  test('joins by contract id, else by symbol or local symbol, and never by guess', () => {
    expect(book({ brokerPositions: [broker], databasePositions: [databasePosition({ conId: null })] })).toHaveLength(1)
    expect(book({ brokerPositions: [brokerPosition({ localSymbol: 'AAPL.X' })], databasePositions: [databasePosition({ conId: null, symbol: 'AAPL.X', secType: null })] })).toHaveLength(1)
    for (const other of [{ conId: '1' }, { conId: null, currency: 'EUR' }, { conId: null, secType: 'OPT' }, { conId: null, symbol: 'MSFT' }, { account: 'DU2' }]) {
      expect(book({ brokerPositions: [broker], databasePositions: [databasePosition(other)] })).toHaveLength(2)
    }
    const twoExpiries = [brokerPosition({ conId: '1', symbol: 'ES', localSymbol: 'ESZ6' }), brokerPosition({ conId: '2', symbol: 'ES', localSymbol: 'ESH7' })]
    expect(book({ brokerPositions: twoExpiries, databasePositions: [databasePosition({ conId: null, symbol: 'ES' })] })).toHaveLength(3)
  })

  test('takes no option for what it is on', () => {
    const option = brokerPosition({ conId: '9', symbol: 'SPY', localSymbol: 'SPY   261218P00630000', secType: 'OPT' })
    const stock = databasePosition({ conId: null, symbol: 'SPY', secType: null })
    expect(book({ brokerPositions: [option], databasePositions: [stock] })).toHaveLength(2)
    expect(book({ brokerPositions: [option], databasePositions: [{ ...stock, symbol: option.localSymbol }] })).toHaveLength(1)
    // Where the database says that it is one, its name is enough.
    expect(book({ brokerPositions: [option], databasePositions: [{ ...stock, secType: 'OPT' }] })).toHaveLength(1)
  })

  test('adds up the venues of the database', () => {
    const venues = [databasePosition({ venue: 'B', quantity: decimal(30), averagePrice: decimal(110) }), databasePosition({ venue: 'A', quantity: decimal(10), averagePrice: decimal(90) })]
    expect(only({ databasePositions: venues })).toMatchObject({ quantity: '40', quantityFrom: 'db', venue: 'A', databaseAveragePrice: '105', brokerQuantity: null })
    const opposite = [databasePosition({ venue: 'A' }), databasePosition({ venue: 'B', quantity: decimal(-60) })]
    expect(only({ databasePositions: opposite })).toMatchObject({ quantity: '40', averagePrice: { value: null } })
    const flat = [databasePosition({ venue: 'A', quantity: decimal(0) }), databasePosition({ venue: 'B', quantity: decimal(0) })]
    expect(only({ databasePositions: flat })).toMatchObject({ quantity: '0', databaseAveragePrice: null })
  })

  test('keeps positions without a contract id apart by symbol', () => {
    const rows = book({ databasePositions: [databasePosition({ conId: null, secType: null }), databasePosition({ conId: null, secType: null, symbol: 'MSFT' })] })
    expect(rows.map((row) => [row.id, row.secType])).toEqual([['DU1|AAPL|USD|', null], ['DU1|MSFT|USD|', null]])
  })
})

describe('protection', () => {
  test('of a long position by one stop', () => {
    expect(protection(100, brokerStop())).toMatchObject({
      protectedQuantity: { value: '100' }, unprotectedQuantity: { value: '0' }, stopPrice: { value: '95' }, riskAtStop: { value: '-500' },
      distanceToStop: { value: '0.13636363636363636364' }, isWrongSide: false, mayNotFill: false, orderIds: ['perm:1801']
    })
  })

  test('at a stop that was trailed into profit is no risk but locked-in profit (FreqUI, defect 8)', () => {
    expect(protection(100, brokerStop({ orderType: 'TRAIL', auxPrice: decimal(5), trailStopPrice: decimal(105) })).riskAtStop.value).toBe('500')
    expect(protection(-100, brokerStop({ side: 'buy', auxPrice: decimal(115) })).riskAtStop.value).toBe('-1500')
  })

  test('without a stop is none, listed apart and never 0 at risk', () => {
    expect(protection(100)).toMatchObject({
      protectedQuantity: { value: '0' }, unprotectedQuantity: { value: '100' }, stopPrice: { value: null, reason: 'no stop' }, riskAtStop: { value: null, reason: 'no stop' },
      targetPrice: { value: null, reason: 'no target' }
    })
  })

  test.each([
    ['on the same side', brokerStop({ side: 'buy' })],
    ['held for its parent', brokerStop({ whyHeld: 'child,trigger' })],
    ['being cancelled', brokerStop({ status: 'PendingCancel' })],
    ['inactive', brokerStop({ status: 'Inactive' })],
    ['of another account', brokerStop({ account: 'DU2' })],
    ['of another contract', brokerStop({ conId: '1' })]
  ])('does not count a stop %s', (_, order) => {
    expect(protection(100, order).protectedQuantity.value).toBe('0')
  })

  test('counts an OCA group once, with its largest stop', () => {
    const group = [brokerStop({ permId: '1', ocaGroup: 'x', remaining: decimal(40) }), brokerStop({ permId: '2', ocaGroup: 'x', remaining: decimal(60) }), brokerStop({ permId: '3', ocaGroup: 'x', remaining: decimal(50) })]
    expect(protection(100, ...group).protectedQuantity.value).toBe('60')
    const apart = group.map((order) => ({ ...order, ocaGroup: '' }))
    expect(protection(200, ...apart).unprotectedQuantity.value).toBe('50')
    expect(protection(100, ...apart).protectedQuantity.value).toBe('100')
  })

  test('names the stop and the target that the market reaches first, in either direction', () => {
    const exits = (side: 'buy' | 'sell'): readonly BrokerOrder[] => [
      brokerStop({ permId: '1', side, auxPrice: decimal(95) }), brokerStop({ permId: '2', side, auxPrice: decimal(97) }), brokerStop({ permId: '3', side, auxPrice: decimal(96) }),
      brokerOrder({ permId: '4', side, limitPrice: decimal(130) }), brokerOrder({ permId: '5', side, limitPrice: decimal(120) })
    ]
    expect(protection(100, ...exits('sell'))).toMatchObject({ stopPrice: { value: '97' }, targetPrice: { value: '120' } })
    expect(protection(-100, ...exits('buy'))).toMatchObject({ stopPrice: { value: '95' }, targetPrice: { value: '130' } })
  })

  test('flags a stop on the wrong side of the market, and one that may not fill', () => {
    expect(protection(100, brokerStop({ auxPrice: decimal(111) })).isWrongSide).toBe(true)
    expect(protection(-100, brokerStop({ side: 'buy', auxPrice: decimal(95) })).isWrongSide).toBe(true)
    expect(protection(-100, brokerStop({ side: 'buy', auxPrice: decimal(115) })).isWrongSide).toBe(false)
    expect(protection(100, brokerStop({ orderType: 'STP LMT', limitPrice: decimal(94) })).mayNotFill).toBe(true)
    expect(protection(100, brokerStop({ orderType: 'TRAIL LIMIT', trailStopPrice: decimal(99) })).mayNotFill).toBe(true)
  })

  test('counts a trailing stop whose price is not known, and says that it is not', () => {
    const unknown = brokerStop({ orderType: 'TRAIL', auxPrice: decimal(5) })
    expect(protection(100, unknown)).toMatchObject({ protectedQuantity: { value: '100' }, stopPrice: { value: null, reason: 'stop price not known' }, isWrongSide: false })
    expect(protection(100, unknown, brokerStop({ permId: '9' })).stopPrice.value).toBe('95')
  })

  test('by a stop of which nobody knows how much is left is not known, unless the others suffice', () => {
    const doubtful = brokerStop({ permId: '2', filled: null, remaining: null })
    expect(protection(100, doubtful)).toMatchObject({
      protectedQuantity: { value: null, reason: 'the broker has not said how much is left of a stop' }, unprotectedQuantity: { value: null }, stopPrice: { value: '95' }
    })
    expect(protection(100, doubtful, brokerStop({ permId: '1' }))).toMatchObject({ protectedQuantity: { value: '100' }, unprotectedQuantity: { value: '0' } })
  })

  test('at a market price of 0 has no distance', () => {
    const zero = quote({ bid: null, last: decimal(0) })
    const row = only({ brokerPositions: [brokerPosition()], quotes: [zero], orders: ordersOf(brokerStop()) })
    expect(row.protection.distanceToStop).toEqual({ value: null, reason: 'the market price is 0' })
  })

  test('is unknown, not absent, while the orders are (FIELD.md 2.4)', () => {
    const readOnly = 'Read-Only API is on'
    const bare = only({ brokerPositions: [brokerPosition()], ordersUnknown: readOnly }).protection
    expect(bare).toMatchObject({ protectedQuantity: { value: null, reason: readOnly }, unprotectedQuantity: { value: null, reason: readOnly }, stopPrice: { reason: readOnly }, targetPrice: { reason: readOnly } })
    const covered = only({ brokerPositions: [brokerPosition()], orders: ordersOf(brokerStop()), ordersUnknown: readOnly }).protection
    expect(covered.unprotectedQuantity.value).toBe('0')
  })

  test('of no position is none', () => {
    expect(protection(0, brokerStop())).toMatchObject({ protectedQuantity: { value: '0' }, riskAtStop: { value: null, reason: 'no position' }, orderIds: [] })
  })

  test('by orders of the database is found by symbol, unless the symbol fits several positions', () => {
    const orders = orderBlotter({ databaseOrders: [], triggerOrders: [triggerOrder({ symbol: 'ES' })], brokerOrders: [], quotes: [] })
    const december = brokerPosition({ conId: '1', symbol: 'ES', localSymbol: 'ESZ6' })
    const march = brokerPosition({ conId: '2', symbol: 'ES', localSymbol: 'ESH7' })
    expect(only({ brokerPositions: [december], orders }).protection.protectedQuantity.value).toBe('100')
    expect(book({ brokerPositions: [december, march], orders }).map((row) => row.protection.protectedQuantity.value)).toEqual(['0', '0'])
    expect(only({ databasePositions: [databasePosition({ conId: null, symbol: 'ES' })], orders: ordersOf(brokerStop({ symbol: 'ES' })) }).protection.protectedQuantity.value).toBe('100')
  })

  test('of an option is not by orders for what it is on', () => {
    const orders = orderBlotter({ databaseOrders: [], triggerOrders: [triggerOrder({ symbol: 'AAPL' })], brokerOrders: [], quotes: [] })
    const option = brokerPosition({ conId: '9', localSymbol: 'AAPL  261218C00245000', secType: 'OPT' })
    expect(only({ brokerPositions: [option], orders }).protection.protectedQuantity.value).toBe('0')
    // Nor does it stand in the way of the one that they are for.
    expect(book({ brokerPositions: [option, brokerPosition()], orders }).map((row) => row.protection.protectedQuantity.value).sort()).toEqual(['0', '100'])
  })

  test('that both sides tell counts once', () => {
    const orders = orderBlotter({
      databaseOrders: [databaseOrder({ side: 'sell', orderType: 'stop', limitPrice: null, stopPrice: decimal(95), quantity: decimal(60), brokerPermId: '1801' })],
      triggerOrders: [], brokerOrders: [brokerStop({ quantity: decimal(60), remaining: decimal(60) })], quotes: []
    })
    expect(only({ brokerPositions: [brokerPosition()], orders }).protection.protectedQuantity.value).toBe('60')
  })
})

describe('whatever the orders', () => {
  const stops = fc.array(
    fc.record({
      remaining: fc.integer({ min: 0, max: 300 }).map((value) => decimal(value)), side: fc.constantFrom('buy', 'sell'), ocaGroup: fc.constantFrom('', 'x', 'y'),
      whyHeld: fc.constantFrom('', 'child'), orderType: fc.constantFrom('STP', 'TRAIL', 'LMT'), auxPrice: fc.integer({ min: 1, max: 200 }).map((value) => decimal(value))
    })
  ).map((list) => list.map((over, index) => brokerStop({ ...over, permId: String(index + 1) })))
  const sizes = fc.integer({ min: -200, max: 200 })

  test('protected and unprotected are never negative and make up the whole', () => {
    fc.assert(
      fc.property(sizes, stops, (size, orders) => {
        const { protectedQuantity, unprotectedQuantity } = protection(size, ...orders)
        const [covered, open] = [big(protectedQuantity.value ?? decimal(-1)), big(unprotectedQuantity.value ?? decimal(-1))]
        expect(covered.gte(0) && open.gte(0)).toBe(true)
        expect(covered.plus(open).toFixed()).toBe(decimal(Math.abs(size)))
      })
    )
  })

  test('their order does not matter, and one more stop never protects less', () => {
    fc.assert(
      fc.property(sizes, stops, (size, orders) => {
        expect(protection(size, ...[...orders].reverse())).toEqual(protection(size, ...orders))
        const more = protection(size, ...orders, brokerStop({ permId: '999' })).protectedQuantity.value ?? decimal(-1)
        expect(big(more).gte(protection(size, ...orders).protectedQuantity.value ?? decimal(0))).toBe(true)
      })
    )
  })

  test('an unrelated order or position changes nothing', () => {
    fc.assert(
      fc.property(sizes, stops, (size, orders) => {
        const held = brokerPosition({ quantity: decimal(size) })
        const other = brokerPosition({ account: 'DU7', conId: '7', symbol: 'ZZZ', localSymbol: 'ZZZ' })
        const rows = book({ brokerPositions: [other, held], quotes: [quote()], orders: ordersOf(...orders, brokerStop({ permId: '999', account: 'DU7', conId: '7', symbol: 'ZZZ' })) })
        expect(rows.find((row) => row.account === 'DU1')).toEqual(only({ brokerPositions: [held], quotes: [quote()], orders: ordersOf(...orders) }))
      })
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brokerOrder, completedOrder, databaseOrder, quote, triggerOrder } from '../../../test/fixtures/domain-rows.js'
import { decimal } from '../lib/decimal.js'
import type { BlotterRow } from './blotter-row.js'
import { blotterCounts, liveOrders, openOrders, orderBlotter, type BlotterInput } from './order-blotter.js'
import { withDistances } from './order-distance.js'

const none: BlotterInput = { databaseOrders: [], triggerOrders: [], brokerOrders: [], quotes: [] }
const blotter = (over: Partial<BlotterInput>): readonly BlotterRow[] => orderBlotter({ ...none, ...over })
const byId = (rows: readonly BlotterRow[]): ReadonlyMap<string, BlotterRow> => new Map(rows.map((row) => [row.id, row]))

// A bracket as IB tells it: the children name the parent's order id, and their OCA group is its permanent id (IB.md 2).
const parent = brokerOrder({ permId: '900', orderId: 10 })
const target = brokerOrder({ permId: '901', orderId: 11, parentId: 10, ocaGroup: '900', side: 'sell', limitPrice: decimal(110), status: 'PreSubmitted', whyHeld: 'child' })
const stop = brokerOrder({
  permId: '902', orderId: 12, parentId: 10, ocaGroup: '900', side: 'sell', orderType: 'STP', limitPrice: null, auxPrice: decimal(95), status: 'PreSubmitted', whyHeld: 'child,trigger'
})
const bracket = [parent, target, stop]

describe('one order that both sides tell', () => {
  test('is one row by its permanent id, with what both know', () => {
    const rows = blotter({ databaseOrders: [databaseOrder({ brokerPermId: '1801', strategy: 'carry' })], brokerOrders: [brokerOrder()] })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      id: 'perm:1801', sources: ['db', 'ib'], matchedBy: 'perm-id', differences: [], strategy: 'carry', conId: '265598', state: 'working',
      stateWords: { db: 'open', ib: 'Submitted' }, createdAt: 1_000
    })
  })

  test('shows every difference, and the broker\'s word counts', () => {
    const [row] = blotter({
      databaseOrders: [databaseOrder({ brokerPermId: '1801', side: 'sell', quantity: decimal(80), filledQuantity: decimal(80), limitPrice: decimal('99.5'), status: 'filled' })],
      brokerOrders: [brokerOrder({ filled: decimal(10), remaining: decimal(90) })]
    })
    expect(row).toMatchObject({ side: 'buy', quantity: '100', filled: '10', remaining: '90', state: 'partially-filled' })
    expect(row?.differences).toEqual([
      { field: 'side', db: 'sell', ib: 'buy' }, { field: 'quantity', db: '80', ib: '100' }, { field: 'filled', db: '80', ib: '10' },
      { field: 'price', db: '99.5', ib: '100' }, { field: 'state', db: 'filled', ib: 'Submitted' }
    ])
  })

  test('does not differ in how a number or a state is written', () => {
    const [row] = blotter({ databaseOrders: [databaseOrder({ brokerPermId: '1801', quantity: '100.00' as ReturnType<typeof decimal>, status: 'NEW' })], brokerOrders: [brokerOrder()] })
    expect(row?.differences).toEqual([])
  })

  test('differs when only one side has a price or calls it inactive', () => {
    const [row] = blotter({ databaseOrders: [databaseOrder({ brokerPermId: '1801', limitPrice: null, status: 'suspended' })], brokerOrders: [brokerOrder()] })
    expect(row?.differences).toEqual([{ field: 'price', db: 'none', ib: '100' }, { field: 'state', db: 'suspended', ib: 'Submitted' }])
    const [other] = blotter({ databaseOrders: [databaseOrder({ brokerPermId: '1801' })], brokerOrders: [brokerOrder({ limitPrice: null })] })
    expect(other?.differences).toEqual([{ field: 'price', db: '100', ib: 'none' }])
  })

  test('that has ended at the broker differs by how it ended, whatever else its list may be', () => {
    const databaseOrders = [databaseOrder({ brokerPermId: '1801' })]
    const completedOrders = [completedOrder({ permId: '1801', status: 'Cancelled', because: 'Cancelled by Trader' })]
    expect(blotter({ databaseOrders, completedOrders })[0]?.differences).toEqual([{ field: 'state', db: 'open', ib: 'Cancelled (Cancelled by Trader)' }])
    expect(blotter({ databaseOrders: [databaseOrder({ brokerPermId: '1801', status: 'cancelled' })], completedOrders })[0]?.differences).toEqual([])
  })

  test('that the broker does not list is a difference only when its list is whole and fresh', () => {
    const databaseOrders = [databaseOrder({ brokerPermId: '1801' })]
    expect(blotter({ databaseOrders, brokerOrdersFresh: true })[0]?.differences).toEqual([{ field: 'state', db: 'open', ib: 'not among its open orders' }])
    expect(blotter({ databaseOrders })[0]?.differences).toEqual([])
    expect(blotter({ databaseOrders: [databaseOrder({ brokerPermId: '1801', status: 'filled' })], brokerOrdersFresh: true })[0]?.differences).toEqual([])
    expect(blotter({ databaseOrders: [databaseOrder()], brokerOrdersFresh: true })[0]?.differences).toEqual([])
  })

  test('keeps its row id when the broker no longer tells it', () => {
    const databaseOrders = [databaseOrder({ brokerPermId: '1801' })]
    expect(blotter({ databaseOrders })[0]?.id).toBe(blotter({ databaseOrders, brokerOrders: [brokerOrder()] })[0]?.id)
  })

  test('claimed twice by the database is one pair and one row of its own', () => {
    const rows = blotter({ databaseOrders: [databaseOrder({ orderId: 'B', brokerPermId: '1801' }), databaseOrder({ orderId: 'A', brokerPermId: '1801' })], brokerOrders: [brokerOrder()] })
    expect(rows.map((row) => [row.id, row.sources])).toEqual([['order:B', ['db']], ['perm:1801', ['db', 'ib']]])
  })
})

describe('a bracket', () => {
  test('at IB is a parent with its exits under it and as its columns', () => {
    const rows = blotter({ brokerOrders: [stop, target, parent] })
    expect(rows.map((row) => [row.id, row.role, row.depth, row.parentId, row.bracketId])).toEqual([
      ['perm:900', 'parent', 0, null, 'perm:900'], ['perm:901', 'take_profit', 1, 'perm:900', 'perm:900'], ['perm:902', 'stop_loss', 1, 'perm:900', 'perm:900']
    ])
    expect(rows[0]?.takeProfit).toMatchObject({ id: 'perm:901', price: '110', state: 'held', isTrailing: false })
    expect(rows[0]?.stopLoss).toMatchObject({ id: 'perm:902', price: '95', state: 'held' })
  })

  test('names its parent within the same client only', () => {
    const rows = blotter({ brokerOrders: [brokerOrder({ permId: '1', orderId: 10, clientId: 1 }), brokerOrder({ permId: '2', orderId: 11, parentId: 10, clientId: 2 })] })
    expect(rows.map((row) => row.parentId)).toEqual([null, null])
    expect(byId(rows).get('perm:1')?.role).toBe('none')
  })

  test('whose parent has filled stays together', () => {
    const rows = blotter({ brokerOrders: [{ ...target, status: 'Submitted', whyHeld: '' }, { ...stop, whyHeld: 'trigger' }] })
    expect(rows.map((row) => [row.role, row.state, row.depth, row.parentId])).toEqual([['take_profit', 'working', 0, null], ['stop_loss', 'working', 0, null]])
    expect(new Set(rows.map((row) => row.bracketId)).size).toBe(1)
  })

  test('whose parent only the database still knows is whole', () => {
    const rows = blotter({ databaseOrders: [databaseOrder({ brokerPermId: '900', status: 'filled', filledQuantity: decimal(100) })], brokerOrders: [target, stop] })
    expect(rows.map((row) => [row.id, row.role])).toEqual([['perm:900', 'parent'], ['perm:901', 'take_profit'], ['perm:902', 'stop_loss']])
    expect(liveOrders(rows)).toHaveLength(3)
  })

  test('in the database is linked by parent and by trigger, and held until the parent fills', () => {
    const orders = [databaseOrder(), databaseOrder({ orderId: 'O2', parentOrderId: 'O1', side: 'sell', limitPrice: decimal(120) })]
    const rows = byId(blotter({ databaseOrders: orders, triggerOrders: [triggerOrder({ linkedOrderId: 'O1' })] }))
    expect(rows.get('order:O1')).toMatchObject({ role: 'parent', takeProfit: { id: 'order:O2', price: '120' }, stopLoss: { id: 'trigger:G1', price: '95' } })
    expect(rows.get('trigger:G1')).toMatchObject({ kind: 'trigger', role: 'stop_loss', state: 'held', heldFor: 'parent' })
    const begun = byId(blotter({ databaseOrders: [databaseOrder({ filledQuantity: decimal(1) })], triggerOrders: [triggerOrder({ linkedOrderId: 'O1' })] }))
    expect(begun.get('trigger:G1')).toMatchObject({ state: 'working', heldFor: null })
  })

  test('shows the live exit that the market reaches first', () => {
    const exits = [
      triggerOrder({ triggerId: 'old', triggerPrice: decimal(99), status: 'cancelled', linkedOrderId: 'O1' }),
      triggerOrder({ triggerId: 'far', triggerPrice: decimal(90), linkedOrderId: 'O1' }),
      triggerOrder({ triggerId: 'near', triggerPrice: decimal(97), triggerType: 'trailing_stop', linkedOrderId: 'O1' }),
      triggerOrder({ triggerId: 't2', triggerPrice: decimal(130), triggerType: 'take_profit', linkedOrderId: 'O1' }),
      triggerOrder({ triggerId: 't1', triggerPrice: decimal(120), triggerType: 'take_profit', linkedOrderId: 'O1' })
    ]
    const long = byId(blotter({ databaseOrders: [databaseOrder()], triggerOrders: exits })).get('order:O1')
    expect(long).toMatchObject({ stopLoss: { id: 'trigger:near', isTrailing: true }, takeProfit: { id: 'trigger:t1' } })
    const mirrored = exits.map((exit) => ({ ...exit, side: 'buy' as const }))
    const short = byId(blotter({ databaseOrders: [databaseOrder({ side: 'sell' })], triggerOrders: mirrored })).get('order:O1')
    expect(short).toMatchObject({ stopLoss: { id: 'trigger:far' }, takeProfit: { id: 'trigger:t2' } })
    const dead = byId(blotter({ databaseOrders: [databaseOrder()], triggerOrders: exits.slice(0, 1) })).get('order:O1')
    expect(dead).toMatchObject({ stopLoss: { id: 'trigger:old', state: 'cancelled' }, takeProfit: null })
  })

  test('puts an exit without a price behind the others', () => {
    const trail = (permId: string, trailStopPrice: ReturnType<typeof decimal> | null): ReturnType<typeof brokerOrder> =>
      brokerOrder({ permId, orderId: Number(permId), parentId: 10, side: 'sell', orderType: 'TRAIL', limitPrice: null, auxPrice: decimal(2), trailStopPrice })
    const [row] = blotter({ brokerOrders: [parent, trail('903', null), trail('904', decimal(94)), trail('905', null)] })
    expect(row?.stopLoss).toMatchObject({ id: 'perm:904', price: '94', isTrailing: true })
    expect(byId(blotter({ brokerOrders: [trail('903', null)] })).get('perm:903')).toMatchObject({ trailAmount: '2', stopPrice: null, role: 'trailing', distance: { reason: 'no trigger price yet' } })
  })

  test('gives no role to a child on the parent\'s own side or of another kind', () => {
    const rows = byId(blotter({ brokerOrders: [parent, { ...target, side: 'buy' }, { ...stop, orderType: 'MKT' }] }))
    expect(rows.get('perm:901')).toMatchObject({ role: 'none', depth: 1 })
    expect(rows.get('perm:902')).toMatchObject({ role: 'none', depth: 1 })
  })

  test('of more than two generations hangs under its top, and one that circles is no bracket', () => {
    const chain = [databaseOrder({ orderId: 'A' }), databaseOrder({ orderId: 'B', parentOrderId: 'A', side: 'sell' }), databaseOrder({ orderId: 'C', parentOrderId: 'B', side: 'sell' })]
    expect(blotter({ databaseOrders: chain }).map((row) => row.parentId)).toEqual([null, 'order:A', 'order:A'])
    const circle = [databaseOrder({ orderId: 'A', parentOrderId: 'B' }), databaseOrder({ orderId: 'B', parentOrderId: 'A' })]
    expect(blotter({ databaseOrders: circle }).map((row) => [row.role, row.depth])).toEqual([['none', 0], ['none', 0]])
  })

  test('of hand-placed orders does not hang on order id 0', () => {
    const rows = blotter({ brokerOrders: [brokerOrder({ permId: '1', orderId: 0, clientId: 0 }), brokerOrder({ permId: '2', orderId: 0, clientId: 0 })] })
    expect(rows.map((row) => row.role)).toEqual(['none', 'none'])
  })
})

describe('exits without a parent', () => {
  test('in an OCA group of a stop and a target have their roles', () => {
    const exits = [{ ...target, parentId: 0, ocaGroup: 'exit', whyHeld: '', status: 'Submitted' }, { ...stop, parentId: 0, ocaGroup: 'exit' }]
    expect(blotter({ brokerOrders: exits }).map((row) => row.role)).toEqual(['take_profit', 'stop_loss'])
  })

  test('stand together, whatever their keys', () => {
    const one = brokerOrder({ permId: '100', orderId: 1, side: 'sell', ocaGroup: 'exit' })
    const other = brokerOrder({ permId: '300', orderId: 3, side: 'sell', orderType: 'STP', auxPrice: decimal(95), limitPrice: null, ocaGroup: 'exit' })
    const between = brokerOrder({ permId: '200', orderId: 2 })
    expect(blotter({ brokerOrders: [one, between, other] }).map(({ id }) => id)).toEqual(['perm:100', 'perm:300', 'perm:200'])
  })

  test('have none in a straddle, alone, or with an ended partner', () => {
    const straddle = [{ ...target, parentId: 0, ocaGroup: 'in', side: 'buy' as const }, { ...stop, parentId: 0, ocaGroup: 'in' }]
    expect(blotter({ brokerOrders: straddle }).map((row) => row.role)).toEqual(['none', 'none'])
    expect(blotter({ brokerOrders: [{ ...stop, parentId: 0, ocaGroup: 'exit' }] })[0]?.role).toBe('none')
    const ended = [databaseOrder({ ocaGroup: 'x', status: 'cancelled' }), databaseOrder({ orderId: 'O2', ocaGroup: 'x', orderType: 'stop', stopPrice: decimal(90) })]
    expect(blotter({ databaseOrders: ended }).map((row) => row.role)).toEqual(['none', 'none'])
    const other = [databaseOrder({ ocaGroup: 'x', orderType: 'market' }), databaseOrder({ orderId: 'O2', ocaGroup: 'x' })]
    expect(blotter({ databaseOrders: other }).map((row) => row.role)).toEqual(['none', 'none'])
  })

  test('of the database\'s trigger orders say themselves what they are for', () => {
    const types = ['take_profit', 'stop_loss', 'trailing_stop', 'conditional']
    const rows = byId(blotter({ triggerOrders: types.map((triggerType) => triggerOrder({ triggerId: triggerType, triggerType })) }))
    expect(types.map((type) => rows.get(`trigger:${type}`)?.role)).toEqual(['take_profit', 'stop_loss', 'trailing', 'none'])
  })
})

describe('an exit that both sides tell without a common id', () => {
  const db = databaseOrder({ brokerPermId: '900' })
  const trigger = triggerOrder({ linkedOrderId: 'O1' })

  test('is one row in its bracket, with the differences', () => {
    const rows = byId(blotter({ databaseOrders: [db], triggerOrders: [{ ...trigger, triggerPrice: decimal(94), quantity: decimal(90) }], brokerOrders: bracket }))
    expect(rows.size).toBe(3)
    expect(rows.get('perm:902')).toMatchObject({
      matchedBy: 'bracket', sources: ['db', 'ib'], stateWords: { db: 'active', ib: 'PreSubmitted (child,trigger)' },
      differences: [{ field: 'quantity', db: '90', ib: '100' }, { field: 'price', db: '94', ib: '95' }]
    })
  })

  test('is one row in its OCA group', () => {
    const rows = blotter({ triggerOrders: [triggerOrder({ ocaGroup: 'exit' })], brokerOrders: [{ ...stop, parentId: 0, ocaGroup: 'exit' }] })
    expect(rows.map((row) => row.sources)).toEqual([['db', 'ib']])
  })

  test('pairs by price and quantity where there are several, and does not guess the rest', () => {
    const second = { ...stop, permId: '903', orderId: 13, auxPrice: decimal(90) }
    const triggers = [trigger, triggerOrder({ triggerId: 'G2', linkedOrderId: 'O1', triggerPrice: decimal(90) })]
    const paired = blotter({ databaseOrders: [db], triggerOrders: triggers, brokerOrders: [parent, stop, second] })
    expect(paired.map((row) => [row.id, row.matchedBy])).toEqual([['perm:900', 'perm-id'], ['perm:902', 'bracket'], ['perm:903', 'bracket']])
    const unlike = triggers.map((one) => ({ ...one, triggerPrice: decimal(80) }))
    expect(blotter({ databaseOrders: [db], triggerOrders: unlike, brokerOrders: [parent, stop, second] })).toHaveLength(5)
  })

  test('does not differ by the price of a trailing stop, which moves at the broker', () => {
    const trail = { ...stop, orderType: 'TRAIL', auxPrice: decimal(5), trailStopPrice: decimal(97) }
    const [row] = blotter({ triggerOrders: [triggerOrder({ ocaGroup: '900', triggerType: 'trailing_stop' })], brokerOrders: [trail] })
    expect(row).toMatchObject({ sources: ['db', 'ib'], differences: [], stopPrice: '97' })
  })

  test('is not matched with an ended one, another side, another purpose or one that names its own broker order', () => {
    const others = [
      { triggerOrders: [{ ...trigger, status: 'cancelled' }] },
      { triggerOrders: [{ ...trigger, side: 'buy' as const }] },
      { triggerOrders: [{ ...trigger, triggerType: 'conditional' }] },
      { databaseOrders: [db, databaseOrder({ orderId: 'O9', parentOrderId: 'O1', side: 'sell', orderType: 'stop', stopPrice: decimal(95), brokerPermId: '555' })] }
    ]
    for (const other of others) expect(byId(blotter({ databaseOrders: [db], ...other, brokerOrders: [parent, stop] })).get('perm:902')?.sources).toEqual(['ib'])
  })
})

describe('the distance to the market', () => {
  test('is signed, in price and as a share, and known by symbol or contract', () => {
    const [row] = blotter({ brokerOrders: [brokerOrder()], quotes: [quote()] })
    expect(row).toMatchObject({ distance: { value: '-10' }, distanceShare: { value: '-0.09090909090909090909' } })
    expect(blotter({ databaseOrders: [databaseOrder()], quotes: [quote()] })[0]?.distance.value).toBe('-10')
  })

  test('is missing with a reason', () => {
    expect(blotter({ brokerOrders: [brokerOrder()] })[0]?.distance).toEqual({ value: null, reason: 'no quote' })
    expect(blotter({ brokerOrders: [brokerOrder({ orderType: 'MKT', limitPrice: null })], quotes: [quote()] })[0]?.distance).toEqual({ value: null, reason: 'no limit price' })
    const zero = quote({ bid: null, last: decimal(0) })
    expect(blotter({ brokerOrders: [brokerOrder()], quotes: [zero] })[0]?.distanceShare).toEqual({ value: null, reason: 'the market price is 0' })
  })
})

describe('counts and the live list', () => {
  test('leave out what has ended, and keep a word that nobody knows', () => {
    const statuses = ['open', 'held', 'pending', 'inactive', 'wibble', 'filled', 'cancelled', 'rejected']
    const rows = blotter({ databaseOrders: statuses.map((status) => databaseOrder({ orderId: status, status })), brokerOrders: [brokerOrder({ filled: decimal(1), remaining: decimal(99) })] })
    expect(liveOrders(rows)).toHaveLength(6)
    expect(blotterCounts(rows)).toEqual({ total: 6, working: 1, held: 1, partiallyFilled: 1, pending: 1, other: 2, withDifferences: 0 })
  })

  test('an overfilled order has nothing remaining, never less', () => {
    expect(blotter({ databaseOrders: [databaseOrder({ filledQuantity: decimal(120) })] })[0]?.remaining).toBe('0')
  })
})

describe('whatever the orders', () => {
  const permIds = fc.constantFrom('1', '2', '3', '4')
  const orders = fc.record({
    databaseOrders: fc.uniqueArray(
      fc.record({
        orderId: fc.constantFrom('A', 'B', 'C', 'D', 'E'), brokerPermId: fc.option(permIds), parentOrderId: fc.option(fc.constantFrom('A', 'B', 'C')),
        side: fc.constantFrom('buy', 'sell'), orderType: fc.constantFrom('limit', 'stop', 'market'), status: fc.constantFrom('open', 'filled', 'cancelled', 'odd'), ocaGroup: fc.option(fc.constantFrom('x', 'y'))
      }).map((over) => databaseOrder(over)),
      { selector: (order) => order.orderId }
    ),
    triggerOrders: fc.uniqueArray(
      fc.record({
        triggerId: fc.constantFrom('S', 'T', 'U'), linkedOrderId: fc.option(fc.constantFrom('A', 'B', 'C')), triggerType: fc.constantFrom('take_profit', 'stop_loss', 'trailing_stop', 'conditional'),
        side: fc.constantFrom('buy', 'sell'), ocaGroup: fc.option(fc.constantFrom('x', 'y'))
      }).map((over) => triggerOrder(over)),
      { selector: (order) => order.triggerId }
    ),
    brokerOrders: fc.uniqueArray(
      fc.record({
        permId: permIds, orderId: fc.integer({ min: 0, max: 4 }), parentId: fc.integer({ min: 0, max: 4 }), side: fc.constantFrom('buy', 'sell'),
        orderType: fc.constantFrom('LMT', 'STP', 'TRAIL', 'MKT'), ocaGroup: fc.constantFrom('', '1', 'x')
      }).map((over) => brokerOrder(over)),
      { selector: (order) => order.permId }
    ),
    quotes: fc.constant([quote()])
  })

  test('nothing is dropped and nothing is counted twice', () => {
    fc.assert(
      fc.property(orders, (input) => {
        const rows = orderBlotter(input)
        const told = rows.reduce((count, row) => count + row.sources.length, 0)
        expect(told).toBe(input.databaseOrders.length + input.triggerOrders.length + input.brokerOrders.length)
        expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
        for (const order of input.brokerOrders) expect(rows.filter((row) => row.id === `perm:${order.permId}` && row.sources.includes('ib'))).toHaveLength(1)
      })
    )
  })

  test('the order in which they come does not matter', () => {
    fc.assert(
      fc.property(orders, (input) => {
        const turned = {
          ...input, databaseOrders: [...input.databaseOrders].reverse(), triggerOrders: [...input.triggerOrders].reverse(), brokerOrders: [...input.brokerOrders].reverse()
        }
        fc.pre(new Set(input.brokerOrders.map((order) => order.orderId)).size === input.brokerOrders.length)
        expect(orderBlotter(turned)).toEqual(orderBlotter(input))
      })
    )
  })

  test('an unrelated order changes no other row', () => {
    fc.assert(
      fc.property(orders, (input) => {
        const stranger = brokerOrder({ permId: '77777', orderId: 77_777, clientId: 5, account: 'DU9', conId: '9', symbol: 'ZZZ' })
        const rows = orderBlotter({ ...input, brokerOrders: [...input.brokerOrders, stranger] })
        expect(rows.filter((row) => row.id !== 'perm:77777')).toEqual(orderBlotter(input))
      })
    )
  })

  test('the live ones are the same without the history', () => {
    // An ended order of an OCA group may have put the group's others where they would not stand without it.
    fc.assert(
      fc.property(orders, (input) => {
        expect(byId(withDistances(openOrders(input), input.quotes))).toEqual(byId(liveOrders(orderBlotter(input))))
      })
    )
  })

  test('an OCA group of a symbol stands together where no bracket parts it', () => {
    fc.assert(
      fc.property(orders, (input) => {
        const rows = orderBlotter(input)
        for (const group of ['x', 'y']) {
          const places = rows.flatMap((row, index) => (row.ocaGroup === group && row.bracketId === null ? [index] : []))
          expect(places.map((place, at) => place - at)).toEqual(places.map(() => places[0]))
        }
      })
    )
  })

  test('a child is listed right behind its parent or a sibling', () => {
    fc.assert(
      fc.property(orders, (input) => {
        const rows = orderBlotter(input)
        for (const [index, row] of rows.entries()) {
          if (row.parentId !== null) expect([row.parentId]).toContain(rows[index - 1]?.parentId ?? rows[index - 1]?.id)
        }
      })
    )
  })
})

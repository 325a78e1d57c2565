import { describe, expect, it } from 'vitest'
import type { BlotterRow } from '../../shared/domain/blotter-row.js'
import type { Fill } from '../../shared/domain/broker-rows.js'
import type { DatabaseOrder, Signal } from '../../shared/domain/database-rows.js'
import type { PositionRow } from '../../shared/domain/position-row.js'
import { linkedToFill, linkedToOrder, linkedToPosition, type LinkableRows } from './linked-rows.js'

// Only what rows are joined by: the rest of them does not matter here.
const position = (account: string, conId: string | null, symbol: string, orderIds: readonly string[] = []): PositionRow => ({ id: `${account}|${symbol}`, account, conId, symbol, localSymbol: null, protection: { orderIds } }) as unknown as PositionRow
const order = (id: string, account: string, conId: string | null, symbol: string, bracketId: string | null = null): BlotterRow => ({ id, account, conId, symbol, bracketId }) as unknown as BlotterRow
const fill = (execId: string, permId: string, account: string, conId: string, symbol: string, executedAt: number): Fill => ({ execId, permId, account, conId, symbol, executedAt }) as unknown as Fill
const signal = (signalId: string, orderId: string | null, firedAt: number): Signal => ({ signalId, orderId, firedAt }) as unknown as Signal
const databaseOrder = (orderId: string, account: string, symbol: string, brokerPermId: string | null, parentOrderId: string | null = null): DatabaseOrder => ({ orderId, account, symbol, brokerPermId, parentOrderId }) as unknown as DatabaseOrder

const aapl = position('DU1', '1', 'AAPL', ['perm:12'])
const rows: LinkableRows = {
  positions: [aapl, position('DU2', '1', 'AAPL'), position('DU1', '2', 'MSFT')],
  orders: [order('perm:12', 'DU1', '1', 'AAPL', 'b1'), order('perm:13', 'DU1', '1', 'AAPL', 'b1'), order('order:o4', 'DU1', null, 'AAPL'), order('perm:20', 'DU2', '1', 'AAPL'), order('perm:30', 'DU1', '2', 'MSFT')],
  fills: [fill('e1', '11', 'DU1', '1', 'AAPL', 100), fill('e2', '11', 'DU1', '1', 'AAPL', 200), fill('e3', '21', 'DU2', '1', 'AAPL', 300)],
  signals: [signal('s1', 'o1', 10), signal('s2', 'o9', 20), signal('s3', null, 30)],
  databaseOrders: [databaseOrder('o1', 'DU1', 'AAPL', '11'), databaseOrder('o2', 'DU1', 'AAPL', '12', 'o1'), databaseOrder('o9', 'DU2', 'AAPL', '21')]
}
const ids = (found: readonly { readonly id: string }[]): readonly string[] => found.map(({ id }) => id)

describe('what belongs together', () => {
  it('is of a position: its own stops apart from other orders, fills of its account and contract the newest first, signals by their orders', () => {
    const linked = linkedToPosition(aapl, rows)
    expect(ids(linked.stops)).toEqual(['perm:12'])
    expect(ids(linked.orders)).toEqual(['perm:13', 'order:o4'])
    expect(linked.fills.map(({ execId }) => execId)).toEqual(['e2', 'e1'])
    expect(linked.signals.map(({ signalId }) => signalId)).toEqual(['s1'])
  })

  it('is of an order: its position, its bracket, its own fills, and the signal of the order it hangs under', () => {
    const [stop] = rows.orders
    if (stop === undefined) throw new Error('no order')
    const linked = linkedToOrder(stop, rows)
    expect([ids(linked.positions), ids(linked.stops), linked.fills, linked.signals.map(({ signalId }) => signalId)]).toEqual([['DU1|AAPL'], ['perm:13'], [], ['s1']])
    const entry = linkedToOrder(order('order:o1', 'DU1', null, 'AAPL'), rows)
    expect(entry.fills.map(({ execId }) => execId)).toEqual(['e2', 'e1'])
  })

  it('is of a fill: its position, its order where that still works, the other fills of it, and the signal', () => {
    const [first] = rows.fills
    if (first === undefined) throw new Error('no fill')
    const linked = linkedToFill(first, { ...rows, orders: [...rows.orders, order('perm:11', 'DU1', '1', 'AAPL')] })
    expect([ids(linked.positions), ids(linked.orders), linked.fills.map(({ execId }) => execId), linked.signals.map(({ signalId }) => signalId)]).toEqual([['DU1|AAPL'], ['perm:11'], ['e2'], ['s1']])
  })
})

import { OrderAction, OrderStatus, OrderType, SecType, TimeInForce, type Contract, type Order, type OrderState } from '@stoqey/ib'
import { describe, expect, it } from 'vitest'
import { brokerPosition } from '../../../shared/domain/broker-rows.js'
import { openOrder, orderStatus } from '../protocol.js'
import { toCommission, toExecution, toOpenOrder, toOrderStatus, toPosition, toPositionPnl } from './rows.js'
import { amount, size, Unreadable } from './sentinels.js'

const stock: Contract = { conId: 265598, symbol: 'AAPL', secType: SecType.STK, localSymbol: 'AAPL', currency: 'USD', multiplier: 0, strike: 0 }
const state: OrderState = { status: OrderStatus.PreSubmitted }
const withoutSide: Order = { permId: 9, orderType: OrderType.LMT, totalQuantity: 1 }
const order: Order = { permId: 1002, action: OrderAction.SELL, totalQuantity: 100, orderType: OrderType.LMT, lmtPrice: 160, auxPrice: 0, tif: TimeInForce.GTC, account: 'DU1', clientId: 5, parentId: 11, ocaGroup: '1001' }

describe('sentinels', () => {
  it.each([undefined, Number.NaN, Infinity, Number.MAX_VALUE, 1.7976931348623e308, -Number.MAX_VALUE])('%s is no amount', (value) => {
    expect(amount(value)).toBeNull()
  })

  it('keeps exact amounts, also zero and below', () => {
    expect([amount(0), amount(-12.05), amount(0.1 + 0.2), amount(1e21)]).toEqual(['0', '-12.05', '0.30000000000000004', '1000000000000000000000'])
  })

  it('knows the unset integer only where integers are', () => {
    expect([size(2_147_483_647), size(-1), size(0), amount(2_147_483_647)]).toEqual([null, null, '0', '2147483647'])
  })
})

describe('rows', () => {
  it('reads an order, without prices that its type does not have', () => {
    const row = toOpenOrder(12, stock, order, state)
    expect(openOrder.parse(row)).toMatchObject({ permId: '1002', side: 'sell', limitPrice: '160', auxPrice: null, trailStopPrice: null, trailPercent: null, multiplier: '1', parentId: 11 })
    expect(toOpenOrder(13, stock, { ...order, orderType: OrderType.STP, lmtPrice: 0, auxPrice: 140 }, state)).toMatchObject({ limitPrice: null, auxPrice: '140' })
    expect(toOpenOrder(13, stock, { ...order, orderType: OrderType.STP_LMT, lmtPrice: 139, auxPrice: 0 }, state)).toMatchObject({ limitPrice: '139', auxPrice: '0' })
    expect(toOpenOrder(13, stock, { ...order, orderType: OrderType.TRAIL, lmtPrice: 0, auxPrice: Number.MAX_VALUE, trailStopPrice: 145.5, trailingPercent: 1.5 }, state))
      .toMatchObject({ limitPrice: null, auxPrice: null, trailStopPrice: '145.5', trailPercent: '1.5' })
  })

  it('sets aside an order without a permanent id, a side or a quantity', () => {
    for (const bad of [{ ...order, permId: 0 }, withoutSide, { ...order, totalQuantity: Number.NaN }]) {
      expect(() => toOpenOrder(1, stock, bad, state)).toThrow(Unreadable)
    }
  })

  it('has no average price before a fill', () => {
    expect(orderStatus.parse(toOrderStatus(7, 'Submitted', 0, 100, 0, 'child,trigger'))).toMatchObject({ filled: '0', averageFillPrice: null, whyHeld: 'child,trigger' })
    expect(toOrderStatus(7, 'Submitted', 40, 60, 101.5, undefined).averageFillPrice).toBe('101.5')
  })

  it('reads a derivative position', () => {
    const future: Contract = { conId: 1, symbol: 'ES', secType: SecType.FUT, localSymbol: 'ESZ6', currency: 'USD', multiplier: 50, lastTradeDateOrContractMonth: '20261218', strike: 0 }
    expect(brokerPosition.parse(toPosition('DU1', future, -2, 250_000.5))).toMatchObject({ quantity: '-2', averageCost: '250000.5', multiplier: '50', expiry: '20261218', strike: null, right: '' })
    expect(() => toPosition('DU1', future, Number.NaN, 1)).toThrow(Unreadable)
  })

  it('sets aside an execution without a readable time', () => {
    const execution = { execId: '0001.01', time: 'soon', side: 'BOT', shares: 1, price: 2 }
    expect(() => toExecution(stock, execution, 'UTC')).toThrow(Unreadable)
    expect(toExecution(stock, { ...execution, time: '20261121-10:00:00' }, 'UTC')).toMatchObject({ executedAt: Date.UTC(2026, 10, 21, 10), side: 'buy', quantity: '1', price: '2' })
  })

  it('leaves out what a commission or a P&L does not know', () => {
    expect(toCommission({ execId: 'a.01', commission: -0.25, currency: 'USD', realizedPNL: Number.MAX_VALUE })).toEqual({ execId: 'a.01', commission: '-0.25', currency: 'USD', realizedPnl: null })
    expect(toPositionPnl(9, 5, undefined, Number.MAX_VALUE, 0, 750)).toEqual({ at: 9, quantity: '5', dailyPnl: null, unrealizedPnl: null, realizedPnl: '0', marketValue: '750' })
  })
})

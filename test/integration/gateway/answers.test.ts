import { EventName } from '@stoqey/ib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startGateway } from '../../../src/demo/gateway/index.js'
import type { Gateway } from '../../../src/demo/gateway/index.js'
import { apple, applePosition, closing, mini, opening, scriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import type { ScriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import { connectApi } from './api-client.js'
import type { ApiClient } from './api-client.js'

const now = Date.UTC(2026, 10, 20, 15, 30)

describe.each([151, 163, 178, 193])('the gateway at version %i, read by @stoqey/ib', (version) => {
  let view: ScriptedBrokerView
  let gateway: Gateway
  let client: ApiClient

  beforeEach(async () => {
    view = scriptedBrokerView()
    gateway = await startGateway({ view, maxVersion: version, clock: { now: () => now }, pulseMs: 20, messagesPerSecond: 1_000 })
    client = await connectApi(gateway.port)
  })
  afterEach(async () => {
    expect(client.decodeErrors()).toEqual([])
    expect(gateway.seen.forbidden).toBe(false)
    await client.close()
    await gateway.close()
    expect(gateway.openSockets).toBe(0)
    expect(view.listeners()).toBe(0)
  })

  it('opens a session', async () => {
    expect(client.of(EventName.server)).toEqual([[version, '20261120 15:30:00 GMT']])
    expect(client.of(EventName.managedAccounts)).toEqual([['DU1,DU2']])
    // The own orders 9 to 13 are known.
    expect(client.of(EventName.nextValidId)).toEqual([[14]])
    await vi.waitFor(() => { expect(client.of(EventName.info).map(([, code]) => code)).toEqual([2104, 2104, 2104, 2106, 2158]) })
  })

  it('tells the time', async () => {
    client.api.reqCurrentTime()
    expect(await client.first(EventName.currentTime)).toEqual([now / 1_000])
  })

  it('tells the summary of the accounts, then what changes', async () => {
    client.api.reqAccountSummary(7, 'All', 'NetLiquidation,Cushion,Unknown')
    await client.first(EventName.accountSummaryEnd)
    expect(client.of(EventName.accountSummary)).toEqual([
      [7, 'DU1', 'NetLiquidation', '100000.55', 'USD'], [7, 'DU1', 'Cushion', '0.875000', ''],
      [7, 'DU2', 'NetLiquidation', '250000.00', 'USD'], [7, 'DU2', 'Cushion', '0.875000', '']
    ])
    const [first, second] = view.accounts()
    if (!first || !second) throw new Error('two accounts')
    view.setAccounts([first, { ...second, summary: new Map([['NetLiquidation', { value: '249000.10', currency: 'USD' }]]) }])
    await vi.waitFor(() => { expect(client.of(EventName.accountSummary).slice(4)).toEqual([[7, 'DU2', 'NetLiquidation', '249000.10', 'USD']]) })
  })

  it('tells the positions, then what changes', async () => {
    client.api.reqPositions()
    await client.first(EventName.positionEnd)
    expect(client.of(EventName.position)).toEqual([
      ['DU1', expect.objectContaining({ conId: 265598, symbol: 'AAPL', secType: 'STK', currency: 'USD' }), 140, 240.125],
      ['DU2', expect.objectContaining({ conId: 495512563, localSymbol: 'ESZ6', lastTradeDateOrContractMonth: '20261218', multiplier: 50 }), -2, 322025]
    ])
    view.setPosition({ ...applePosition, quantity: 0 })
    await vi.waitFor(() => { expect(client.of(EventName.position)[2]).toEqual(['DU1', expect.objectContaining({ conId: 265598 }), 0, 240.125]) })
    client.api.cancelPositions()
    await vi.waitFor(() => { expect(gateway.seen.connections[0]?.messages.get(64)).toBe(1) })
    view.setPosition(applePosition)
    client.api.reqCurrentTime()
    await client.first(EventName.currentTime)
    expect(client.of(EventName.position)).toHaveLength(3)
  })

  it('tells all working orders with their prices, brackets and trailing stops', async () => {
    client.api.reqAllOpenOrders()
    await client.first(EventName.openOrderEnd)
    const orders = client.of(EventName.openOrder)
    expect(orders.map(([id]) => id)).toEqual([11, 12, 13, 0])
    expect(orders.map(([, , order]) => order)).toEqual([
      expect.objectContaining({ permId: 1001, clientId: 5, account: 'DU1', action: 'BUY', orderType: 'LMT', totalQuantity: 100, lmtPrice: 243.05, tif: 'DAY', parentId: 0, orderRef: 'alpha' }),
      expect.objectContaining({ permId: 1002, action: 'SELL', orderType: 'LMT', lmtPrice: 260, tif: 'GTC', parentId: 11, ocaGroup: '1001', ocaType: 3 }),
      expect.objectContaining({ permId: 1003, orderType: 'STP', auxPrice: 231.5, lmtPrice: 0, ocaGroup: '1001' }),
      expect.objectContaining({ permId: 2001, clientId: 0, orderType: 'TRAIL', trailStopPrice: 6380.25, trailingPercent: 1.5, auxPrice: undefined })
    ])
    expect(orders.map(([, contract]) => contract)).toMatchObject([{ conId: 265598, exchange: 'SMART' }, {}, {}, { conId: 495512563, exchange: 'CME', multiplier: 50 }])
    expect(orders.map(([, , , state]) => state)).toMatchObject([{ status: 'Submitted' }, { status: 'PreSubmitted' }, { status: 'PreSubmitted' }, { status: 'PreSubmitted' }])
    expect(client.of(EventName.orderStatus)).toEqual([
      [11, 'Submitted', 40, 60, 242.99, 1001, 0, 242.99, 5, '', 0],
      [12, 'PreSubmitted', 0, 100, 0, 1002, 11, 0, 5, 'child', 0],
      [13, 'PreSubmitted', 0, 100, 0, 1003, 11, 0, 5, 'child,trigger', 0],
      [0, 'PreSubmitted', 0, 2, 0, 2001, 0, 0, 0, 'trigger', 0]
    ])
  })

  it('tells executions with their commissions, then those that happen', async () => {
    client.api.reqExecutions(8, {})
    await client.first(EventName.execDetailsEnd)
    await vi.waitFor(() => { expect(client.of(EventName.commissionReport)).toHaveLength(2) })
    expect(client.of(EventName.execDetails)).toMatchObject([
      [8, { conId: 265598, symbol: 'AAPL' }, { execId: opening.execId, time: '20261120 10:15:00 US/Eastern', acctNumber: 'DU1', side: 'BOT', shares: 40, price: 242.99, permId: 1001, orderRef: 'alpha' }],
      [8, { conId: 495512563 }, { execId: closing.execId, time: '20261120 09:15:00 US/Central', side: 'SLD', price: 6431.5, cumQty: 1 }]
    ])
    expect(client.of(EventName.commissionReport)).toMatchObject([
      [{ execId: opening.execId, commission: 0.35, currency: 'USD', realizedPNL: undefined }],
      [{ execId: closing.execId, commission: 2.13, currency: 'USD', realizedPNL: -312.75 }]
    ])
    view.execute({ ...opening, execId: 'live.01', shares: 60 })
    await vi.waitFor(() => { expect(client.of(EventName.commissionReport)).toHaveLength(3) })
    expect(client.of(EventName.execDetails)[2]).toMatchObject([-1, {}, { execId: 'live.01', shares: 60 }])
  })

  it('narrows executions down', async () => {
    client.api.reqExecutions(8, { acctCode: 'DU2', side: 'SELL' })
    await client.first(EventName.execDetailsEnd)
    expect(client.of(EventName.execDetails)).toMatchObject([[8, { symbol: 'ES' }, { execId: closing.execId }]])
  })

  it('streams profit of accounts and positions', async () => {
    client.api.reqPnL(20, 'DU1', '')
    client.api.reqPnLSingle(21, 'DU2', '', mini.conId)
    await vi.waitFor(() => {
      expect(client.of(EventName.pnl).length).toBeGreaterThan(1)
      expect(client.of(EventName.pnlSingle).length).toBeGreaterThan(1)
    })
    expect(client.of(EventName.pnl)[0]).toEqual([20, 12.5, 419.3, -312.75])
    expect(client.of(EventName.pnlSingle)[0]).toEqual([21, -2, -300, 850, -312.75, -643200])
    client.api.cancelPnL(20)
    client.api.cancelPnLSingle(21)
    await vi.waitFor(() => { expect(gateway.seen.connections[0]?.messages.get(95)).toBe(1) })
  })

  it('tells contract details by id alone, and that there are none', async () => {
    client.api.reqContractDetails(30, { conId: mini.conId })
    await client.first(EventName.contractDetailsEnd)
    expect(client.of(EventName.contractDetails)).toMatchObject([[30, {
      contract: { conId: 495512563, symbol: 'ES', exchange: 'CME', multiplier: 50, localSymbol: 'ESZ6' },
      minTick: 0.25, longName: 'E-mini S&P 500 – café', timeZoneId: 'US/Central', contractMonth: '202612', ...(version >= 164 ? { minSize: 1 } : {})
    }]])
    client.api.reqContractDetails(31, { conId: 42 })
    expect((await client.first(EventName.error)).slice(1, 3)).toEqual([200, 31])
    expect(client.of(EventName.contractDetailsEnd)).toEqual([[30]])
  })

  it('streams quotes until they are cancelled', async () => {
    client.api.reqMktData(40, { conId: apple.conId, exchange: 'SMART' }, '', false, false)
    await vi.waitFor(() => { expect(client.of(EventName.tickSize).filter(([, type]) => type === 8)).toEqual([[40, 8, 48123456]]) })
    const prices = (): readonly unknown[] => client.of(EventName.tickPrice).map(([reqId, type, price]) => [reqId, type, price])
    expect(prices()).toEqual([[40, 1, 243.11], [40, 2, 243.13], [40, 4, 243.12], [40, 6, 244.25], [40, 7, 240.75], [40, 9, 241.02], [40, 14, 241.5]])
    expect(client.of(EventName.tickSize)).toEqual(expect.arrayContaining([[40, 0, 300], [40, 3, 200], [40, 5, 70]]))
    expect(client.of(EventName.marketDataType)).toEqual([[40, 1]])
    const before = view.quote(apple.conId)
    if (!before) throw new Error('a quote')
    view.setQuote(apple.conId, { ...before, bid: 243.1 })
    await vi.waitFor(() => { expect(prices().slice(7)).toEqual([[40, 1, 243.1]]) })
    client.api.cancelMktData(40)
    await vi.waitFor(() => { expect(gateway.seen.connections[0]?.messages.get(2)).toBe(1) })
    view.setQuote(apple.conId, before)
    client.api.reqCurrentTime()
    await client.first(EventName.currentTime)
    expect(prices()).toHaveLength(8)
  })
})

import { BarSizeSetting, EventName } from '@stoqey/ib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startGateway } from '../../../src/demo/gateway/index.js'
import type { Gateway } from '../../../src/demo/gateway/index.js'
import { apple, bracket, call, miniPosition, scriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import type { ScriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import { connectApi } from './api-client.js'
import type { ApiClient } from './api-client.js'

const now = Date.UTC(2026, 10, 20, 15, 30)

describe.each([151, 163, 178, 193])('what other clients ask for, at version %i', (version) => {
  let view: ScriptedBrokerView
  let gateway: Gateway
  let client: ApiClient

  beforeEach(async () => {
    view = scriptedBrokerView()
    gateway = await startGateway({ view, maxVersion: version, clock: { now: () => now }, pulseMs: 20, messagesPerSecond: 1_000 })
    client = await connectApi(gateway.port, { clientId: 0 })
  })
  afterEach(async () => {
    expect(client.decodeErrors()).toEqual([])
    await client.close()
    await gateway.close()
  })

  it('tells the own orders only', async () => {
    client.api.reqOpenOrders()
    await client.first(EventName.openOrderEnd)
    expect(client.of(EventName.openOrder)).toMatchObject([[0, { conId: 495512563 }, { permId: 2001, clientId: 0 }, { status: 'PreSubmitted' }]])
  })

  it('tells an account with its portfolio, then what changes', async () => {
    client.api.reqAccountUpdates(true, 'DU2')
    await client.first(EventName.accountDownloadEnd)
    expect(client.of(EventName.updateAccountValue)).toEqual([['NetLiquidation', '250000.00', 'USD', 'DU2'], ['Cushion', '0.875000', '', 'DU2']])
    expect(client.of(EventName.updatePortfolio)[0]).toEqual([expect.objectContaining({ conId: 495512563, multiplier: 50 }), -2, 6432, -643200, 322025, 850, -312.75, 'DU2'])
    expect(client.of(EventName.updateAccountTime)[0]).toEqual(['10:30'])
    const [, second] = view.accounts()
    if (!second) throw new Error('two accounts')
    view.setAccounts([{ ...second, summary: new Map([['NetLiquidation', { value: '1.00', currency: 'USD' }]]) }])
    await vi.waitFor(() => { expect(client.of(EventName.updateAccountValue).slice(2)).toEqual([['NetLiquidation', '1.00', 'USD', 'DU2']]) })
    client.api.reqAccountUpdates(false, 'DU2')
  })

  it('tells values of several accounts', async () => {
    client.api.reqAccountUpdatesMulti(50, '', '', false)
    await client.first(EventName.accountUpdateMultiEnd)
    expect(client.of(EventName.accountUpdateMulti)).toEqual([
      [50, 'DU1', '', 'NetLiquidation', '100000.55', 'USD'], [50, 'DU1', '', 'Cushion', '0.875000', ''],
      [50, 'DU2', '', 'NetLiquidation', '250000.00', 'USD'], [50, 'DU2', '', 'Cushion', '0.875000', '']
    ])
    client.api.cancelAccountUpdatesMulti(50)
  })

  it('finds symbols', async () => {
    client.api.reqMatchingSymbols(60, 'app')
    expect(await client.first(EventName.symbolSamples)).toMatchObject([60, [{ contract: { conId: 265598, symbol: 'AAPL', primaryExch: 'NASDAQ', ...(version >= 176 ? { description: 'APPLE INC' } : {}) }, derivativeSecTypes: ['OPT'] }]])
  })

  it('gives the same bars every time, and says what it cannot give', async () => {
    const ask = (reqId: number, end: string): void => {
      client.api.reqHistoricalData(reqId, { conId: apple.conId }, end, '3600 S', BarSizeSetting.MINUTES_FIVE, 'TRADES', 1, 1, false)
    }
    const barsOf = (reqId: number): unknown[][] =>
      client.of(EventName.historicalData).filter((bar) => bar[0] === reqId && !String(bar[1]).startsWith('finished')).map((bar) => bar.slice(1))
    ask(70, '')
    ask(71, '20261120 10:30:00 US/Eastern')
    ask(72, 'yesterday')
    expect((await client.first(EventName.error)).slice(1, 3)).toEqual([321, 72])
    await vi.waitFor(() => { expect(barsOf(71)).toHaveLength(12) })
    expect(barsOf(70)).toEqual(barsOf(71))
    expect(barsOf(70).map(([date]) => date)).toEqual(['09:30', '09:35', '09:40', '09:45', '09:50', '09:55', '10:00', '10:05', '10:10', '10:15', '10:20', '10:25'].map((time) => `20261120 ${time}:00 US/Eastern`))
    for (const [, open, high, low, close, volume] of barsOf(70) as [string, number, number, number, number, number][]) {
      expect(high).toBeGreaterThanOrEqual(Math.max(open, close))
      expect(low).toBeLessThanOrEqual(Math.min(open, close))
      expect(volume).toBeGreaterThan(0)
    }
  })

  it('keeps the last bar up to date until that is cancelled', async () => {
    client.api.reqHistoricalData(80, { conId: apple.conId }, '', '3600 S', BarSizeSetting.MINUTES_FIVE, 'TRADES', 1, 2, true)
    const [reqId, date, open, high, low, close] = await client.first(EventName.historicalDataUpdate) as [number, string, number, number, number, number]
    expect([reqId, Number(date)]).toEqual([80, now / 1_000])
    expect(high).toBeGreaterThanOrEqual(Math.max(open, close))
    expect(low).toBeLessThanOrEqual(Math.min(open, close))
    client.api.reqHistoricalData(80, { conId: apple.conId }, '', '3600 S', BarSizeSetting.MINUTES_FIVE, 'TRADES', 1, 2, true)
    client.api.cancelHistoricalData(80)
    await vi.waitFor(() => { expect(client.of(EventName.error).map(([, code, id]) => [code, id])).toEqual([[386, 80], [162, 80]]) })
  })

  it('tells what the price of an option says', async () => {
    client.api.reqMktData(90, { conId: call.conId }, '', false, false)
    const [reqId, type, attribute, volatility, delta, price, , gamma, vega, theta, spot] = await client.first(EventName.tickOptionComputation) as number[]
    expect([reqId, type, attribute, spot]).toEqual([90, 13, version < 156 ? undefined : 1, 243.12])
    expect(price).toBeCloseTo(5.15, 6)
    expect([volatility, delta, gamma, vega, theta].map((value) => Number(value?.toFixed(3)))).toEqual([0.223, 0.463, 0.026, 0.269, -0.107])
    client.api.cancelMktData(90)
  })

  it('tells positions of several accounts', async () => {
    client.api.reqPositionsMulti(91, 'DU2', '')
    await client.first(EventName.positionMultiEnd)
    expect(client.of(EventName.positionMulti)).toEqual([[91, 'DU2', '', expect.objectContaining({ conId: 495512563, multiplier: 50 }), -2, 322025]])
    view.setPosition({ ...miniPosition, quantity: -3 })
    await vi.waitFor(() => { expect(client.of(EventName.positionMulti).map((each) => each[4])).toEqual([-2, -3]) })
    client.api.cancelPositionsMulti(91)
  })

  it('takes requests for news bulletins', async () => {
    client.api.reqNewsBulletins(true)
    client.api.cancelNewsBulletins()
    client.api.reqCurrentTime()
    await client.first(EventName.currentTime)
    expect(client.of(EventName.error)).toEqual([])
  })
})

describe('limits', () => {
  let view: ScriptedBrokerView
  let gateway: Gateway
  let client: ApiClient

  beforeEach(async () => {
    view = scriptedBrokerView()
    gateway = await startGateway({ view, masterClientId: 7, messagesPerSecond: 1_000 })
    client = await connectApi(gateway.port)
  })
  afterEach(async () => {
    await client.close()
    await gateway.close()
  })

  it('a hundred lines, each id once', async () => {
    for (let reqId = 1; reqId <= 101; reqId += 1) client.api.reqMktData(reqId, { conId: apple.conId }, '', false, false)
    client.api.reqMktData(5, { conId: apple.conId }, '', false, false)
    client.api.cancelMktData(500)
    await vi.waitFor(() => { expect(client.of(EventName.error).map(([, code, reqId]) => [code, reqId])).toEqual([[101, 101], [102, 5], [300, 500]]) }, { timeout: 15_000 })
  })

  it('two summaries', async () => {
    for (const reqId of [1, 2, 3]) client.api.reqAccountSummary(reqId, 'All', 'Cushion')
    expect((await client.first(EventName.error)).slice(1, 3)).toEqual([322, 3])
    client.api.cancelAccountSummary(1)
    client.api.reqAccountSummary(4, 'All', 'Cushion')
    await vi.waitFor(() => { expect(client.of(EventName.accountSummaryEnd)).toEqual([[1], [2], [4]]) })
  })

  it('orders of others are heard by the master client alone', async () => {
    const master = await connectApi(gateway.port, { clientId: 7 })
    const [own] = bracket
    if (!own) throw new Error('an order')
    view.setOrder({ ...own, permId: 5001, orderId: 1, clientId: 9, filled: 60 })
    view.setOrder({ ...own, filled: 70 })
    await vi.waitFor(() => { expect(client.of(EventName.orderStatus).map(([id, , filled]) => [id, filled])).toEqual([[11, 70]]) })
    await vi.waitFor(() => { expect(master.of(EventName.orderStatus).map(([id, , filled]) => [id, filled])).toEqual([[1, 60], [11, 70]]) })
    await master.close()
  })
})

/** The library reads the completed orders of 150 to 176 without a field that is there (IB.md 1.6). */
it.each([178, 193])('tells completed orders at version %i', async (version) => {
  const gateway = await startGateway({ view: scriptedBrokerView(), maxVersion: version })
  const client = await connectApi(gateway.port)
  client.api.reqCompletedOrders(false)
  await client.first(EventName.completedOrdersEnd)
  expect(client.of(EventName.completedOrder)).toMatchObject([[
    { conId: 265598, symbol: 'AAPL' },
    { permId: 999, account: 'DU1', action: 'BUY', orderType: 'LMT', lmtPrice: 243.05, filledQuantity: 100, orderRef: 'alpha' },
    { status: 'Filled', completedTime: expect.stringMatching(/^\d{8} \d\d:\d\d:\d\d US\/Eastern$/) as string, completedStatus: 'Filled Size: 100' }
  ]])
  expect(client.decodeErrors()).toEqual([])
  await client.close()
  await gateway.close()
})

import { EventName } from '@stoqey/ib'
import { expect, it, vi } from 'vitest'
import { startGateway } from '../../../src/demo/gateway/index.js'
import { STEP_MS, createWorld } from '../../../src/demo/world/world.js'
import { connectApi } from './api-client.js'

const opened = Date.UTC(2026, 10, 20, 15, 30)

it.each([151, 163, 178, 193])('tells the demo desk\'s story at version %i without a word that cannot be read', async (version) => {
  let now = opened
  const world = createWorld({ seed: 7, now })
  const { broker } = world
  const gateway = await startGateway({ view: broker, maxVersion: version, clock: { now: () => now }, pulseMs: 20, messagesPerSecond: 1_000 })
  const client = await connectApi(gateway.port, { clientId: 42 })
  try {
    const { api } = client
    api.reqPositions()
    api.reqAllOpenOrders()
    api.reqExecutions(1, {})
    api.reqAccountSummary(2, 'All', 'NetLiquidation,BuyingPower,ExcessLiquidity,Cushion')
    if (version >= 177) api.reqCompletedOrders(false)
    for (const [index, { account }] of broker.accounts().entries()) api.reqPnL(10 + index, account, '')
    for (const [index, instrument] of broker.instruments.entries()) {
      api.reqContractDetails(100 + index, { conId: instrument.conId })
      api.reqMktData(200 + index, { conId: instrument.conId, exchange: instrument.exchange }, '', false, false)
    }
    await vi.waitFor(() => {
      expect(client.of(EventName.completedOrdersEnd)).toHaveLength(version >= 177 ? 1 : 0)
      expect(client.of(EventName.contractDetailsEnd)).toHaveLength(broker.instruments.length)
      expect(new Set(client.of(EventName.tickPrice).map(([reqId]) => reqId)).size).toBe(broker.instruments.length)
    }, { timeout: 20_000 })
    expect(client.of(EventName.openOrder).map(([, , order]) => order)).toMatchObject(broker.openOrders().map(({ permId }) => ({ permId })))
    expect(client.of(EventName.position).map(([account, , quantity]) => [account, quantity]))
      .toEqual(broker.positions().filter(({ quantity }) => quantity !== 0).map(({ account, quantity }) => [account, quantity]))
    expect(client.of(EventName.execDetails)).toHaveLength(broker.executions().length)
    // Before 177 the library reads a field of them that is not there (IB.md 1.6).
    if (version >= 177) expect(client.of(EventName.completedOrder)).toHaveLength(broker.completedOrders().length)

    const before = broker.executions().length
    for (let steps = 0; steps < 200_000 && broker.executions().length < before + 3; steps += 1) {
      now += STEP_MS
      world.advance(now)
    }
    expect(broker.executions().length).toBeGreaterThanOrEqual(before + 3)
    await vi.waitFor(() => { expect(client.of(EventName.execDetails)).toHaveLength(broker.executions().length) })
    await vi.waitFor(() => {
      const told = new Map(client.of(EventName.tickPrice).filter(([, type]) => type === 1).map(([reqId, , price]) => [reqId, price]))
      expect([...told]).toEqual(broker.instruments.map(({ conId }, index) => [200 + index, broker.quote(conId)?.bid]))
    })
    await vi.waitFor(() => {
      const latest = new Map(client.of(EventName.pnl).map(([reqId, ...profit]) => [reqId, profit]))
      expect([...latest]).toEqual(broker.accounts().map(({ dailyPnl, unrealizedPnl, realizedPnl }, index) => [10 + index, [dailyPnl, unrealizedPnl, realizedPnl]]))
    })
    expect(client.decodeErrors()).toEqual([])
    expect(client.of(EventName.error)).toEqual([])
    expect(gateway.seen.forbidden).toBe(false)
  } finally {
    await client.close()
    await gateway.close()
  }
})

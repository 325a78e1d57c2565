/** The gateway as two libraries see it that have nothing in common with the one the app uses. */
import IB from 'ib'
import { Client } from 'ib-tws-api'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startGateway } from '../../../src/demo/gateway/index.js'
import type { Gateway } from '../../../src/demo/gateway/index.js'
import { createWorld } from '../../../src/demo/world/world.js'
import type { World } from '../../../src/demo/world/world.js'
import { openRaw } from './raw-client.js'

/** Friday, 10:30 in New York. */
const now = Date.UTC(2026, 10, 20, 15, 30)

let world: World
let gateway: Gateway

beforeAll(() => { world = createWorld({ seed: 7, now }) })
beforeEach(async () => {
  gateway = await startGateway({ view: world.broker, maxVersion: 193, clock: { now: () => now } })
})
afterEach(async () => {
  expect(gateway.seen.forbidden).toBe(false)
  await gateway.close()
  expect(gateway.openSockets).toBe(0)
})

describe('ib-tws-api', () => {
  let client: Client
  beforeEach(() => { client = new Client({ host: '127.0.0.1', port: gateway.port, clientId: 5, timeoutMs: 10_000 }) })

  it('is served the version it speaks, and hears the time', async () => {
    expect(await client.getCurrentTime()).toBe(now / 1_000)
    expect(gateway.sessions()).toEqual([{ clientId: 5, version: 151, ready: true, lines: 0 }])
  })

  it('hears the positions', async () => {
    const told = Object.values(await client.getPositions()).map(({ contract, position }) => ({ conId: contract.conId, position }))
    const held = new Map(world.broker.positions().filter(({ quantity }) => quantity !== 0).map(({ conId, quantity }) => [conId, quantity]))
    // It keeps one position of each contract: the last account's.
    expect(told.map(({ conId }) => conId).sort()).toEqual([...held.keys()].sort())
    for (const { conId, position } of told) expect(position).toBe(held.get(conId))
  })

  it('hears all working orders', async () => {
    const told = await client.getAllOpenOrders()
    expect(told).toMatchObject(world.broker.openOrders().map((order) => ({
      contract: { conId: order.conId, right: expect.stringMatching(/^[?CP]$/) as string },
      order: {
        orderId: order.orderId, permId: order.permId, clientId: order.clientId, account: order.account, action: order.action, totalQuantity: order.quantity,
        orderType: order.orderType, lmtPrice: order.limitPrice ?? 0, tif: order.tif, ocaGroup: order.ocaGroup, parentId: order.parentId, orderRef: order.orderRef,
        ocaType: order.ocaGroup === '' ? 0 : 3, trailingPercent: order.trailPercent ?? NaN, deltaNeutralOrderType: 'None'
      },
      orderState: { status: order.status }
    })))
    expect(told.length).toBeGreaterThan(3)
  })

  it('hears what every contract is', async () => {
    for (const instrument of world.broker.instruments) {
      const { conId, symbol, secType, exchange, currency, localSymbol, minTick, multiplier, longName, timeZoneId, strike, right } = instrument
      expect(await client.getContractDetails({ conId })).toMatchObject([{
        contract: { conId, symbol, secType, exchange, currency, localSymbol, strike, right, multiplier: multiplier === 1 ? '' : String(multiplier) }, minTick, timeZoneId, longName
      }])
    }
  })

  it('sees the quote', async () => {
    for (const { conId, secType } of world.broker.instruments) {
      const { bid, ask, bidSize, askSize, high, low, close, last, volume } = world.broker.quote(conId) ?? expect.fail('a quote')
      const seen = await client.getMarketDataSnapshot({ contract: { conId } })
      expect(seen).toMatchObject({ marketDataType: 1, bid, ask, bidSize, askSize, high, low, close, ...(secType === 'CASH' ? {} : { last, volume }) })
    }
  })

  it('reads the bars as they are on the wire', async () => {
    const [instrument] = world.broker.instruments
    const { conId } = instrument ?? expect.fail('an instrument')
    const { bars } = await client.getHistoricalData({
      ...{ contract: { conId }, endDateTime: '', duration: '1800 S', barSizeSetting: '5 mins', whatToShow: 'TRADES', useRth: 1, formatDate: 2 }
    })
    const raw = await openRaw(gateway.port, 'v100..151', 6)
    raw.send(20, 1, conId, '', '', '', 0, '', '', '', '', '', '', '', 0, '', '5 mins', '1800 S', 1, 'TRADES', 2, 0, '')
    const frames = await raw.until((all) => all.some(([id]) => id === '17'))
    raw.close()
    const [, , , , count, ...fields] = frames.find(([id]) => id === '17') ?? []
    expect(count).toBe('6')
    const prices = Array.from({ length: 6 }, (_, bar) => fields.slice(bar * 8 + 1, bar * 8 + 5).map(Number))
    expect(bars).toMatchObject(prices.map(([open, high, low, close]) => ({ open, high, low, close })))
  })
})

it('ib, whose greeting is older than version ranges, is closed without a word, and others go on', async () => {
  const modern = new Client({ host: '127.0.0.1', port: gateway.port, clientId: 5, timeoutMs: 10_000 })
  await modern.getCurrentTime()
  const heard: string[] = []
  const old = new IB({ host: '127.0.0.1', port: gateway.port, clientId: 6 })
  for (const event of ['connected', 'server', 'nextValidId', 'disconnected']) old.on(event, () => { heard.push(event) })
  old.connect()
  await vi.waitFor(() => { expect(heard).toContain('disconnected') })
  expect(heard).not.toContain('server')
  await vi.waitFor(() => { expect(gateway.sessions()).toEqual([{ clientId: 5, version: 151, ready: true, lines: 0 }]) })
  expect(await modern.getCurrentTime()).toBe(now / 1_000)
})

/** What ib_async 2.0.1 asks as soon as it is connected, all at once, and waits for. */
describe('the opening questions of ib_async', () => {
  it.each([1, 2])('are all answered, with %i accounts or more', async (asked) => {
    const client = await openRaw(gateway.port, 'v157..178', 1)
    expect(client.frames()[0]?.[0]).toBe('178')
    const accounts = (client.frames().find(([id]) => id === '15')?.[2] ?? '').split(',').slice(0, asked)
    expect(accounts).toHaveLength(asked)
    client.send(61, 1)
    client.send(5, 1)
    client.send(99, 0)
    client.send(6, 2, 1, accounts.length === 1 ? accounts[0] ?? '' : '')
    accounts.forEach((account, index) => { client.send(76, 1, 10 + index, account, '', 0) })
    client.send(7, 3, 20, 0, '', '', '', '', '', '')
    const ends = ['62', '53', '102', '54', ...accounts.map(() => '74'), '55']
    const frames = await client.until((all) => ends.every((end) => all.some(([id]) => id === end)) && all.filter(([id]) => id === '74').length === asked)
    client.close()
    const lengths = (id: string): number[] => [...new Set(frames.filter((frame) => frame[0] === id).map(({ length }) => length))]
    // Ids, and the fields behind them.
    expect({ position: lengths('61'), completed: lengths('101'), value: lengths('6'), holding: lengths('7'), multi: lengths('73'), execution: lengths('11'), commission: lengths('59') })
      .toEqual({ position: [16], completed: [100], value: [6], holding: [20], multi: [8], execution: [32], commission: [8] })
    expect(frames.filter(([id]) => id === '11')).toHaveLength(world.broker.executions().length)
    expect(frames.filter(([id, , reqId]) => id === '74' && Number(reqId) >= 10)).toHaveLength(asked)
    expect(frames.filter(([id, , , code]) => id === '4' && Number(code) < 2_000)).toEqual([])
  })
})

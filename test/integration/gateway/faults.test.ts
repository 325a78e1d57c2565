import { BarSizeSetting, EventName, MarketDataType } from '@stoqey/ib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startGateway } from '../../../src/demo/gateway/index.js'
import type { Gateway } from '../../../src/demo/gateway/index.js'
import { apple, appleQuote, mini, scriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import type { ScriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import { connectApi } from './api-client.js'
import type { ApiClient } from './api-client.js'
import { connectRaw, hello, openRaw } from './raw-client.js'

let view: ScriptedBrokerView
let gateway: Gateway
let client: ApiClient | undefined

beforeEach(async () => {
  view = scriptedBrokerView()
  gateway = await startGateway({ view, pulseMs: 20 })
})
afterEach(async () => {
  await client?.close()
  client = undefined
  await gateway.close()
  expect(gateway.openSockets).toBe(0)
  expect(view.listeners()).toBe(0)
})

const codes = (of: ApiClient): unknown[] => of.of(EventName.info).map(([, code]) => code)
const bids = (of: ApiClient): unknown[] => of.of(EventName.tickPrice).filter(([, type]) => type === 1).map(([, , price]) => price)
const setBid = (bid: number): void => { view.setQuote(apple.conId, { ...appleQuote, bid }) }

async function watchApple(): Promise<ApiClient> {
  const watching = await connectApi(gateway.port)
  client = watching
  watching.api.reqMktData(1, { conId: apple.conId }, '', false, false)
  await vi.waitFor(() => { expect(bids(watching)).toEqual([243.11]) })
  return watching
}

describe('a handshake', () => {
  it('that is never answered, while the connection stays open', async () => {
    gateway.faults.set('silent-handshake', true)
    const raw = await connectRaw(gateway.port)
    raw.socket.write(hello('v100..193'))
    raw.send(71, 2, 5, '')
    await vi.waitFor(() => { expect(gateway.seen.connections[0]?.messages.get(71)).toBe(1) })
    expect(raw.bytes()).toHaveLength(0)
    expect(raw.ended()).toBeNull()
    gateway.faults.set('silent-handshake', false)
    client = await connectApi(gateway.port)
    raw.close()
  })

  it('without a first order id', async () => {
    gateway.faults.set('no-next-valid-id', true)
    client = await connectApi(gateway.port, { ready: false })
    await client.first(EventName.managedAccounts)
    expect(client.of(EventName.nextValidId)).toEqual([])
    expect(client.of(EventName.disconnected)).toEqual([])
  })

  it('with a client id that is in use', async () => {
    gateway.faults.set('client-id-in-use', true)
    client = await connectApi(gateway.port, { ready: false })
    await client.first(EventName.disconnected)
    expect(codes(client)).toEqual([326])
  })

  it('that is refused for a while', async () => {
    const before = await connectApi(gateway.port)
    client = before
    gateway.faults.refuseConnections(300)
    await expect(connectRaw(gateway.port)).rejects.toThrow('ECONNREFUSED')
    const after = await vi.waitFor(() => openRaw(gateway.port, 'v100..193', 6), { timeout: 10_000 })
    after.close()
    expect(before.of(EventName.disconnected)).toEqual([])
  })
})

describe('a ready session', () => {
  it('goes mute and stays open', async () => {
    const raw = await openRaw(gateway.port)
    gateway.faults.set('mute', true)
    const before = raw.bytes().length
    raw.send(49, 1)
    await vi.waitFor(() => { expect(gateway.seen.connections[0]?.messages.get(49)).toBe(1) })
    expect(raw.bytes()).toHaveLength(before)
    expect(raw.ended()).toBeNull()
    gateway.faults.set('mute', false)
    raw.send(49, 1)
    await raw.until((frames) => frames.filter(([id]) => id === '49').length === 1)
    raw.close()
  })

  it.each([['reset', 'reset', false], ['finish', 'fin', false], ['reset', 'reset', true], ['finish', 'fin', true]] as const)('ends with %s (%s), in the middle of a frame: %s', async (fault, how, midFrame) => {
    const raw = await openRaw(gateway.port)
    await raw.until((frames) => frames.some((frame) => frame[3] === '2158'))
    gateway.faults.fire(fault, { midFrame })
    await vi.waitFor(() => { expect(raw.ended()).toBe(how) })
    await vi.waitFor(() => { expect(gateway.openSockets).toBe(0) })
    const whole = raw.frames().reduce((length, frame) => length + 4 + Buffer.byteLength(frame.join('\0')) + 1, 0)
    expect(raw.bytes().length > whole).toBe(midFrame)
  })

  it('is dropped in favour of another port', async () => {
    client = await connectApi(gateway.port)
    const before = gateway.port
    gateway.stage.stage('port-changed')
    await client.first(EventName.disconnected)
    expect(gateway.port).not.toBe(before)
    expect(client.of(EventName.info).at(-1)).toEqual([expect.stringMatching(new RegExp(` ${String(gateway.port)}$`)), 1300])
    await expect(connectRaw(before)).rejects.toThrow('ECONNREFUSED')
    client = await connectApi(gateway.port)
    expect(gateway.stage.active()).toEqual(['port-changed'])
    gateway.stage.clear('port-changed')
    await client.first(EventName.disconnected)
    client = await connectApi(before)
    expect(gateway.stage.active()).toEqual([])
  })

  it('ends with a restart, and the port refuses until that is over', async () => {
    const raw = await openRaw(gateway.port)
    expect(gateway.sessions()).toEqual([{ clientId: 5, version: 178, ready: true, lines: 0 }])
    gateway.faults.restart(200)
    await vi.waitFor(() => { expect(raw.ended()).toBe('fin') })
    await expect(connectRaw(gateway.port)).rejects.toThrow('ECONNREFUSED')
    const after = await vi.waitFor(() => openRaw(gateway.port), { timeout: 10_000 })
    expect(gateway.sessions()).toHaveLength(1)
    after.close()
    raw.close()
  })

  it('is told of the link that is down when it opens', async () => {
    gateway.faults.fire('upstream-lost')
    gateway.faults.fire('farm-broken', { farm: 'secdefnj' })
    client = await connectApi(gateway.port)
    const opened = client
    await vi.waitFor(() => { expect(codes(opened)).toEqual([2104, 2104, 2104, 2106, 2157, 2110]) })
  })

  it('is told whatever a test wants it to hear', async () => {
    client = await connectApi(gateway.port)
    gateway.faults.fire('notice', { code: 10197, text: 'No market data during competing live session', reqId: 3 })
    expect((await client.first(EventName.error)).slice(1, 3)).toEqual([10197, 3])
    gateway.faults.fire('notice', { code: 2119, text: 'Market data farm is connecting:usfarm' })
    const told = client
    await vi.waitFor(() => { expect(codes(told).at(-1)).toBe(2119) })
  })

  it('hears the status of its orders again', async () => {
    client = await connectApi(gateway.port)
    gateway.faults.fire('repeated-order-status')
    const told = client
    await vi.waitFor(() => { expect(told.of(EventName.orderStatus).map(([id]) => id)).toEqual([11, 12, 13, 0, 11, 12, 13, 0]) })
    expect(client.of(EventName.openOrder)).toEqual([])
  })

  it.each([['garbage-frame', /rubbish\x00\?!\x00999\x00$/], ['negative-length-frame', /\xff\xff\xff\xfc\x00$/], ['oversized-frame', /\x7f\xff\xff\xff$/]] as const)('gets a %s', async (fault, end) => {
    const raw = await openRaw(gateway.port)
    gateway.faults.fire(fault)
    await vi.waitFor(() => { expect(raw.bytes().toString('latin1')).toMatch(end) })
    raw.close()
  })
})

describe('quotes', () => {
  it('stop while the gateway has lost its link, and go on after 1102', async () => {
    const watching = await watchApple()
    gateway.faults.fire('upstream-lost')
    gateway.faults.fire('upstream-lost')
    setBid(243.05)
    await vi.waitFor(() => { expect(codes(watching).slice(-2)).toEqual([1100, 1100]) })
    expect(bids(watching)).toEqual([243.11])
    gateway.faults.fire('upstream-back')
    await vi.waitFor(() => { expect(bids(watching)).toEqual([243.11, 243.05]) })
    expect(codes(watching).at(-1)).toBe(1102)
  })

  it('are lost after 1101 until they are asked for again', async () => {
    const watching = await watchApple()
    gateway.faults.fire('upstream-lost')
    gateway.faults.fire('upstream-back-data-lost')
    await vi.waitFor(() => { expect(codes(watching).at(-1)).toBe(1101) })
    setBid(243.05)
    watching.api.reqCurrentTime()
    await watching.first(EventName.currentTime)
    expect(bids(watching)).toEqual([243.11])
    watching.api.reqMktData(2, { conId: apple.conId }, '', false, false)
    await vi.waitFor(() => { expect(bids(watching)).toEqual([243.11, 243.05]) })
  })

  it('stop with their farm, those of other farms go on', async () => {
    const watching = await watchApple()
    gateway.faults.fire('farm-broken', { farm: 'usfuture' })
    setBid(243.06)
    view.setQuote(mini.conId, { ...appleQuote, bid: 6_400 })
    await vi.waitFor(() => { expect(bids(watching)).toEqual([243.11, 243.06]) })
    watching.api.reqMktData(2, { conId: mini.conId }, '', false, false)
    await vi.waitFor(() => { expect(watching.of(EventName.marketDataType)).toHaveLength(2) })
    expect(watching.of(EventName.tickPrice).filter(([reqId]) => reqId === 2)).toEqual([])
    gateway.faults.fire('farm-ok', { farm: 'usfuture' })
    await vi.waitFor(() => { expect(bids(watching)).toEqual([243.11, 243.06, 6_400]) })
    expect(watching.of(EventName.info).slice(-2)).toEqual([
      ['Market data farm connection is broken:usfuture', 2103], ['Market data farm connection is OK:usfuture', 2104]
    ])
  })

  it('stop with the default farm', async () => {
    const watching = await watchApple()
    gateway.faults.fire('farm-broken')
    setBid(243.05)
    await vi.waitFor(() => { expect(codes(watching).at(-1)).toBe(2103) })
    expect(bids(watching)).toEqual([243.11])
    gateway.faults.fire('farm-ok')
    await vi.waitFor(() => { expect(bids(watching)).toEqual([243.11, 243.05]) })
  })

  it('are delayed for who asks for delayed ones, and refused otherwise', async () => {
    gateway.faults.set('delayed-only', true)
    client = await connectApi(gateway.port)
    client.api.reqMktData(1, { conId: apple.conId }, '', false, false)
    expect((await client.first(EventName.error)).slice(1, 3)).toEqual([354, 1])
    client.api.reqMarketDataType(MarketDataType.DELAYED)
    client.api.reqMktData(2, { conId: apple.conId }, '', false, false)
    const asked = client
    await vi.waitFor(() => { expect(asked.of(EventName.tickPrice).map(([, type]) => type)).toEqual([66, 67, 68, 72, 73, 75, 76]) })
    expect(client.of(EventName.error)[1]?.slice(1, 3)).toEqual([10167, 2])
    expect(client.of(EventName.marketDataType)).toEqual([[2, 3]])
  })
})

describe('bars that are kept up to date', () => {
  const keep = (of: ApiClient, reqId: number): void => {
    of.api.reqHistoricalData(reqId, { conId: apple.conId }, '', '3600 S', BarSizeSetting.MINUTES_FIVE, 'TRADES', 1, 2, true)
  }
  const updates = (of: ApiClient, reqId: number): number => of.of(EventName.historicalDataUpdate).filter(([id]) => id === reqId).length

  it('die with the farm of the past and do not come back with it', async () => {
    client = await connectApi(gateway.port)
    const keeping = client
    keep(keeping, 1)
    await vi.waitFor(() => { expect(updates(keeping, 1)).toBeGreaterThan(0) })
    gateway.faults.fire('farm-broken', { farm: 'ushmds' })
    await vi.waitFor(() => { expect(codes(keeping).at(-1)).toBe(2105) })
    keep(keeping, 2)
    await vi.waitFor(() => { expect(keeping.of(EventName.error).map(([, code, reqId]) => [code, reqId])).toEqual([[10182, 1], [162, 2]]) })
    gateway.faults.fire('farm-ok', { farm: 'ushmds' })
    await vi.waitFor(() => { expect(codes(keeping).at(-1)).toBe(2106) })
    const before = updates(keeping, 1)
    keep(keeping, 3)
    await vi.waitFor(() => { expect(updates(keeping, 3)).toBeGreaterThan(1) })
    expect(updates(keeping, 1)).toBe(before)
  })

  it('are lost after 1101', async () => {
    client = await connectApi(gateway.port)
    const keeping = client
    keep(keeping, 1)
    await vi.waitFor(() => { expect(updates(keeping, 1)).toBeGreaterThan(0) })
    gateway.faults.fire('upstream-back-data-lost')
    await vi.waitFor(() => { expect(codes(keeping).at(-1)).toBe(1101) })
    const before = updates(keeping, 1)
    keep(keeping, 3)
    await vi.waitFor(() => { expect(updates(keeping, 3)).toBeGreaterThan(1) })
    expect(updates(keeping, 1)).toBe(before)
  })
})

describe('answers', () => {
  it('about orders are refused in read-only mode, others are not', async () => {
    gateway.faults.set('read-only', true)
    client = await connectApi(gateway.port)
    client.api.reqAllOpenOrders()
    client.api.reqCompletedOrders(false)
    client.api.reqPositions()
    await client.first(EventName.positionEnd)
    expect(client.of(EventName.error).map(([, code]) => code)).toEqual([321, 321])
    expect(client.of(EventName.openOrderEnd)).toEqual([])
  })

  it('with executions come without their end', async () => {
    gateway.faults.set('missing-end', { of: 'executions' })
    client = await connectApi(gateway.port)
    client.api.reqExecutions(1, {})
    client.api.reqCurrentTime()
    await client.first(EventName.currentTime)
    expect(client.of(EventName.execDetails)).toHaveLength(2)
    expect(client.of(EventName.execDetailsEnd)).toEqual([])
  })
})

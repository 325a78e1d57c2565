import { EventName, MarketDataType } from '@stoqey/ib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startGateway } from '../../../src/demo/gateway/index.js'
import type { Gateway } from '../../../src/demo/gateway/index.js'
import { apple, appleQuote, scriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
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

  it.each([['reset', 'reset'], ['finish', 'fin']] as const)('ends with %s in the middle of a frame', async (fault, how) => {
    const raw = await openRaw(gateway.port)
    gateway.faults.fire(fault)
    await vi.waitFor(() => { expect(raw.ended()).toBe(how) })
    await vi.waitFor(() => { expect(gateway.openSockets).toBe(0) })
  })

  it.each([['garbage-frame', /rubbish\x00\?!\x00999\x00$/], ['negative-length-frame', /\xff\xff\xff\xfc\x00$/]] as const)('gets a %s', async (fault, end) => {
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
    setBid(243.05)
    await vi.waitFor(() => { expect(codes(watching).at(-1)).toBe(1100) })
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

  it('stop with their farm', async () => {
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
    gateway.faults.set('no-executions-end', true)
    client = await connectApi(gateway.port)
    client.api.reqExecutions(1, {})
    client.api.reqCurrentTime()
    await client.first(EventName.currentTime)
    expect(client.of(EventName.execDetails)).toHaveLength(2)
    expect(client.of(EventName.execDetailsEnd)).toEqual([])
  })
})

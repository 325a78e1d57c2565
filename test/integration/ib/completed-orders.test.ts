import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startGateway, type Gateway } from '../../../src/demo/gateway/index.js'
import { READ_ONLY_API } from '../../../src/main/ib/feed/broker-loads.js'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { scriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import { bracket, openOrder, orderStatus } from './broker-messages.js'
import { answerEmpty, type RawGateway } from './raw-gateway.js'
import { startSession, type RunningSession } from './running-session.js'
import { sentTo, startScriptedGateway } from './scripted-gateway.js'

let hosts: NodeHosts
let gateway: RawGateway | Gateway
let session: RunningSession

beforeAll(async () => { hosts = await buildNodeHosts() })
afterAll(async () => { await hosts.dispose() })
afterEach(async () => {
  await session.source.stop()
  expect(hosts.running()).toEqual([])
  await gateway.close()
})

const refusal = [4, 2, 2147483647, 321, "Error validating request.-'cr' : cause - The API interface is currently in Read-Only mode.", '']

describe('orders that have ended', () => {
  it.each([178, 193])('are on the desk as the gateway tells them, at version %i', async (maxVersion) => {
    gateway = await startGateway({ view: scriptedBrokerView(), maxVersion })
    session = startSession(gateway.port, hosts.launch)
    await session.until('live')
    expect(session.source.status().serverVersion).toBe(maxVersion)
    expect(session.desk.rows('completedOrders')).toMatchObject([{
      permId: '999', account: 'DU1', symbol: 'AAPL', conId: '265598', side: 'buy', orderType: 'LMT', quantity: '100', filled: '100', limitPrice: '243.05', auxPrice: null,
      timeInForce: 'DAY', parentPermId: null, status: 'Filled', because: 'Filled Size: 100', endedAt: expect.any(Number) as number, orderRef: 'alpha'
    }])
    expect(session.desk.of('completedOrders')).toMatchObject({ rejected: { count: 0 }, unavailable: null })
    expect(session.log.join('\n')).not.toContain('505')
  })

  it('are not asked for where they would be read wrongly', async () => {
    const raw = await startScriptedGateway({}, '176')
    gateway = raw
    session = startSession(raw.port, hosts.launch)
    await session.until('live')
    expect(session.desk.of('completedOrders').unavailable).toContain('before version 177')
    expect(sentTo(raw, '99')).toEqual([])
  })

  it('are asked about when one has gone from those that work', async () => {
    const [parent] = bracket
    if (parent === undefined) throw new Error('no order')
    let isOpen = true
    const raw = await startScriptedGateway({
      '16': (_message, client) => {
        if (isOpen) client.say(openOrder(parent), orderStatus(parent))
        client.say([53, 1])
      }
    })
    gateway = raw
    session = startSession(raw.port, hosts.launch, { feed: { ordersEveryMs: 60_000 } })
    await session.until('live')
    expect(sentTo(raw, '99')).toHaveLength(1)
    isOpen = false
    raw.clients[0]?.say(orderStatus({ ...parent, status: 'Cancelled' }))
    await expect.poll(() => sentTo(raw, '99').length).toBe(2)
    expect(session.desk.rows('brokerOrders')).toEqual([])
  })

  it('are not asked for with Read-Only API on, and orders are not an empty list', async () => {
    const raw = await startScriptedGateway({ '16': (_message, client) => { client.say(refusal) } })
    gateway = raw
    session = startSession(raw.port, hosts.launch, { feed: { ordersEveryMs: 50, completedEveryMs: 50 } })
    await session.until('live')
    // Another poll ends after many of theirs would have.
    const polls = sentTo(raw, '7').length
    await expect.poll(() => sentTo(raw, '7').length, { timeout: 15_000 }).toBeGreaterThan(polls)
    expect([sentTo(raw, '16').length, sentTo(raw, '99').length]).toEqual([1, 0])
    for (const key of ['brokerOrders', 'completedOrders'] as const) {
      expect(session.desk.of(key)).toMatchObject({ unavailable: READ_ONLY_API, asOf: null })
    }
    expect(session.source.status().readOnlyApi).toBe(true)
  })

  it('that alone are refused are asked for once', async () => {
    const raw = await startScriptedGateway({
      '99': (_message, client) => { client.say(refusal) },
      '16': (message, client) => { answerEmpty(message, client) }
    })
    gateway = raw
    session = startSession(raw.port, hosts.launch, { feed: { completedEveryMs: 50 } })
    await session.until('live')
    const polls = sentTo(raw, '7').length
    await expect.poll(() => sentTo(raw, '7').length, { timeout: 15_000 }).toBeGreaterThan(polls)
    expect(sentTo(raw, '99')).toHaveLength(1)
    expect(session.desk.of('completedOrders').unavailable).toBe(READ_ONLY_API)
    expect(session.desk.of('brokerOrders').unavailable).toBeNull()
  })
})

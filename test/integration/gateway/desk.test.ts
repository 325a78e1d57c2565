import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { startGateway } from '../../../src/demo/gateway/index.js'
import type { Gateway } from '../../../src/demo/gateway/index.js'
import { buildNodeHosts } from '../../fixtures/launch-node-host.js'
import type { NodeHosts } from '../../fixtures/launch-node-host.js'
import { apple, appleQuote, opening, scriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import type { ScriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import { startSession } from '../ib/running-session.js'
import type { RunningSession } from '../ib/running-session.js'

let hosts: NodeHosts
let view: ScriptedBrokerView
let gateway: Gateway
let session: RunningSession

beforeAll(async () => { hosts = await buildNodeHosts() })
afterAll(async () => { await hosts.dispose() })
beforeEach(async () => {
  view = scriptedBrokerView()
  gateway = await startGateway({ view, pulseMs: 50 })
  session = startSession(gateway.port, hosts.launch)
  await session.until('live')
})
afterEach(async () => {
  await session.source.stop()
  expect(gateway.seen.forbidden).toBe(false)
  await gateway.close()
})

const orderIds = (): string[] => session.desk.rows('brokerOrders').map(({ permId }) => permId).sort()
const appleBid = (): string | null | undefined => session.desk.rows('quotes').find(({ conId }) => conId === String(apple.conId))?.bid

it('shows on the desk what the gateway tells', async () => {
  await expect.poll(orderIds, { timeout: 10_000 }).toEqual(['1001', '1002', '1003', '2001'])
  await expect.poll(() => session.desk.rows('fills').map(({ execId, commission }) => [execId, commission]).sort(), { timeout: 10_000 })
    .toEqual([[opening.execId, '0.35'], ['0000e0d5.673b1a30.01.01', '2.13']].sort())
  await expect.poll(() => session.desk.rows('brokerPositions').map(({ account, quantity, averageCost }) => [account, quantity, averageCost]).sort(), { timeout: 10_000 })
    .toEqual([['DU1', '140', '240.125'], ['DU2', '-2', '322025']])
  await expect.poll(() => session.desk.rows('accountPnl').map(({ account, dailyPnl }) => [account, dailyPnl]).sort(), { timeout: 10_000 })
    .toEqual([['DU1', '12.5'], ['DU2', '12.5']])
  await expect.poll(appleBid, { timeout: 10_000 }).toBe('243.11')
  view.setQuote(apple.conId, { ...appleQuote, bid: 243.05 })
  await expect.poll(appleBid, { timeout: 10_000 }).toBe('243.05')
})

it('keeps its rows through a broken connection and comes back', async () => {
  await expect.poll(orderIds, { timeout: 10_000 }).toHaveLength(4)
  gateway.faults.fire('reset')
  await expect.poll(() => gateway.seen.connections.length, { timeout: 20_000 }).toBe(2)
  await session.until('live')
  expect(session.desk.of('brokerOrders').fewest).toBe(4)
  view.setQuote(apple.conId, { ...appleQuote, bid: 243.01 })
  await expect.poll(appleBid, { timeout: 20_000 }).toBe('243.01')
})

it('finds a gateway that has gone mute', async () => {
  gateway.faults.set('mute', true)
  await expect.poll(() => gateway.seen.connections[0]?.open, { timeout: 20_000 }).toBe(false)
  gateway.faults.set('mute', false)
  await session.until('live')
  await expect.poll(orderIds, { timeout: 10_000 }).toHaveLength(4)
})

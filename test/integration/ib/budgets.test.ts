import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { startGateway, type Gateway } from '../../../src/demo/gateway/index.js'
import type { Instrument } from '../../../src/shared/domain/instrument.js'
import type { Budget } from '../../../src/shared/state/ib-feed-status.js'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { euro, scriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import type { RawGateway } from './raw-gateway.js'
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

const watched = (conId: number): Instrument => ({
  conId: String(conId), symbol: `W${String(conId)}`, localSymbol: '', secType: 'STK', exchange: 'SMART', primaryExchange: '', currency: 'USD', multiplier: '1', description: ''
})
const budget = (name: string): Budget | undefined => session.source.status().budgets.find((each) => each.name === name)

it('lines: as many as the account has, and how many wait for one', async () => {
  const raw = await startScriptedGateway({ '1': (message, client) => { client.say([1, 6, message[2] ?? '', 4, '150', 1, 0]) } })
  gateway = raw
  session = startSession(raw.port, hosts.launch, { watchList: Array.from({ length: 30 }, (_, i) => watched(i + 1)), settings: { marketDataLines: 20 } })
  await session.until('live')
  await expect.poll(() => budget('Market data lines'), { timeout: 10_000 }).toEqual({ name: 'Market data lines', used: 20, limit: 20, unit: 'lines', waiting: 10 })
  expect(sentTo(raw, '1')).toHaveLength(20)
})

it('messages: never more in a second than the account allows, whatever is wanted at once', async () => {
  const view = scriptedBrokerView()
  const simulated = await startGateway({ view, messagesPerSecond: 50 })
  gateway = simulated
  const most: number[] = []
  session = startSession(simulated.port, hosts.launch, {
    settings: { requestsPerSecond: 10 },
    onStatus: ({ budgets }) => { most.push(budgets.find(({ name }) => name === 'Messages')?.used ?? 0) }
  })
  await session.until('live')
  for (let i = 0; i < 40; i += 1) {
    session.source.watch(i % 2 === 0 ? [{ ...watched(euro.conId), secType: 'CASH', exchange: 'IDEALPRO' }] : [])
    void session.source.refresh(AbortSignal.timeout(100))
  }
  await expect.poll(() => Math.max(...most), { timeout: 15_000 }).toBeGreaterThan(0)
  await expect.poll(() => budget('Messages')?.waiting, { timeout: 20_000 }).toBe(0)
  expect(Math.max(...most)).toBeLessThanOrEqual(10)
  expect(budget('Messages')).toMatchObject({ limit: 10, unit: 'in one second' })
  expect(session.source.status().notices.filter(({ code }) => code === 100)).toEqual([])
  expect(session.source.status().phase).toBe('live')
})

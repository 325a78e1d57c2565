/** Pitwall's own session through every fault of the table: it ends where it should, nothing shown is ever gone, and afterwards all is well again. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { faultList, type ListedFault } from '../../../src/demo/gateway/faults/stage.js'
import { startGateway, type Gateway } from '../../../src/demo/gateway/index.js'
import type { SessionTiming } from '../../../src/main/ib/constants.js'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { apple, appleQuote, scriptedBrokerView, type ScriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import { startSession, type RunningSession } from '../ib/running-session.js'
import { outcomes, type Outcome } from './fault-outcomes.js'

/** Long enough for a paused machine; nothing waits for it that goes well. */
const PATIENCE = { timeout: 30_000, interval: 10 }
const timing: Partial<SessionTiming> = { betweenConnectsMs: 20, backoff: { delaysMs: [20], jitter: 0.2 }, clientIdWaitMs: 50, clientIdAttempts: 12 }
/** For the faults that a limit finds: so short that a busy machine may break them, which costs a connection and no test. */
const hurried: Partial<SessionTiming> = { ...timing, versionMs: 500, nextIdMs: 500, pingAfterIdleMs: 200, deadAfterMs: 1_000 }
const needsHurry = ({ name, group }: ListedFault): boolean => group === 'Opening' || name === 'mute'
const feed = { requestMs: 400, ordersEveryMs: 300, completedEveryMs: 300, executionsEveryMs: 300, positionsEveryMs: 300 }
const kept = ['brokerPositions', 'brokerOrders', 'fills', 'completedOrders'] as const
const asking: ReadonlySet<string> = new Set(['needs-human', 'incompatible'])

let hosts: NodeHosts
let view: ScriptedBrokerView
let gateway: Gateway
let session: RunningSession
let bid = 100

async function begin(isHurried: boolean): Promise<void> {
  session = startSession(gateway.port, hosts.launch, { timing: isHurried ? hurried : timing, feed })
  await well()
  for (const slice of kept) session.desk.of(slice).fewest = session.desk.rows(slice).length
}
async function finish(): Promise<void> {
  await session.source.stop()
  expect(hosts.running(), 'host processes after stop').toEqual([])
  await vi.waitFor(() => { expect(gateway.openSockets, 'sockets after stop').toBe(0) }, PATIENCE)
}

beforeAll(async () => {
  hosts = await buildNodeHosts()
  view = scriptedBrokerView()
  gateway = await startGateway({ view, pulseMs: 50 })
})
afterAll(async () => {
  expect(gateway.seen.forbidden, 'forbidden messages').toBe(false)
  await gateway.close()
  await hosts.dispose()
})

const phase = (): string => session.source.status().phase

/** One session, all of its rows, nothing wrong with any, and a tick gets through. */
async function well(): Promise<void> {
  bid += 1
  view.setQuote(apple.conId, { ...appleQuote, bid })
  await vi.waitFor(() => {
    expect(phase(), session.log.slice(-12).join('\n')).toBe('live')
    expect(gateway.sessions().filter(({ ready }) => ready)).toHaveLength(1)
    expect(kept.map((slice) => session.desk.rows(slice).length)).toEqual([2, 4, 2, 1])
    expect(kept.map((slice) => [session.desk.of(slice).error, session.desk.of(slice).unavailable])).toEqual(kept.map(() => [null, null]))
    expect(session.desk.rows('quotes').find(({ conId }) => conId === String(apple.conId))).toMatchObject({ bid: String(bid), halted: false })
  }, PATIENCE)
}

/** What the session would do in hours, now. */
function hasten(what: Outcome['metBy']): void {
  if (what === 'next connection') gateway.faults.fire('reset')
  if (what === 'next subscription') gateway.faults.fire('upstream-back-data-lost')
  if (what === 'next request') session.source.refresh(AbortSignal.timeout(PATIENCE.timeout)).catch(() => undefined)
}

/** @returns whether it took a person to connect again */
async function recover(): Promise<boolean> {
  let isAsked = false
  await vi.waitFor(() => {
    if (asking.has(phase())) {
      isAsked = true
      void session.source.refresh(AbortSignal.timeout(PATIENCE.timeout))
    }
    expect(phase(), session.log.slice(-12).join('\n')).toBe('live')
  }, PATIENCE)
  return isAsked
}

async function survive({ name, lasts }: ListedFault, { given, metBy, phase: where, signs, leftBy }: Outcome): Promise<void> {
  const scene = { session, gateway, begunAt: Date.now() }
  const connection = gateway.seen.connections.at(-1)
  session.log.length = 0
  // What a fault before it has left is its own failure.
  gateway.stage.clearAll()
  gateway.stage.stage(name, given)
  hasten(metBy)
  if (where === 'upstream-lost' || asking.has(where)) await vi.waitFor(() => { expect(phase()).toBe(where) }, PATIENCE)
  if (where === 'reconnects') await vi.waitFor(() => { expect([gateway.seen.connections.at(-1) !== connection, phase()]).toEqual([true, 'live']) }, PATIENCE)
  for (const sign of signs) await vi.waitFor(() => sign(scene), PATIENCE)
  if (where === 'down') expect(gateway.sessions().filter(({ ready }) => ready).length).toBeLessThanOrEqual(1)

  if (lasts) gateway.stage.clear(name)
  if (leftBy !== undefined) hasten(leftBy)
  expect(await recover(), 'a person had to act').toBe(asking.has(where))
  await well()
  if ((where === 'live' && leftBy !== 'next connection') || where === 'upstream-lost') expect(gateway.seen.connections.at(-1), 'the connection').toBe(connection)
  for (const slice of kept) expect(session.desk.of(slice).fewest, `fewest rows of ${slice}`).toBe(session.desk.rows(slice).length)
  expect(gateway.stage.active()).toEqual([])
}

describe.each([true, false])('hurried: %s', (isHurried) => {
  beforeAll(() => begin(isHurried))
  afterAll(finish)

  const cases = faultList.filter((fault) => needsHurry(fault) === isHurried).flatMap((fault) =>
    outcomes[fault.name].map((outcome: Outcome) => [[fault.name, ...Object.values(outcome.given ?? {})].join(' '), fault, outcome] as const))
  it.each(cases)('%s', async (_name, fault, outcome) => { await survive(fault, outcome) })
})

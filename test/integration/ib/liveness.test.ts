/** A connection that is open and carries nothing, over real TCP; limits a fifth of the real ones. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sessionTiming, type SessionTiming } from '../../../src/main/ib/constants.js'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { startMuteRelay, type MuteRelay } from './mute-relay.js'
import { answerEmpty, startRawGateway, type RawGateway } from './raw-gateway.js'
import { startSession, type RunningSession } from './running-session.js'

let hosts: NodeHosts
let gateway: RawGateway
let relay: MuteRelay
let session: RunningSession
/** How far this machine's clock is ahead of the real one: what a sleep does to it. */
let skewMs = 0
/** Counts time in which this process really ran: a machine that is stopped for seconds proves nothing about limits. */
let ticks = 0
let ticking: NodeJS.Timeout
const TICK_MS = 50

const position = [61, 3, 'DU1', 265598, 'AAPL', 'STK', '', 0, '', '', '', 'USD', 'AAPL', 'NMS', 7, 150.25]
const scale = 5
const limits = { pingAfterIdleMs: sessionTiming.pingAfterIdleMs / scale, deadAfterMs: sessionTiming.deadAfterMs / scale }
/** Nothing is polled, so that only pings are heard of a quiet desk. */
const quiet = { ordersEveryMs: 600_000, executionsEveryMs: 600_000, positionsEveryMs: 600_000, summaryEveryMs: 600_000 }

beforeAll(async () => { hosts = await buildNodeHosts() })
afterAll(async () => { await hosts.dispose() })

beforeEach(async () => {
  skewMs = 0
  gateway = await startRawGateway({
    answer: (message, client) => {
      if (message[0] === '61') client.say(position, [62, 1])
      else answerEmpty(message, client)
    }
  })
  relay = await startMuteRelay(gateway.port)
  ticks = 0
  ticking = setInterval(() => { ticks += 1 }, TICK_MS)
})

afterEach(async () => {
  clearInterval(ticking)
  await session.source.stop()
  expect(hosts.running(), 'host processes after stop').toEqual([])
  await expect.poll(() => relay.clients(), { message: 'sockets after stop' }).toBe(0)
  await relay.close()
  await gateway.close()
})

async function live(timing: Partial<SessionTiming> = limits): Promise<void> {
  session = startSession(relay.port, hosts.launch, { timing, feed: quiet, clock: { now: () => Date.now() + skewMs } })
  await session.until('live')
}

const pings = (): number => gateway.clients.flatMap((client) => client.messages).filter((message) => message[0] === '49').length

describe('a half-open connection', () => {
  it.each(['both', 'down'] as const)('that is mute (%s) is found within its limit, closed and replaced', async (direction) => {
    await live()
    const before = relay.accepted()
    const since = ticks
    relay.mute(direction)
    await session.until('backing-off', 60_000)
    const ranMs = (ticks - since) * TICK_MS
    const { error, lastFrameAt } = session.source.status()
    expect(error).toMatchObject({ code: 'SILENT', source: 'ib' })
    expect((error?.at ?? 0) - (lastFrameAt ?? 0)).toBeGreaterThanOrEqual(limits.deadAfterMs)
    // A frame is known to the session a beat after it came; the rest is for a busy machine.
    expect(ranMs).toBeLessThan(limits.deadAfterMs + 2_000)
    expect(session.desk.rows('brokerPositions')).toHaveLength(1)
    expect(session.desk.of('brokerPositions').fetch).toBe('paused')
    await session.until('live')
    expect(relay.accepted()).toBeGreaterThan(before)
    await expect.poll(() => relay.clients(), { message: 'the old socket is gone' }).toBe(1)
  })

  it('was asked whether it lives before it was given up', async () => {
    await live()
    relay.mute('both')
    await session.until('backing-off', 60_000)
    // `49|1`: the time, the only thing asked of a connection that says nothing.
    expect(relay.swallowed().toString('latin1')).toContain('49\u00001\u0000')
  })

  it('is left at once when the machine goes to sleep, though nobody answers the FIN', async () => {
    await live()
    relay.mute('both')
    session.source.suspend()
    expect(session.source.status().phase).toBe('stopped')
    await expect.poll(() => relay.clients()).toBe(0)
  })
})

describe('a quiet gateway', () => {
  it('is kept alive by its answers to pings alone', async () => {
    await live({ pingAfterIdleMs: 500, deadAfterMs: 30_000 })
    const before = pings()
    await expect.poll(pings, { timeout: 45_000 }).toBeGreaterThanOrEqual(before + 6)
    expect(session.source.status().phase).toBe('live')
    expect(session.phases.filter((phase) => phase === 'live')).toHaveLength(1)
    expect(relay.accepted()).toBe(1)
  })
})

describe('sleep', () => {
  it('closes the connection; after it everything is unknown until it has been read again', async () => {
    await live()
    session.source.suspend()
    await expect.poll(() => relay.clients()).toBe(0)
    const asOf = session.desk.of('brokerPositions').asOf
    skewMs = 8 * 3_600_000
    relay.hold()
    session.source.resume()
    await session.until('handshaking')
    // Connected, but nothing proven: the rows of before the sleep are still rows of before the sleep.
    expect(session.desk.of('brokerPositions')).toMatchObject({ asOf, fetch: 'paused' })
    expect(session.desk.rows('brokerPositions')).toHaveLength(1)
    relay.release()
    await session.until('live')
    expect(session.desk.of('brokerPositions').asOf ?? 0).toBeGreaterThan(Date.now() + skewMs - 3_600_000)
    expect(session.desk.of('brokerPositions').fewest).toBe(1)
  })

  it('that nobody announced is found by the clock alone', async () => {
    await live()
    const before = relay.accepted()
    // A frame that arrives as the machine wakes proves the connection alive; so the machine sleeps until none does.
    await expect.poll(() => {
      skewMs += 3_600_000
      return session.phases
    }, { timeout: 20_000, interval: 300 }).toContain('backing-off')
    expect(session.log.join('\n')).toContain('"cause":"SILENT"')
    await session.until('live')
    expect(relay.accepted()).toBeGreaterThan(before)
  })
})

/**
 * Mutated frames of a real stream, between the real frames of a live session. However bad they are, the session is live
 * afterwards, the desk says what the gateway says, and nothing is left behind. `PITWALL_FUZZ_FRAMES` says how many frames,
 * `PITWALL_FUZZ_SEED` which.
 */
import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startGateway, type Gateway } from '../../../src/demo/gateway/index.js'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { apple, appleQuote, scriptedBrokerView, type ScriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import { framed, mutate, seededRandom, type Mutated, type Random } from './fuzz/mutations.js'
import { recordedIds, recordFrames } from './fuzz/recorded-frames.js'
import { openTappedLine, type TappedLine } from './fuzz/tapped-line.js'
import { startSession, type RunningSession } from './running-session.js'

const FRAMES = Number(process.env['PITWALL_FUZZ_FRAMES'] ?? 10_000)
const SEED = Number(process.env['PITWALL_FUZZ_SEED'] ?? 20_261_121)
const BATCH = 100
/** For a session that has to find a silent gateway and connect again, on a machine with other things to do. */
const RECOVERY_MS = 45_000
const MINUTE_MS = 60_000
const MB = 1_024

let hosts: NodeHosts
let view: ScriptedBrokerView
let gateway: Gateway
let line: TappedLine
let session: RunningSession

beforeAll(async () => {
  hosts = await buildNodeHosts()
  view = scriptedBrokerView()
  gateway = await startGateway({ view, pulseMs: 100 })
  line = await openTappedLine(gateway.port)
  session = startSession(line.port, hosts.launch, {
    timing: { backoff: { delaysMs: [20], jitter: 0.2 }, betweenConnectsMs: 20, pingAfterIdleMs: 200, deadAfterMs: 800, clientIdWaitMs: 50 }
  })
})
afterAll(async () => {
  await session.source.stop()
  await line.close()
  await gateway.close()
  await hosts.dispose()
})

const notice = (code: number, text: string): Buffer => framed(Buffer.from(`4\x002\x00-1\x00${String(code)}\x00${text}\x00\0`))

/** A real message with the request ids of now. */
function asOfNow(body: Buffer): Buffer {
  const now = line.requestIds()
  let text = body.toString('latin1')
  for (const [request, recorded] of recordedIds) text = text.replace(recorded, now.get(request) ?? recorded)
  return Buffer.from(text, 'latin1')
}

/** Some mutations mean something: what a person or the broker would do about it. @returns whether a person had to */
async function untilLive(): Promise<boolean> {
  let isAsked = false
  await vi.waitFor(() => {
    const { phase } = session.source.status()
    if (phase === 'upstream-lost') line.say(notice(1102, 'restored'))
    if (!isAsked && (phase === 'needs-human' || phase === 'incompatible' || phase === 'stopped')) {
      isAsked = true
      void session.source.refresh(AbortSignal.timeout(RECOVERY_MS))
    }
    expect(phase).toBe('live')
  }, { timeout: RECOVERY_MS, interval: 10 })
  return isAsked
}

const stateOf = (farm: string): string | undefined => session.source.status().farms.find(({ name }) => name === farm)?.state

/** Says the batch and a last word; done when the last word was heard, or the connection was given up because of the batch. */
async function play(batch: readonly Mutated[]): Promise<void> {
  const connection = line.connections()
  const wanted = stateOf('fuzz') === 'ok' ? 'broken' : 'ok'
  line.say(Buffer.concat([...batch.map(({ bytes }) => bytes), notice(wanted === 'ok' ? 2104 : 2103, 'last word:fuzz')]))
  await vi.waitFor(() => {
    const isHeard = stateOf('fuzz') === wanted
    expect(isHeard || line.connections() !== connection || session.source.status().phase !== 'live').toBe(true)
  }, { timeout: RECOVERY_MS, interval: 5 })
}

function nextBatch(random: Random, bodies: readonly Buffer[], most: number): Mutated[] {
  const batch: Mutated[] = []
  const now = bodies.map(asOfNow)
  while (batch.length < most) {
    const mutated = mutate(random, now)
    batch.push(mutated)
    if (mutated.breaksFraming) break
  }
  return batch
}

async function footprint(): Promise<{ readonly rssMb: number; readonly handles: number }> {
  const [pid] = hosts.running()
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '')
  const handles = await readdir(`/proc/${String(pid)}/fd`).catch(() => [])
  return { rssMb: Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / MB, handles: handles.length }
}

const replay = (sent: number): string => `after ${String(sent)} frames; replay with PITWALL_FUZZ_SEED=${String(SEED)} PITWALL_FUZZ_FRAMES=${String(sent + BATCH)} npx vitest run test/integration/ib/fuzz.test.ts`

it(`${String(FRAMES)} mutated frames leave a live session and nothing else`, async () => {
  const bodies = await recordFrames()
  expect(new Set(bodies.map((body) => body.toString('latin1').split('\0')[0])).size, 'kinds of messages').toBeGreaterThan(15)
  const random = seededRandom(SEED)
  await untilLive()
  const atFirst = await footprint()
  let [sent, asked] = [0, 0]
  while (sent < FRAMES) {
    const batch = nextBatch(random, bodies, Math.min(BATCH, FRAMES - sent))
    try {
      await play(batch)
      if (await untilLive()) asked += 1
    } catch (fault) {
      const frames = batch.map(({ kind, bytes }) => `${kind}: ${bytes.subarray(0, 200).toString('latin1').replaceAll('\0', '|')}`)
      throw new Error([replay(sent), session.source.status().phase, ...session.log.slice(-10), ...frames].join('\n'), { cause: fault })
    }
    sent += batch.length
    session.log.splice(0, session.log.length - BATCH)
  }

  // The desk says again what the gateway says, and only that.
  const rows = (): unknown => ({
    positions: session.desk.rows('brokerPositions').map(({ account, conId, quantity }) => [account, conId, quantity]).sort(),
    orders: session.desk.rows('brokerOrders').map(({ permId }) => permId).sort(),
    bid: session.desk.rows('quotes').find(({ conId }) => conId === String(apple.conId))?.bid
  })
  let bid = 100
  await vi.waitFor(async () => {
    await untilLive()
    bid += 0.01
    view.setQuote(apple.conId, { ...appleQuote, bid })
    await vi.waitFor(() => {
      expect(rows(), replay(sent)).toEqual({ positions: [['DU1', '265598', '140'], ['DU2', '495512563', '-2']], orders: ['1001', '1002', '1003', '2001'], bid: String(Number(bid.toFixed(2))) })
    }, { timeout: 5_000, interval: 20 })
  }, { timeout: RECOVERY_MS, interval: 20 })

  const atLast = await footprint()
  const { hostRestarts } = session.source.status()
  console.info(JSON.stringify({ seed: SEED, sent, connections: line.connections(), hostRestarts, asked, atFirst, atLast }))
  expect(hosts.running(), 'host processes').toHaveLength(1)
  expect(hostRestarts, 'host restarts').toBe(0)
  expect(line.mostAtOnce(), 'sockets at once').toBe(1)
  expect(line.open(), 'open sockets').toBe(1)
  expect(gateway.openSockets, 'sockets at the gateway').toBe(1)
  expect(gateway.seen.forbidden, 'forbidden messages').toBe(false)
  expect(atLast.handles, 'handles of the host').toBeLessThanOrEqual(atFirst.handles + 2)
  expect(atLast.rssMb, 'memory of the host in MB').toBeLessThan(atFirst.rssMb + 200)
  await session.source.stop()
  expect(hosts.running(), 'host processes after stop').toEqual([])
  await vi.waitFor(() => { expect(line.open(), 'sockets after stop').toBe(0) })
}, 3 * MINUTE_MS + FRAMES * 20)

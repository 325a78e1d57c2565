/**
 * Five hundred forced drops, of every kind there is, of the real session with the real host: what is left behind, and how
 * much longer than its own waiting the session takes to be live again. Limits are shortened, everything else is as in the app.
 */
import { readdir } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { startGateway, type Gateway } from '../src/demo/gateway/index.js'
import { feedTiming, sessionTiming, type SessionTiming } from '../src/main/ib/constants.js'
import { createIbSource, type IbSource } from '../src/main/ib/ib-source.js'
import { DeskStore } from '../src/main/desk/desk-store.js'
import { ibSettings } from '../src/shared/config/settings.js'
import { systemClock } from '../src/shared/lib/clock.js'
import { buildNodeHosts, type NodeHosts } from '../test/fixtures/launch-node-host.js'
import { openCountedLine, type CountedLine } from './lib/counted-line.js'
import { drops, type Drop } from './lib/drops.js'
import { median, rounded, type BenchResult } from './lib/figures.js'
import { tickingBroker } from './lib/ticking-broker.js'

const DROPS = Number(process.env['PITWALL_BENCH_DROPS'] ?? 500)
const LIMIT_MS = 60_000
const LOOK_MS = 2
const SETTLE_MS = 2_000
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

const timing: SessionTiming = {
  ...sessionTiming,
  heartbeatMs: 100, hostMissedBeats: 100, tcpConnectMs: 2_000, versionMs: 600, nextIdMs: 600, pingAfterIdleMs: 200, deadAfterMs: 1_000, betweenConnectsMs: 50,
  backoff: { delaysMs: [50], jitter: 0.2 }, clientIdWaitMs: 100, clientIdAttempts: 3
}

async function until(what: string, isSo: () => boolean): Promise<void> {
  const startedAt = Date.now()
  while (!isSo()) {
    if (Date.now() - startedAt > LIMIT_MS) throw new Error(`waited in vain: ${what}`)
    await pause(LOOK_MS)
  }
}

/** Open files, sockets and pipes of a process. */
async function handlesOf(pid: number): Promise<number> {
  return (await readdir(`/proc/${String(pid)}/fd`)).length
}

/** Sockets, servers, pipes, processes and timers of this process, which is main here. */
function resources(): number {
  return process.getActiveResourcesInfo().filter((name) => name !== 'Immediate').length
}

interface Running {
  readonly source: IbSource
  readonly gateway: Gateway
  readonly line: CountedLine
  /** When the latest attempt was due by the session's own plan. */
  readonly dueAt: () => number
}

const needsPerson: ReadonlySet<string> = new Set(['needs-human', 'incompatible', 'stopped'])
/** An attempt has come to something, if only to a wait. */
const settled: ReadonlySet<string> = new Set([...needsPerson, 'backing-off', 'refused-client-id', 'upstream-lost', 'live'])

/** @returns milliseconds from when it was possible and due until it was live */
async function survive(drop: Drop, { source, gateway, line, dueAt }: Running): Promise<number> {
  const phase = (): string => source.status().phase
  const before = line.connections()
  await drop.stage(gateway, line)
  await until(`${drop.name}: the connection ends`, () => phase() !== 'live')
  if (drop.failures > 0) {
    const isPort = drop.name === 'port refuses'
    await until(`${drop.name}: an attempt fails`, () => (isPort ? source.status().attempt > drop.failures : line.connections() >= before + drop.failures) && settled.has(phase()))
  }
  await drop.clear?.(gateway, line)
  const clearedAt = Date.now()
  let askedAt = 0
  await until(`${drop.name}: live again, is ${phase()}`, () => {
    if (needsPerson.has(phase()) && askedAt === 0) {
      askedAt = Date.now()
      void source.refresh(AbortSignal.timeout(LIMIT_MS))
    }
    return phase() === 'live'
  })
  return Date.now() - Math.max(clearedAt, dueAt(), askedAt)
}

async function soak(hosts: NodeHosts): Promise<Record<string, number>> {
  const resourcesBefore = resources()
  const gateway = await startGateway({ view: tickingBroker(5).view, pulseMs: 100 })
  const line = await openCountedLine(() => gateway.port)
  let due = 0
  const source = createIbSource({
    settings: ibSettings.parse({ enabled: true, port: line.port, clientId: 77 }), watchList: [], slices: new DeskStore(systemClock), clock: systemClock, random: Math.random, logger: silent,
    launchHost: hosts.launch, sessionTiming: timing, feedTiming: { ...feedTiming, requestMs: 2_000, ordersEveryMs: 300, executionsEveryMs: 1_000, positionsEveryMs: 1_000 },
    onStatus: ({ nextAttemptAt }) => { if (nextAttemptAt !== null) due = nextAttemptAt }
  })
  source.start()
  await until('live', () => source.status().phase === 'live')
  const [host = 0] = hosts.running()
  const handles = await handlesOf(host)
  const running: Running = { source, gateway, line, dueAt: () => due }
  const recoveries: number[] = []
  for (let n = 0; n < DROPS; n += 1) {
    const drop = drops[n % drops.length]
    if (drop !== undefined) recoveries.push(await survive(drop, running))
  }
  // A gateway that was dropped closes its own side within half a second.
  await until('one socket is left', () => gateway.openSockets === 1)
  const [lastHost = 0] = hosts.running()
  const leakedHostHandles = Math.max(0, await handlesOf(lastHost) - handles)
  const { hostRestarts } = source.status()
  await source.stop()
  await pause(SETTLE_MS)
  const leakedSockets = line.open() + gateway.openSockets
  const hostsLeft = hosts.running().length
  await line.close()
  await gateway.close()
  await pause(SETTLE_MS)
  const resourcesAfter = resources()
  return {
    drops: DROPS,
    kinds: drops.length,
    connections: line.connections(),
    leaked_sockets: leakedSockets,
    leaked_handles: leakedHostHandles + hostsLeft + Math.max(0, resourcesAfter - resourcesBefore),
    max_concurrent_sockets: line.mostAtOnce(),
    frames_before_api: line.frameFirst(),
    host_restarts: hostRestarts,
    forbidden_messages: gateway.seen.forbidden ? 1 : 0,
    median_recovery_over_backoff_ms: rounded(median(recoveries)),
    worst_recovery_over_backoff_ms: rounded(Math.max(...recoveries))
  }
}

/** The figures of one soak. */
export async function run(): Promise<BenchResult> {
  const hosts = await buildNodeHosts()
  try {
    return { figures: await soak(hosts), runs: DROPS }
  } finally {
    await hosts.dispose()
  }
}

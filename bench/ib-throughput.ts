/**
 * Ticks per CPU second through the host, its port and the quotes slice, against the library alone with a map of quotes:
 * the same stream, as fast as it is read, one after the other in turns. Counted for us: the host and main; for the
 * library: its process. At full speed conflation is worth most: at a real market's pace the host sends each instrument ten
 * times a second all the same.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createIbSource } from '../src/main/ib/ib-source.js'
import { DeskStore } from '../src/main/desk/desk-store.js'
import { ibSettings } from '../src/shared/config/settings.js'
import type { Instrument } from '../src/shared/domain/instrument.js'
import { systemClock } from '../src/shared/lib/clock.js'
import { buildNodeHosts, type NodeHosts } from '../test/fixtures/launch-node-host.js'
import { median, rounded, type BenchResult } from './lib/figures.js'

const LINES = 50
const MESSAGES = Number(process.env['PITWALL_BENCH_TICKS'] ?? 1_000_000)
const ROUNDS = 5
const MARKER = '777.77'
const LIMIT_MS = 120_000
/** Of `/proc/PID/stat`, whatever the kernel counts in itself. */
const CLOCK_TICKS = 100

const folder = resolve(import.meta.dirname, 'ib')
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

const watchList: readonly Instrument[] = Array.from({ length: LINES }, (_, n) => ({
  conId: String(n + 1), symbol: `SYM${String(n + 1)}`, localSymbol: `SYM${String(n + 1)}`, secType: 'STK', exchange: 'SMART', primaryExchange: '', currency: 'USD',
  multiplier: '1', description: ''
}))

/** The next message of a child. @rejects when there is none for two minutes */
async function told<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, 'message', { signal: AbortSignal.timeout(LIMIT_MS) }) as [T]
  return message
}

interface Server {
  readonly child: ChildProcess
  readonly port: number
  readonly messages: number
}

async function startServer(): Promise<Server> {
  const child = fork(resolve(folder, 'tick-server.mjs'), [String(LINES), String(MESSAGES)], { execArgv: [] })
  const { port, messages } = await told<{ port: number; messages: number }>(child)
  return { child, port, messages }
}

/** CPU seconds of a process so far. */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS
}

async function bare(): Promise<number> {
  const server = await startServer()
  const subscribed = told(server.child)
  const client = fork(resolve(folder, 'bare-client.mjs'), [String(server.port), String(LINES)], { execArgv: [] })
  try {
    await subscribed
    const result = told<{ cpuSeconds: number }>(client)
    client.send('go')
    server.child.send('go')
    return server.messages / (await result).cpuSeconds
  } finally {
    client.kill('SIGKILL')
    server.child.kill('SIGKILL')
  }
}

interface OwnRun {
  readonly perCpuSecond: number
  readonly hostSeconds: number
  readonly mainSeconds: number
  readonly wallSeconds: number
}

async function own(hosts: NodeHosts): Promise<OwnRun> {
  const server = await startServer()
  const subscribed = told(server.child)
  const desk = new DeskStore(systemClock)
  const marked = new Set<string>()
  const over = new Promise<void>((resolveOver) => {
    desk.onChange((change) => {
      if (change.key !== 'quotes') return
      for (const [key, row] of change.upsert) if ('last' in row && row.last === MARKER) marked.add(key)
      if (marked.size === LINES) resolveOver()
    })
  })
  const source = createIbSource({
    settings: ibSettings.parse({ enabled: true, port: server.port, clientId: 9 }), watchList, slices: desk, clock: systemClock, random: Math.random, logger: silent,
    launchHost: hosts.launch, onStatus: () => undefined
  })
  source.start()
  try {
    await subscribed
    const [host = 0] = hosts.running()
    const hostBefore = await cpuSeconds(host)
    const mainBefore = process.cpuUsage()
    const startedAt = performance.now()
    server.child.send('go')
    await over
    const wallSeconds = (performance.now() - startedAt) / 1_000
    const { user, system } = process.cpuUsage(mainBefore)
    const mainSeconds = (user + system) / 1e6
    const hostSeconds = await cpuSeconds(host) - hostBefore
    return { perCpuSecond: server.messages / (hostSeconds + mainSeconds), hostSeconds, mainSeconds, wallSeconds }
  } finally {
    await source.stop()
    server.child.kill('SIGKILL')
  }
}

/** The figures of all rounds. */
export async function run(): Promise<BenchResult> {
  const hosts = await buildNodeHosts()
  try {
    const ratios: number[] = []
    const ours: OwnRun[] = []
    const theirs: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const yardstick = await bare()
      const mine = await own(hosts)
      theirs.push(yardstick)
      ours.push(mine)
      ratios.push(mine.perCpuSecond / yardstick)
    }
    return {
      figures: {
        ratio: rounded(median(ratios)),
        worst_ratio: rounded(Math.min(...ratios)),
        ticks_per_cpu_second: Math.round(median(ours.map((each) => each.perCpuSecond))),
        bare_ticks_per_cpu_second: Math.round(median(theirs)),
        host_cpu_s: rounded(median(ours.map((each) => each.hostSeconds))),
        main_cpu_s: rounded(median(ours.map((each) => each.mainSeconds))),
        wall_s: rounded(median(ours.map((each) => each.wallSeconds))),
        ticks: MESSAGES,
        lines: LINES
      },
      runs: ROUNDS
    }
  } finally {
    await hosts.dispose()
  }
}

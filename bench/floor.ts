/**
 * A trading floor: two hundred desks without windows, each the app's own source with its scheduler and repositories, through
 * one PgBouncer in transaction mode on one Postgres, while the demo's trading system writes. How many server connections
 * that takes, how late a change arrives, and what the server pays for one desk.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { seedHistory } from '../src/demo/postgres/seed.js'
import { TradingWriter } from '../src/demo/postgres/writer.js'
import { createWorld, STEP_MS } from '../src/demo/world/world.js'
import { systemClock } from '../src/shared/lib/clock.js'
import { findPgbouncer, PGBOUNCER_MISSING, startPgbouncer } from '../test/fixtures/pgbouncer.js'
import { tempPostgres, type TempPostgres } from '../test/fixtures/temp-postgres.js'
import { percentile, rounded, type BenchResult } from './lib/figures.js'
import type { DesksAnswer, DesksOrder, DesksQuestion } from './lib/floor-desks.js'
import { Marking } from './lib/floor-marks.js'
import { cpuMs } from './lib/process-cpu.js'

const DESKS = Number(process.env['PITWALL_FLOOR_DESKS'] ?? 200)
const PROCESSES = 4
/** Server connections that the pooler may open: below the twenty that are allowed, a place for somebody else's. */
const POOL_SIZE = 16
const START_EVERY_MS = 400
const READY_DEADLINE_MS = 300_000
/** Long enough for two sweeps and two contract checks of every desk. */
const MEASURE_MS = Number(process.env['PITWALL_FLOOR_MS'] ?? 90_000)
const BASELINE_MS = 15_000
const SAMPLE_MS = 100

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

class Desks {
  readonly #child: ChildProcess

  private constructor(child: ChildProcess) {
    this.#child = child
  }

  static async start(order: DesksOrder): Promise<Desks> {
    const child = fork(join(import.meta.dirname, 'floor/desks.mjs'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    await once(child, 'message')
    child.send(order)
    return new Desks(child)
  }

  async ask(question: DesksQuestion): Promise<DesksAnswer> {
    const answered = once(this.#child, 'message') as Promise<[DesksAnswer]>
    this.#child.send(question)
    return (await answered)[0]
  }

  async stop(): Promise<void> {
    await this.ask('stop')
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }
}

/** Server processes that serve the floor: all clients but the benchmark's own and the trading system. */
const FLOOR_BACKENDS = `SELECT count(*)::int AS count FROM pg_stat_activity
  WHERE backend_type = 'client backend' AND application_name NOT IN ('floor-counter', 'floor-marks', 'demo-trading-system')`

class BackendCount {
  most = 0
  #over = false
  readonly #counting: Promise<void>

  constructor(private readonly admin: pg.Client) {
    this.#counting = this.#count()
  }

  async stop(): Promise<void> {
    this.#over = true
    await this.#counting
  }

  async #count(): Promise<void> {
    while (!this.#over) {
      const { rows } = await this.admin.query<{ count: number }>(FLOOR_BACKENDS)
      this.most = Math.max(this.most, rows[0]?.count ?? 0)
      await pause(SAMPLE_MS)
    }
  }
}

async function named(server: TempPostgres, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.url, application_name: name })
  // When a run fails the server is stopped first; the failure is what has to be seen.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** The demo desk's trading system at work on this database. */
async function trade(server: TempPostgres, admin: pg.Client): Promise<() => Promise<void>> {
  const world = createWorld({ seed: 20_261, now: Date.now() })
  await seedHistory(admin, { seed: 20_261, now: Date.now(), broker: world.broker, trading: world.trading })
  const writer = new TradingWriter({ connection: () => ({ connectionString: server.url }), trading: world.trading, clock: systemClock, random: Math.random })
  writer.start()
  const ticking = setInterval(() => {
    world.advance(Date.now())
  }, STEP_MS)
  return async () => {
    clearInterval(ticking)
    await writer.stop()
  }
}

/** Waits until every desk shows every relation. @rejects when that takes too long */
async function allReady(desks: readonly Desks[]): Promise<void> {
  const deadline = Date.now() + READY_DEADLINE_MS
  for (;;) {
    const answers = await Promise.all(desks.map((one) => one.ask('ready?')))
    const ready = answers.reduce((sum, answer) => sum + answer.ready, 0)
    if (ready === DESKS) return
    if (Date.now() > deadline) throw new Error(`only ${String(ready)} of ${String(DESKS)} desks are ready: ${answers.flatMap(({ failures }) => failures).slice(-3).join('; ')}`)
    await pause(1_000)
  }
}

async function measure(server: TempPostgres, pooler: { readonly pid: number; readonly port: number }, counter: pg.Client): Promise<Record<string, number>> {
  const { pid } = server.cluster
  if (pid === null) throw new Error('the server is not running')
  // What the trading system and the marks alone cost the server.
  const idleFrom = await cpuMs(pid)
  await pause(BASELINE_MS)
  const idlePerMs = ((await cpuMs(pid)) - idleFrom) / BASELINE_MS

  const { host, user, password, database } = server
  const backends = new BackendCount(counter)
  const desks: Desks[] = []
  try {
    for (let index = 0; index < PROCESSES; index += 1) desks.push(await Desks.start({ desks: DESKS / PROCESSES, startEveryMs: START_EVERY_MS, host, port: pooler.port, user, password, database }))
    const openedAt = Date.now()
    await allReady(desks)
    const openMs = Date.now() - openedAt
    await Promise.all(desks.map((one) => one.ask('measure')))
    const [serverFrom, poolerFrom, from] = [await cpuMs(pid), await cpuMs(pooler.pid), Date.now()]
    await pause(MEASURE_MS)
    const [serverMs, poolerMs, ms] = [(await cpuMs(pid)) - serverFrom, (await cpuMs(pooler.pid)) - poolerFrom, Date.now() - from]
    const answers = await Promise.all(desks.map((one) => one.ask('tell')))
    await Promise.all(desks.map((one) => one.stop()))
    const late = answers.flatMap((answer) => answer.late)
    const failures = answers.flatMap((answer) => answer.failures)
    if (failures.length > 0) console.error([...new Set(failures)].slice(0, 5).join('\n'))
    const floorMs = serverMs - idlePerMs * ms
    return {
      desks: DESKS,
      max_server_backends: backends.most,
      staleness_p50_ms: Math.round(percentile(late, 0.5)),
      staleness_p99_ms: Math.round(percentile(late, 0.99)),
      staleness_max_ms: Math.round(percentile(late, 1)),
      changes_seen: late.length,
      failed_reads: failures.length,
      reads_per_second: rounded(answers.reduce((sum, { reads }) => sum + reads, 0) / (ms / 1_000), 0),
      server_cpu_percent: rounded((serverMs / ms) * 100, 1),
      server_cpu_ms_per_desk_second: rounded(floorMs / (ms / 1_000) / DESKS, 3),
      pooler_cpu_percent: rounded((poolerMs / ms) * 100, 1),
      client_cpu_ms_per_desk_second: rounded(answers.reduce((sum, answer) => sum + answer.cpuMs, 0) / (ms / 1_000) / DESKS, 3),
      all_open_s: rounded(openMs / 1_000, 1)
    }
  } finally {
    for (const one of desks) one.kill()
    await backends.stop()
  }
}

/** The figures of one floor. */
export async function run(): Promise<BenchResult> {
  const program = await findPgbouncer()
  if (program === null) throw new Error(PGBOUNCER_MISSING)
  const server = await tempPostgres()
  const pooler = await startPgbouncer(program, server, { poolSize: POOL_SIZE, maxClients: 2_000, more: ['max_db_connections = 20', 'ignore_startup_parameters = options'] })
  try {
    const counter = await named(server, 'floor-counter')
    const stopTrading = await trade(server, counter)
    const marker = await named(server, 'floor-marks')
    const marking = new Marking(marker)
    const figures = await measure(server, pooler, counter)
    await marking.stop()
    await stopTrading()
    await Promise.all([counter.end(), marker.end()])
    return { figures, runs: DESKS }
  } finally {
    await pooler.stop()
    await server.stop()
  }
}

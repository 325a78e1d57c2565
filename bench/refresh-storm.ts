/**
 * Ten thousand refresh requests in five seconds through the real source, and beside them, interleaved, what a new pool
 * for every request costs on the same server: the fault that once took a trading system's own connections away.
 * Then the same storm with the server restarted in its middle, and both again through PgBouncer where there is one.
 */
import pg from 'pg'
import pino from 'pino'
import { createPostgresSource } from '../src/main/postgres/index.js'
import { readBatch } from '../src/main/postgres/session.js'
import { contract } from '../src/main/postgres/relations/contract.js'
import { selectAll, selectSince } from '../src/main/postgres/select.js'
import { postgresSettings } from '../src/shared/config/settings.js'
import { systemClock } from '../src/shared/lib/clock.js'
import type { SliceWriter } from '../src/main/desk/ports.js'
import type { PostgresStatus } from '../src/shared/state/status.js'
import { BackendCount } from './lib/backend-count.js'
import type { BenchResult } from './lib/figures.js'
import { findPgbouncer, PGBOUNCER_MISSING, startPgbouncer, type Pgbouncer } from '../test/fixtures/pgbouncer.js'
import { tempPostgres, type TempDatabase, type TempPostgres } from '../test/fixtures/temp-postgres.js'

const REQUESTS = 10_000
const STORM_MS = 5_000
const TICK_MS = 5
const CEILING = 4
const TRADES = 5_000
/** One request of the baseline every so many ticks: forty in all. */
const TICKS_PER_BASELINE = STORM_MS / TICK_MS / 40

const nothing = (): void => undefined

/** Takes everything and keeps nothing: the desk's own work is measured elsewhere. Counts the rounds of one relation. */
class CountingSlices implements SliceWriter {
  rounds = 0

  replace(key: string): void {
    if (key === 'databasePositions') this.rounds += 1
  }

  merge = nothing
  remove = nothing
  forget = nothing
  fetching = nothing
  failed = nothing
  pause = nothing
  unavailable = nothing
}

const median = (values: readonly number[]): number => quantile(values, 0.5)

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const rounded = (value: number): number => Number(value.toPrecision(3))

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The same eight reads over a pool that lives for one request. Not counted: the time to close it. */
async function poolPerRequest(database: TempDatabase, queries: readonly string[]): Promise<number> {
  const startedAt = performance.now()
  const pool = new pg.Pool({ connectionString: database.url, application_name: 'pool-per-request', max: 1 })
  await Promise.all(queries.map((query) => pool.query(query)))
  const ms = performance.now() - startedAt
  await pool.end()
  return ms
}

/** How the storm is staged. */
interface Stage {
  readonly server: TempPostgres
  /** Where the source is sent: the server itself, or a pooler in front of it. */
  readonly port: number
  readonly restart: boolean
  /** Whether a pool for every request runs beside it. */
  readonly compare: boolean
  /** Connections of the source that are still there. */
  readonly left: (backends: BackendCount) => Promise<number>
}

async function seed(admin: pg.Client): Promise<void> {
  await admin.query(`
    INSERT INTO pitwall.paper_trades (trade_id, strategy, venue, symbol, side, quantity, price, fees, status, opened_at, currency, updated_at)
    SELECT 't' || i, 'momentum', 'IBKR', 'AAPL', 'buy', i, 100.25, 0.35, 'open', now(), 'USD', now() - i * interval '1 minute' FROM generate_series(1, ${String(TRADES)}) i`)
}

async function storm({ server, port, restart, compare, left }: Stage): Promise<Record<string, number>> {
  const statuses: PostgresStatus[] = []
  const slices = new CountingSlices()
  const { host, user, password, database } = server
  const source = createPostgresSource({
    settings: postgresSettings.parse({ host, port, user, database, maxConnections: CEILING }),
    password: () => Promise.resolve(password),
    slices,
    clock: systemClock,
    random: Math.random,
    logger: pino({ level: 'silent' }),
    onStatus: (status) => statuses.push(status)
  })
  const connected = async (): Promise<void> => {
    while (statuses.at(-1)?.phase !== 'connected') await pause(5)
  }
  const backends = new BackendCount(server)
  source.start()
  await connected()
  await source.refresh(new AbortController().signal)

  // What a refresh of ours asks, whole or since a moment, is what the other has to ask too.
  const queries = contract.map((relation) => {
    const from = { schema: 'pitwall', relation, absent: new Set<string>() }
    return readBatch(relation.watermark.length === 0 ? selectAll(from) : selectSince(from, Date.now() - 10_000), 10_000)
  })
  const latencies: number[] = []
  const others: number[] = []
  const answers: Promise<unknown>[] = []
  const ask = async (): Promise<void> => {
    const askedAt = performance.now()
    await source.refresh(new AbortController().signal)
    latencies.push(performance.now() - askedAt)
  }
  const startedAt = performance.now()
  const roundsBefore = slices.rounds
  let restarting: Promise<void> | null = null
  for (let tick = 0; answers.length < REQUESTS; tick += 1) {
    const due = Math.min(REQUESTS, Math.ceil(((performance.now() - startedAt) / STORM_MS) * REQUESTS))
    while (answers.length < due) answers.push(ask())
    if (restart && restarting === null && performance.now() - startedAt > STORM_MS / 2) restarting = server.cluster.restart()
    if (compare && tick % TICKS_PER_BASELINE === 0) others.push(await poolPerRequest(server, queries))
    else await pause(TICK_MS)
  }
  await Promise.all(answers)
  await restarting
  const restartedAt = performance.now()
  const rounds = slices.rounds - roundsBefore
  const seconds = (performance.now() - startedAt) / 1_000
  if (restart) {
    await connected()
    while (slices.rounds === roundsBefore + rounds) {
      await source.refresh(new AbortController().signal)
      await pause(TICK_MS)
    }
  }
  const recovered = performance.now() - restartedAt
  await source.stop()
  await backends.stop()
  let leaked = await left(backends)
  for (let wait = 0; leaked > 0 && wait < 100; wait += 1) {
    await pause(20)
    leaked = await left(backends)
  }
  // A request that a round of less than 200 ms ago answers costs nothing; those that had to wait for a query are told apart.
  const waited = latencies.filter((ms) => ms >= 0.5)
  return {
    requests: latencies.length,
    seconds: rounded(seconds),
    rounds,
    max_backends: backends.most,
    leaked,
    median_ms: rounded(median(latencies)),
    p99_ms: rounded(quantile(latencies, 0.99)),
    waited: waited.length,
    median_waited_ms: rounded(median(waited)),
    ...(restart ? { back_after_ms: rounded(recovered) } : {}),
    ...(compare
      ? {
          median_pool_per_request_ms: rounded(median(others)),
          pool_per_request_runs: others.length,
          speedup_vs_pool_per_request: rounded(median(others) / median(latencies)),
          speedup_waited_vs_pool_per_request: rounded(median(others) / median(waited))
        }
      : {})
  }
}

/** Clients of the pooler in this database, by its own console. */
async function clientsOf({ port }: Pgbouncer, { host, user, password, database }: TempPostgres): Promise<number> {
  const console = new pg.Client({ host, port, user, password, database: 'pgbouncer' })
  await console.connect()
  try {
    const { rows } = await console.query<{ database: string }>('SHOW CLIENTS')
    return rows.filter((row) => row.database === database).length
  } finally {
    await console.end()
  }
}

const told = ['rounds', 'max_backends', 'leaked', 'p99_ms', 'back_after_ms']

/** What is told of a storm beside the first one, under a name of its own. */
function under(name: string, figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).filter(([figure]) => told.includes(figure)).map(([figure, value]) => [`${name}_${figure}`, value]))
}

/** The figures of the storms; `max_backends` and `leaked` are those of the worst. */
export async function run(): Promise<BenchResult> {
  const server = await tempPostgres()
  let pooler: Pgbouncer | null = null
  try {
    await seed(await server.admin())
    const direct = { server, port: server.port, restart: false, compare: false, left: (backends: BackendCount) => backends.now() }
    const first = await storm({ ...direct, compare: true })
    const all = [first, await storm({ ...direct, restart: true })]
    const names = ['', 'restarted']
    const program = await findPgbouncer()
    if (program === null) console.warn(PGBOUNCER_MISSING)
    else {
      const through = (pooler = await startPgbouncer(program, server))
      const pooled = { ...direct, port: through.port, left: () => clientsOf(through, server) }
      all.push(await storm(pooled), await storm({ ...pooled, restart: true }))
      names.push('pooled', 'pooled_restarted')
    }
    const worst = (figure: string): number => Math.max(...all.map((figures) => figures[figure] ?? 0))
    const beside = all.slice(1).map((figures, index) => under(names[index + 1] ?? '', figures))
    return { figures: Object.assign({}, first, { max_backends: worst('max_backends'), leaked: worst('leaked') }, ...beside) as Record<string, number>, runs: REQUESTS * all.length }
  } finally {
    await pooler?.stop()
    await server.stop()
  }
}

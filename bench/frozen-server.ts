/**
 * The database server held still (SIGSTOP) under a real source and the desk's own slices, then let go on: what main's event
 * loop feels of it, when each panel says that its rows are old, and how soon they are true again.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import pino from 'pino'
import { freeze, thaw } from '../src/demo/postgres/freezing.js'
import { DeskStore } from '../src/main/desk/desk-store.js'
import { createPostgresSource } from '../src/main/postgres/index.js'
import { contract } from '../src/main/postgres/relations/contract.js'
import type { Relation } from '../src/main/postgres/relations/relation.js'
import { postgresSettings } from '../src/shared/config/settings.js'
import { systemClock } from '../src/shared/lib/clock.js'
import { freshnessAt } from '../src/shared/state/freshness.js'
import { slices } from '../src/shared/state/slices.js'
import type { PostgresStatus } from '../src/shared/state/status.js'
import { tempPostgres, type TempPostgres } from '../test/fixtures/temp-postgres.js'
import { BackendCount } from './lib/backend-count.js'
import { rounded, type BenchResult } from './lib/figures.js'

const FROZEN_MS = Number(process.env['PITWALL_BENCH_SECONDS'] ?? 60) * 1_000
const RECOVERY_LIMIT_MS = 60_000
const SETTLE_MS = 2_000
const CEILING = 4
const TRADES = 5_000
const LOOK_MS = 20
/** The probe's own sampling period is part of what it reports. */
const RESOLUTION_MS = 10

async function seed(server: TempPostgres): Promise<void> {
  const admin = await server.admin()
  await admin.query(`
    INSERT INTO pitwall.paper_trades (trade_id, strategy, venue, symbol, side, quantity, price, fees, status, opened_at, currency, updated_at)
    SELECT 't' || i, 'momentum', 'IBKR', 'AAPL', 'buy', i, 100.25, 0.35, 'open', now(), 'USD', now() - i * interval '1 minute' FROM generate_series(1, ${String(TRADES)}) i`)
}

/** Looks at something again and again until it is over, or the time is. */
async function looking(ms: number, look: () => boolean): Promise<void> {
  const until = Date.now() + ms
  while (!look() && Date.now() < until) await pause(LOOK_MS)
}

async function measure(server: TempPostgres, pid: number): Promise<Record<string, number>> {
  const store = new DeskStore(systemClock)
  const statuses: PostgresStatus[] = []
  const { host, port, user, password, database } = server
  const source = createPostgresSource({
    settings: postgresSettings.parse({ host, port, user, database, maxConnections: CEILING }),
    password: () => Promise.resolve(password),
    slices: store,
    clock: systemClock,
    random: Math.random,
    logger: pino({ level: 'silent' }),
    onStatus: (status) => statuses.push(status)
  })
  const asOf = ({ slice }: Relation): number => store.meta(slice).asOf ?? 0
  const isLive = ({ slice }: Relation, now: number): boolean => {
    const { asOf: known, origin } = store.meta(slice)
    return freshnessAt({ asOf: known, origin, staleAfterMs: slices[slice].staleAfterMs, reachable: statuses.at(-1)?.phase === 'connected' }, now).state === 'live'
  }
  const backends = new BackendCount(server)
  try {
    source.start()
    await looking(RECOVERY_LIMIT_MS, () => contract.every((relation) => isLive(relation, Date.now())))

    const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
    loop.enable()
    await freeze(pid)
    const frozenAt = Date.now()
    const markedAt = new Map<string, number>()
    await looking(FROZEN_MS, () => {
      const now = Date.now()
      for (const relation of contract) if (!markedAt.has(relation.name) && !isLive(relation, now)) markedAt.set(relation.name, now)
      return false
    })
    const late = contract.map((relation) => (markedAt.get(relation.name) ?? Infinity) - asOf(relation) - slices[relation.slice].staleAfterMs)

    await thaw(pid)
    const thawedAt = Date.now()
    const backAt = new Map<string, number>()
    await looking(RECOVERY_LIMIT_MS, () => {
      for (const relation of contract) if (!backAt.has(relation.name) && asOf(relation) >= thawedAt) backAt.set(relation.name, Date.now())
      return backAt.size === contract.length
    })
    loop.disable()
    // What the frozen server had accepted is served and let go on the way.
    await looking(SETTLE_MS, () => false)
    const intervals = contract.map((relation) => ((backAt.get(relation.name) ?? Infinity) - thawedAt) / relation.intervalMs)
    return {
      frozen_s: rounded((thawedAt - frozenAt) / 1_000, 1),
      loop_p99_ms: rounded(Math.max(0, loop.percentile(99) / 1e6 - RESOLUTION_MS)),
      loop_max_ms: rounded(Math.max(0, loop.max / 1e6 - RESOLUTION_MS)),
      panels: contract.length,
      panels_marked: markedAt.size,
      // Below zero: marked before its limit, since the server was known not to answer.
      latest_mark_past_limit_ms: Math.max(...late),
      max_backends: backends.most,
      recovery_ms: Math.max(...backAt.values()) - thawedAt,
      recovery_intervals: rounded(Math.max(...intervals))
    }
  } finally {
    await thaw(pid)
    await source.stop()
    await backends.stop()
  }
}

/** The figures of one freeze. */
export async function run(): Promise<BenchResult> {
  const server = await tempPostgres()
  try {
    await seed(server)
    const { pid } = server.cluster
    if (pid === null) throw new Error('there is no server to hold')
    return { figures: await measure(server, pid), runs: 1 }
  } finally {
    await server.stop()
  }
}

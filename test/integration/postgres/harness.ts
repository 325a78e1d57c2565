/** A source on a real server, and a slice writer that remembers what it was told. */
import pino from 'pino'
import type { Client } from 'pg'
import { postgresSettings, type PostgresSettings } from '../../../src/shared/config/settings.js'
import { systemClock } from '../../../src/shared/lib/clock.js'
import type { BackendError, RejectedRows } from '../../../src/shared/state/slice-meta.js'
import { rowKey, slices as definitions, type SliceKey, type SliceRow, type SliceSource } from '../../../src/shared/state/slices.js'
import type { PostgresStatus } from '../../../src/shared/state/status.js'
import type { SliceWriter, Source, Truth } from '../../../src/main/desk/ports.js'
import type { HostPort } from '../../../src/main/postgres/hosts.js'
import { createPostgresSource, type PostgresSource } from '../../../src/main/postgres/index.js'
import type { Tuning } from '../../../src/main/postgres/tuning.js'
import type { TempDatabase } from '../../fixtures/temp-postgres.js'

interface Recorded {
  readonly rows: Map<string, SliceRow<SliceKey>>
  rejected: RejectedRows
  error: BackendError | null
  unavailable: string | null
  paused: boolean
  /** When its rows were last true. */
  asOf: number | null
  /** Rows handed over by each replace and merge, in order. */
  readonly batches: { readonly kind: 'replace' | 'merge' | 'remove'; readonly size: number }[]
}

export class RecordingSlices implements SliceWriter {
  readonly #slices = new Map<SliceKey, Recorded>()
  /** Calls of any kind. */
  calls = 0

  of(key: SliceKey): Recorded {
    const known = this.#slices.get(key) ?? { rows: new Map(), rejected: { count: 0, samples: [] }, error: null, unavailable: null, paused: false, asOf: null, batches: [] }
    this.#slices.set(key, known)
    return known
  }

  rows<K extends SliceKey>(key: K): SliceRow<K>[] {
    return [...this.of(key).rows.values()] as SliceRow<K>[]
  }

  replace<K extends SliceKey>(key: K, rows: readonly SliceRow<K>[], truth: Truth): void {
    this.of(key).rows.clear()
    this.#take('replace', key, rows, truth)
  }

  merge<K extends SliceKey>(key: K, rows: readonly SliceRow<K>[], truth: Truth): void {
    this.#take('merge', key, rows, truth)
  }

  remove(key: SliceKey, keys: readonly string[], truth: Truth): void {
    for (const each of keys) this.of(key).rows.delete(each)
    this.of(key).batches.push({ kind: 'remove', size: keys.length })
    this.#proven(key, truth)
  }

  forget<K extends SliceKey>(key: K, isOver: (row: SliceRow<K>) => boolean): void {
    const { rows } = this.of(key)
    for (const [id, row] of rows) if (isOver(row as SliceRow<K>)) rows.delete(id)
  }

  fetching(key: SliceKey): void {
    this.calls += 1
    this.of(key).paused = false
  }

  failed(key: SliceKey, error: BackendError): void {
    this.calls += 1
    this.of(key).error = error
  }

  pause(source: SliceSource): void {
    this.calls += 1
    for (const key of Object.keys(definitions) as SliceKey[]) if (definitions[key].source === source) this.of(key).paused = true
  }

  unavailable(key: SliceKey, reason: string | null): void {
    this.calls += 1
    this.of(key).unavailable = reason
  }

  #take<K extends SliceKey>(kind: 'replace' | 'merge', key: K, rows: readonly SliceRow<K>[], truth: Truth): void {
    const slice = this.of(key)
    for (const row of rows) slice.rows.set(rowKey(key, row), row)
    slice.batches.push({ kind, size: rows.length })
    this.#proven(key, truth)
  }

  #proven(key: SliceKey, truth: Truth): void {
    this.calls += 1
    const slice = this.of(key)
    slice.rejected = truth.rejected ?? { count: 0, samples: [] }
    slice.error = null
    slice.asOf = truth.asOf
  }
}

export interface Running {
  readonly source: PostgresSource
  readonly slices: RecordingSlices
  readonly statuses: PostgresStatus[]
  readonly status: () => PostgresStatus
}

/** Sources that a test started and that must be stopped after it. */
const running = new Set<Source>()

export const quiet = pino({ level: process.env['PITWALL_TEST_LOG'] ?? 'silent' })

export function settingsFor(database: TempDatabase, more: Partial<PostgresSettings> = {}): PostgresSettings {
  const { host, port, user } = database
  return postgresSettings.parse({ host, port, user, database: database.database, ...more })
}

type PostgresPassword = (at: HostPort) => string | undefined

/** Starts the real source. Intervals are the product's unless tuned; ask by `refresh`. */
export function startSource(database: TempDatabase, more: Partial<PostgresSettings> = {}, tuning: Partial<Tuning> = {}, password: string | undefined | PostgresPassword = database.password): Running {
  const slices = new RecordingSlices()
  const statuses: PostgresStatus[] = []
  const source = createPostgresSource({
    settings: settingsFor(database, more),
    password: (at) => Promise.resolve(typeof password === 'function' ? password(at) : password),
    slices,
    clock: systemClock,
    random: () => 0.5,
    logger: quiet,
    onStatus: (status) => statuses.push(status),
    tuning
  })
  running.add(source)
  source.start()
  return {
    source,
    slices,
    statuses,
    status: () => {
      const last = statuses.at(-1)
      if (last === undefined) throw new Error('no status yet')
      return last
    }
  }
}

export async function stopSources(): Promise<void> {
  await Promise.all([...running].map((source) => source.stop()))
  running.clear()
}

/** How many server processes serve us in this database, whatever they are doing. */
export async function backends(admin: Client): Promise<number> {
  const { rows } = await admin.query<{ count: string }>("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pitwall' AND datname = current_database()")
  return Number(rows[0]?.count)
}

/** Many open trades at once, ids `t1` on. */
export async function insertTrades(admin: Client, count: number, updatedAt = 'now()'): Promise<void> {
  await admin.query(
    `INSERT INTO pitwall.paper_trades (trade_id, strategy, venue, symbol, side, quantity, price, fees, status, opened_at, currency, updated_at)
     SELECT 't' || i, 'momentum', 'IBKR', 'AAPL', 'buy', i, 100.25, 0.35, 'open', now(), 'USD', ${updatedAt} FROM generate_series(1, ${String(count)}) i`
  )
}

export const soon = (ms = 15_000): AbortSignal => AbortSignal.timeout(ms)

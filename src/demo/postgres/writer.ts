/**
 * The trading system's pen: writes every change of its records into its database, and keeps what it could not write
 * until the database is back.
 */
import { Client } from 'pg'
import type { ClientConfig } from 'pg'
import { backoffDelay } from '../../shared/lib/backoff.js'
import type { BackoffPlan } from '../../shared/lib/backoff.js'
import type { Clock } from '../../shared/lib/clock.js'
import { keyOf } from '../world/trading-book.js'
import type { RelationName, TradingChange, TradingRows, TradingView } from '../world/trading-view.js'
import { RELATIONS } from './tables.js'
import { deleteRows, upsertRows } from './write-rows.js'

const FLUSH_MS = 1_000
const EQUITY_MS = 20_000
const RETRY: BackoffPlan = { delaysMs: [200, 500, 1_000, 2_000], jitter: 0.2 }
const CONNECT_DEADLINE_MS = 3_000
const QUERY_DEADLINE_MS = 5_000

export interface WriterOptions {
  /** Where to write; asked before every connection, since a server that was restarted may be elsewhere. */
  readonly connection: () => ClientConfig
  readonly trading: TradingView
  readonly clock: Clock
  readonly random: () => number
}

export class TradingWriter {
  readonly #pending = new Map<string, TradingChange>()
  readonly #unsubscribe: () => void
  #client: Client | null = null
  #timer: NodeJS.Timeout | null = null
  #round: Promise<void> | null = null
  #failures = 0
  #lastEquity = 0
  #stopped = false

  constructor(private readonly options: WriterOptions) {
    this.#unsubscribe = options.trading.onChange((change) => {
      this.#pending.set(pendingKey(change), change)
    })
  }

  /** Starts writing, now and then every second. */
  start(): void {
    this.#schedule(0)
  }

  /** Writes what is left if the database is there, and closes the connection. Bounded by the deadline of a query. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#unsubscribe()
    if (this.#timer) clearTimeout(this.#timer)
    await this.#round
    if (this.#client && this.#pending.size > 0) await this.#flush().catch(() => undefined)
    await this.#disconnect()
  }

  #schedule(delay: number): void {
    this.#timer = setTimeout(() => {
      this.#round = this.#work().finally(() => {
        this.#round = null
      })
    }, delay)
  }

  /** One round; never rejects. */
  async #work(): Promise<void> {
    const { trading, clock, random } = this.options
    const now = clock.now()
    trading.beat(now)
    if (now - this.#lastEquity >= EQUITY_MS) {
      this.#lastEquity = now
      trading.markEquity(now)
    }
    try {
      await this.#flush()
      this.#failures = 0
    } catch {
      // The rows are still pending; the server is away, or slower than its deadline.
      this.#failures += 1
      await this.#disconnect()
    }
    if (!this.#stopped) this.#schedule(this.#failures === 0 ? FLUSH_MS : backoffDelay(RETRY, this.#failures, random))
  }

  async #flush(): Promise<void> {
    const client = (this.#client ??= await this.#connect())
    const batch = new Map(this.#pending)
    if (batch.size === 0) return
    await client.query('begin')
    for (const relation of RELATIONS) await writeChanges(client, relation, [...batch.values()])
    await client.query('commit')
    // A row that changed again meanwhile stays for the next round.
    for (const [key, change] of batch) if (this.#pending.get(key) === change) this.#pending.delete(key)
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      ...this.options.connection(),
      application_name: 'demo-trading-system',
      connectionTimeoutMillis: CONNECT_DEADLINE_MS,
      query_timeout: QUERY_DEADLINE_MS
    })
    client.on('error', () => {
      if (this.#client === client) this.#client = null
    })
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
  }

  async #disconnect(): Promise<void> {
    const client = this.#client
    this.#client = null
    await client?.end().catch(() => undefined)
  }
}

function pendingKey(change: TradingChange): string {
  return `${change.relation} ${keyOf(change.relation, change.row)}`
}

async function writeChanges<R extends RelationName>(client: Client, relation: R, changes: readonly TradingChange[]): Promise<void> {
  const mine = changes.filter((change) => change.relation === relation)
  // Each change carries a row of its own relation, which TypeScript cannot follow through the union.
  const rows = (gone: boolean): TradingRows[R][] => mine.filter((change) => change.gone === gone).map((change) => change.row as TradingRows[R])
  await deleteRows(client, relation, rows(true))
  await upsertRows(client, relation, rows(false))
}

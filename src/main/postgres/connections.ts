/**
 * The one pool, and the gate in front of it.
 *
 * A pool forgets a connection when it begins to close it, while the server counts it until it is closed: a pool alone
 * goes over its ceiling for a moment. The gate counts sockets, from their first packet to their last.
 */
import pg from 'pg'
import { Gate } from './gate.js'
import { SESSION_STATEMENTS } from './session.js'
import { concede, connectionConfig, SessionClient, type Concessions } from './session-client.js'
import type { PostgresTarget } from './target.js'

const END_PATIENCE_MS = 3_000
const MOST_CONCESSIONS = 2

export interface ConnectionsOptions {
  readonly target: PostgresTarget
  readonly password: () => Promise<string | undefined>
  readonly ceiling: number
  /** A connection that nobody was using broke. */
  readonly onBroken: () => void
  /** Counts may have changed. */
  readonly onCounts: () => void
}

export interface PoolCounts {
  readonly ceiling: number
  readonly total: number
  readonly idle: number
  readonly waiting: number
}

/** A connection on loan. The first of its three ends counts; further calls do nothing. */
export interface Lease {
  readonly client: pg.PoolClient
  /** Gives it back for the next. */
  release(): void
  /** Closes it: the next one would be disturbed by its state. */
  close(): void
  /** Cuts it in the middle of something that the server may go on with for so many milliseconds: its place stays taken so long. */
  cut(lingerMs: number): void
}

export class Connections {
  readonly #pool: pg.Pool
  readonly #gate: Gate
  readonly #open = new Set<SessionClient>()
  readonly #prepared = new WeakSet<pg.PoolClient>()
  readonly #concessions: Concessions = { plain: false, noStartupOptions: false }

  constructor(private readonly options: ConnectionsOptions) {
    const { target, ceiling, onCounts } = options
    const config = connectionConfig(target, options.password)
    const concessions = this.#concessions
    const track = (client: SessionClient): void => {
      this.#track(client)
    }
    class PooledClient extends SessionClient {
      constructor() {
        super(config, target, concessions)
        track(this)
      }
    }
    this.#pool = new pg.Pool({
      ...config,
      max: ceiling,
      // Kept open: opening is what costs the server, an idle connection does not.
      idleTimeoutMillis: 0,
      Client: PooledClient
    })
    this.#pool.on('error', () => {
      options.onBroken()
    })
    this.#gate = new Gate(ceiling, () => this.#open.size - this.#pool.totalCount, onCounts)
  }

  counts(): PoolCounts {
    const { totalCount, idleCount } = this.#pool
    return { ceiling: this.options.ceiling, total: totalCount, idle: idleCount, waiting: this.#gate.waiting }
  }

  /** A connection, opened if need be. Waits while all are in use. @throws what the connection attempt failed with */
  async lease(signal: AbortSignal): Promise<Lease> {
    for (let conceded = 0; ; conceded += 1) {
      await this.#gate.enter(signal)
      try {
        return await this.#connect(signal)
      } catch (error) {
        this.#gate.leave()
        if (signal.aborted || conceded >= MOST_CONCESSIONS || !concede(this.#concessions, this.options.target, error)) throw error
      }
    }
  }

  /** Cuts every connection: the server behind them is gone or not the same any more. */
  cutAll(): void {
    this.#concessions.plain = false
    this.#concessions.noStartupOptions = false
    for (const client of this.#open) client.cut()
  }

  /** Closes all, politely for as long as patience lasts. Every lease must have been given back or cut. */
  async end(): Promise<void> {
    this.#gate.close()
    // One that is still being opened would answer to nobody.
    for (const client of this.#open) if (!client.ready) client.cut()
    const closed = Promise.allSettled([this.#pool.end(), ...[...this.#open].map((client) => ended(client))])
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<'over'>((resolve) => {
      timer = setTimeout(resolve, END_PATIENCE_MS, 'over')
    })
    if ((await Promise.race([closed, patience])) === 'over') for (const client of this.#open) client.cut()
    clearTimeout(timer)
  }

  #track(client: SessionClient): void {
    this.#open.add(client)
    client.once('end', () => {
      this.#open.delete(client)
      this.#gate.admit()
    })
  }

  async #connect(signal: AbortSignal): Promise<Lease> {
    const client = await this.#pool.connect()
    if (signal.aborted) client.release() // Its asker has gone: it is there for the next one.
    signal.throwIfAborted()
    const lease = this.#lend(client)
    if (!this.#concessions.noStartupOptions || this.#prepared.has(client)) return lease
    try {
      await client.query(SESSION_STATEMENTS)
      this.#prepared.add(client)
      return lease
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  #lend(client: pg.PoolClient): Lease {
    let over = false
    const finish = (how: () => void): void => {
      if (over) return
      over = true
      how()
    }
    return {
      client,
      release: () => {
        finish(() => {
          client.release()
          this.#gate.leave()
        })
      },
      close: () => {
        finish(() => {
          client.release(true)
          this.#gate.leave()
        })
      },
      cut: (lingerMs) => {
        finish(() => {
          if (client instanceof SessionClient) client.cut()
          client.release(true)
          setTimeout(() => {
            this.#gate.leave()
          }, lingerMs).unref()
        })
      }
    }
  }
}

function ended(client: pg.Client): Promise<void> {
  return new Promise((resolve) => {
    client.once('end', () => {
      resolve()
    })
  })
}

/**
 * The one pool, and the gate in front of it.
 *
 * A pool forgets a connection when it begins to close it, while the server counts it until it is closed: a pool alone
 * goes over its ceiling for a moment. The gate counts sockets, from their first packet to their last.
 */
import pg from 'pg'
import { cancelOnServer } from './cancel-request.js'
import { Gate } from './gate.js'
import { firstSuited, unsuited, WrongServerError } from './host-choice.js'
import type { HostPort } from './hosts.js'
import { PROBE_OPTIONS, STARTUP_OPTIONS } from './session.js'
import { concede, connectionConfig, SessionClient, type Concessions, type Opening } from './session-client.js'
import type { PostgresTarget, SessionKind } from './target.js'
import { tlsOptions } from './tls.js'
import { unlessAborted } from '../lib/unless-aborted.js'
import { settledWithin } from '../lib/settled-within.js'

const END_PATIENCE_MS = 3_000
const MOST_CONCESSIONS = 2
/** How long a session that is no longer wanted may take to hear that its work is cancelled, and to say so. */
const CANCEL_PATIENCE_MS = 1_500

export interface ConnectionsOptions {
  readonly target: PostgresTarget
  /** Asked when a server wants one; which may be another for each host. */
  readonly password: (at: HostPort) => Promise<string | undefined>
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

/** A connection on loan. The first of its ends counts; further calls do nothing. */
export interface Lease {
  readonly client: pg.PoolClient
  /** Gives it back for the next. */
  release(): void
  /** Closes it: the next one would be disturbed by its state. */
  close(): void
  /**
   * Nobody waits any more for what it is doing: asks the server to cancel it, and closes the connection when it has. One
   * that does not answer, or cannot be asked through a pooler, is cut, and its place stays taken for as many milliseconds as the server may go on with it.
   */
  abandon(work: Promise<unknown>, lingerMs: number): void
}

/** What is known of the server behind the connections. */
export interface ServerTraits {
  /** A replica: rows are as old as its replay lag. */
  replica: boolean
  /** A pooler stands between; null: not known yet. */
  pooled: boolean | null
}

export class Connections {
  readonly traits: ServerTraits = { replica: false, pooled: null }
  readonly #pool: pg.Pool
  readonly #gate: Gate
  readonly #config: pg.ClientConfig
  readonly #open = new Set<SessionClient>()
  readonly #abandoned = new Set<Promise<void>>()
  readonly #concessions: Concessions = { plain: false, noStartupOptions: false }
  #host: HostPort
  #opening: Opening

  constructor(private readonly options: ConnectionsOptions) {
    const { target, ceiling, onCounts } = options
    this.#host = target.hosts[0]
    this.#opening = { ...this.#host, ssl: false, options: STARTUP_OPTIONS }
    const config = connectionConfig(target, () => options.password(this.#host))
    this.#config = config
    const next = (): Opening => this.#opening
    const track = (client: SessionClient): void => {
      this.#track(client)
    }
    class PooledClient extends SessionClient {
      constructor() {
        super(config, next())
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

  /** The server that connections lead to. */
  get host(): HostPort {
    return this.#host
  }

  counts(): PoolCounts {
    const { totalCount, idleCount } = this.#pool
    return { ceiling: this.options.ceiling, total: totalCount, idle: idleCount, waiting: this.#gate.waiting }
  }

  /** Finds the first server of the target that lets us in and is of the kind that is asked for. No connection may be open. @throws why there is none */
  async locate(signal: AbortSignal): Promise<void> {
    const { hosts, session } = this.options.target
    // What is known is of the server of before.
    this.traits.pooled = null
    await firstSuited(hosts, session, signal, async (host, wanted) => {
      this.#host = host
      if (wanted !== 'any') await this.#probe(wanted, signal)
      else (await this.lease(signal)).release()
    })
  }

  /** A connection, opened if need be. Waits while all are in use. @throws what the connection attempt failed with */
  async lease(signal: AbortSignal): Promise<Lease> {
    return this.#admitted(signal, async (leaveAfter) => {
      const connecting = this.#connect()
      try {
        return this.#lend(await unlessAborted(connecting, signal))
      } catch (error) {
        // Its asker has gone, the attempt goes on: it is there for the next one, and keeps its place until then.
        if (signal.aborted) leaveAfter(connecting.then((client) => { client.release() }))
        throw error
      }
    })
  }

  /**
   * A place under the ceiling for a connection that somebody else opens, for as long as it is kept.
   * @throws the signal's reason
   */
  async place(signal: AbortSignal): Promise<() => void> {
    await this.#gate.enter(signal)
    // A connection that is open and idle would stand beside the guest's own.
    const idle = this.#pool.idleCount > 0 && this.#pool.totalCount >= this.options.ceiling ? await this.#pool.connect().catch(() => null) : null
    if (idle instanceof SessionClient) {
      const gone = ended(idle)
      idle.release(true)
      await gone
    }
    let kept = true
    return () => {
      if (kept) this.#gate.leave()
      kept = false
    }
  }

  /** Cuts every connection: the server behind them is gone or not the same any more. */
  cutAll(): void {
    this.#concessions.plain = false
    this.#concessions.noStartupOptions = false
    for (const client of this.#open) client.cut()
  }

  /** Closes all, politely for as long as patience lasts. Every lease must have been given back or abandoned. */
  async end(): Promise<void> {
    this.#gate.close()
    // One that is still being opened would answer to nobody.
    for (const client of this.#open) if (!client.ready) client.cut()
    const closed = Promise.allSettled([...this.#abandoned, this.#pool.end(), ...[...this.#open].map((client) => ended(client))])
    if ((await settledWithin(closed, END_PATIENCE_MS, 'over')) === 'over') for (const client of this.#open) client.cut()
  }

  #track(client: SessionClient): SessionClient {
    this.#open.add(client)
    client.once('end', () => {
      this.#open.delete(client)
      this.#gate.admit()
    })
    return client
  }

  /**
   * Does something that opens a connection, again without what the server turns out not to take. Its place stays taken when
   * it succeeds, and when it fails as long as it says.
   */
  async #admitted<T>(signal: AbortSignal, work: (leaveAfter: (lasting: Promise<unknown>) => void) => Promise<T>): Promise<T> {
    for (let conceded = 0; ; conceded += 1) {
      await this.#gate.enter(signal)
      let lasting: Promise<unknown> = Promise.resolve()
      try {
        return await work((longer) => {
          lasting = longer
        })
      } catch (error) {
        const leave = (): void => {
          this.#gate.leave()
        }
        void lasting.then(leave, leave)
        if (signal.aborted || conceded >= MOST_CONCESSIONS || !concede(this.#concessions, this.options.target, error)) throw error
      }
    }
  }

  async #connect(): Promise<pg.PoolClient> {
    if (this.#pool.idleCount === 0) this.#opening = await this.#openingWith(STARTUP_OPTIONS)
    return this.#pool.connect()
  }

  async #openingWith(options: string): Promise<Opening> {
    const { plain, noStartupOptions } = this.#concessions
    return { ...this.#host, ssl: plain ? false : await tlsOptions(this.options.target), options: noStartupOptions ? null : options }
  }

  /** Asks a server what it is, by a session that does not hide it by being read-only itself. */
  async #probe(wanted: SessionKind, signal: AbortSignal): Promise<void> {
    await this.#admitted(signal, async () => {
      const client = this.#track(new SessionClient(this.#config, await this.#openingWith(PROBE_OPTIONS)))
      const cut = (): void => {
        client.cut()
      }
      signal.addEventListener('abort', cut, { once: true })
      try {
        await client.connect()
        const { rows } = await client.query<{ recovery: boolean; setting: string }>("SELECT pg_catalog.pg_is_in_recovery() AS recovery, current_setting('default_transaction_read_only') AS setting")
        const problem = unsuited(wanted, { inRecovery: rows[0]?.recovery === true, refusesWrites: rows[0]?.setting === 'on' })
        if (problem !== null) throw new WrongServerError(`The server ${problem}`)
      } finally {
        signal.removeEventListener('abort', cut)
        if (client.ready) await client.end().catch(cut)
        else cut()
      }
    })
    this.#gate.leave()
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
      abandon: (work, lingerMs) => {
        finish(() => {
          const abandoned = this.#abandon(client, work, lingerMs).finally(() => this.#abandoned.delete(abandoned))
          this.#abandoned.add(abandoned)
        })
      }
    }
  }

  async #abandon(client: pg.PoolClient, work: Promise<unknown>, lingerMs: number): Promise<void> {
    const startedAt = performance.now()
    const settled = work.then(
      () => true,
      () => true
    )
    // Never through a pooler: PgBouncer 1.18 dies of cancellations under load (pgbouncer#822), and with it everybody's
    // connections. The statement's own time-out ends it on the server.
    const cancels = this.traits.pooled === false && client instanceof SessionClient && client.key !== null
    if (cancels) void cancelOnServer(client.opening, client.key, CANCEL_PATIENCE_MS)
    if (cancels && (await settledWithin(settled, CANCEL_PATIENCE_MS, false))) {
      // Not for the next one: a cancellation that comes late would hit what it asks.
      client.release(true)
      this.#gate.leave()
      return
    }
    if (client instanceof SessionClient) client.cut()
    client.release(true)
    const spent = performance.now() - startedAt
    setTimeout(() => {
      this.#gate.leave()
    }, Math.max(0, lingerMs - spent)).unref()
  }
}

function ended(client: pg.Client): Promise<void> {
  return new Promise((resolve) => {
    client.once('end', () => {
      resolve()
    })
  })
}

/** One connection of ours: how it is opened, and a socket that can be cut whatever state the protocol is in. */
import { Socket } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import pg from 'pg'
import type { HostPort } from './hosts.js'
import { APPLICATION_NAME } from './session.js'
import type { PostgresTarget } from './target.js'

/** How long a connection is silent before the system asks whether the other side still exists. */
const KEEP_ALIVE_AFTER_MS = 15_000

/** What the server turned out not to take, so that the next attempt does without. */
export interface Concessions {
  /** `prefer` only: the server has no TLS, or no entry for us that uses it. */
  plain: boolean
  /** A pooler refuses options in the startup packet. */
  noStartupOptions: boolean
}

/** How the next connection is opened. */
export interface Opening extends HostPort {
  readonly ssl: ConnectionOptions | false
  /** In the startup packet; null: none. */
  readonly options: string | null
}

/** What identifies a session to the server that is asked to cancel what it does. */
export interface SessionKey {
  readonly processId: number
  readonly secret: number
}

export function connectionConfig(target: PostgresTarget, password: () => Promise<string | undefined>): pg.ClientConfig {
  return {
    database: target.database,
    user: target.user,
    // A text at any rate: without one pg would look for a password file by itself.
    password: async () => (await password()) ?? target.password ?? '',
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: target.connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    sslnegotiation: 'postgres'
  }
}

/** A client of pg that keeps hold of its socket. */
export class SessionClient extends pg.Client {
  readonly #socket: Socket
  #ready = false

  constructor(
    config: pg.ClientConfig,
    readonly opening: Opening
  ) {
    const socket = new Socket()
    const { host, port, ssl, options } = opening
    super({ ...config, host, port, ssl, stream: () => socket, ...(options === null ? {} : { options }) })
    this.#socket = socket
    // Whoever uses the connection learns of the error by its own promise; without a listener it would end the process.
    this.on('error', () => undefined)
    this.once('connect', () => {
      this.#ready = true
    })
  }

  /** Whether the server has let us in. */
  get ready(): boolean {
    return this.#ready
  }

  /** Null until the server has told. */
  get key(): SessionKey | null {
    const processId = 'processID' in this ? this.processID : null
    const secret = 'secretKey' in this ? this.secretKey : null
    return typeof processId === 'number' && typeof secret === 'number' ? { processId, secret } : null
  }

  /** Cuts the connection now, without a word to the server. */
  cut(): void {
    this.#socket.destroy()
  }
}

/** libpq tries `prefer` again without TLS when the server has none, and when it has no entry in pg_hba.conf for us with it. */
function refusesTls(error: Error): boolean {
  return /does not support SSL/i.test(error.message) || ('code' in error && error.code === '28000')
}

/** Notes what the server refused, and tells whether another attempt without it is worth making at once. */
export function concede(concessions: Concessions, target: PostgresTarget, error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (!concessions.plain && target.sslMode === 'prefer' && refusesTls(error)) {
    concessions.plain = true
    return true
  }
  // A pooler names the packet's part, a server that is only like Postgres the setting in it.
  if (!concessions.noStartupOptions && /unsupported startup parameter|unrecognized configuration parameter/i.test(error.message)) {
    concessions.noStartupOptions = true
    return true
  }
  return false
}

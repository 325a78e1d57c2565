/** One connection of ours: how it is opened, and a socket that can be cut whatever state the protocol is in. */
import { Socket } from 'node:net'
import pg from 'pg'
import { APPLICATION_NAME, STARTUP_OPTIONS } from './session.js'
import type { PostgresTarget } from './target.js'
import { tlsOptions } from './tls.js'

const CONNECT_TIMEOUT_MS = 10_000
/** How long a connection is silent before the system asks whether the other side still exists. */
const KEEP_ALIVE_AFTER_MS = 15_000

/** What the server turned out not to take, so that the next attempt does without. */
export interface Concessions {
  /** `prefer` only: the server has no TLS. */
  plain: boolean
  /** A pooler refuses options in the startup packet. */
  noStartupOptions: boolean
}

export function connectionConfig(target: PostgresTarget, password: () => Promise<string | undefined>): pg.ClientConfig {
  return {
    host: target.host,
    port: target.port,
    database: target.database,
    user: target.user,
    // A text at any rate: without one pg would look for a password file by itself.
    password: async () => (await password()) ?? target.password ?? '',
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    sslnegotiation: 'postgres'
  }
}

/** A client of pg that keeps hold of its socket. */
export class SessionClient extends pg.Client {
  readonly #socket: Socket
  #ready = false

  constructor(config: pg.ClientConfig, target: PostgresTarget, concessions: Concessions) {
    const socket = new Socket()
    super({
      ...config,
      stream: () => socket,
      ssl: concessions.plain ? false : tlsOptions(target.sslMode),
      ...(concessions.noStartupOptions ? {} : { options: STARTUP_OPTIONS })
    })
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

  /** Cuts the connection now, without a word to the server. */
  cut(): void {
    this.#socket.destroy()
  }
}

/** Notes what the server refused, and tells whether another attempt without it is worth making at once. */
export function concede(concessions: Concessions, target: PostgresTarget, error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (!concessions.plain && target.sslMode === 'prefer' && /SSL|TLS/.test(error.message)) {
    concessions.plain = true
    return true
  }
  if (!concessions.noStartupOptions && /unsupported startup parameter/i.test(error.message)) {
    concessions.noStartupOptions = true
    return true
  }
  return false
}

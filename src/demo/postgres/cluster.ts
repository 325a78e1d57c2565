/** One Postgres server on one data folder, on loopback only: created when missing, started, stopped, killed, started again. */
import { chown, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../free-port.js'
import { placeCluster, sweepForsakenClusters } from './common-ground.js'
import { findDistribution } from './distribution.js'
import type { Distribution } from './distribution.js'
import { stopLeftover } from './leftover.js'
import { runTool } from './run-tool.js'
import { ServerProcess } from './server-process.js'

export interface ClusterOptions {
  /** Data folder. Under root it may end up as a link to a folder that an unprivileged user can reach. */
  readonly folder: string
  /** Of the superuser. */
  readonly password: string
  /** Left out: a free port is chosen. */
  readonly port?: number
  /** False for servers that are thrown away: no write waits for the disk, and a power cut may ruin the folder. */
  readonly durable: boolean
  /** The server ended without having been asked to. */
  readonly onCrash?: (detail: string) => void
}

export const SUPERUSER = 'postgres'
export const LOOPBACK = '127.0.0.1'

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=60',
  'shared_buffers=48MB',
  'max_wal_size=128MB',
  'min_wal_size=16MB',
  'timezone=UTC',
  'jit=off',
  'log_min_messages=warning'
] as const

const THROWAWAY = ['fsync=off', 'full_page_writes=off', 'autovacuum_naptime=1d'] as const

/** How often a start is tried again when the port was taken in between or a killed server's backends still linger. */
const START_ATTEMPTS = 4

export class Cluster {
  readonly host = LOOPBACK
  readonly user = SUPERUSER
  readonly password: string
  #port: number
  #server: ServerProcess | null = null
  #hasRun = false

  private constructor(
    private readonly options: ClusterOptions,
    private readonly distribution: Distribution,
    /** Where the data really lie. */
    readonly dataDir: string,
    /** Whether opening made the cluster: it has no database of anyone's yet. */
    readonly created: boolean,
    port: number
  ) {
    this.password = options.password
    this.#port = port
  }

  /** Finds or makes the data folder; a server that an earlier run left on it is stopped. Does not start one. */
  static async open(options: ClusterOptions): Promise<Cluster> {
    const distribution = await findDistribution()
    const dataDir = await placeCluster(options.folder, distribution)
    await sweepForsakenClusters(distribution)
    await stopLeftover(dataDir, distribution)
    const created = (await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => null)) === null
    if (created) await initialise(dataDir, options.password, distribution)
    return new Cluster(options, distribution, dataDir, created, options.port ?? (await freePort()))
  }

  /** Stops a server that may run on the folder and removes the data, wherever they lie. */
  static async discard(folder: string): Promise<void> {
    const place = await realpath(folder).catch(() => null)
    if (place === null) return
    await stopLeftover(place, await findDistribution())
    await rm(place, { recursive: true, force: true })
  }

  get port(): number {
    return this.#port
  }

  /** Process id of the server; null when there is none. */
  get pid(): number | null {
    return this.#server?.pid ?? null
  }

  /** Connection string of a database, for the superuser. */
  url(database: string): string {
    return `postgres://${this.user}:${encodeURIComponent(this.password)}@${this.host}:${String(this.port)}/${database}`
  }

  /** Settles when the server takes connections. @rejects with Postgres' own last words when it does not. */
  async start(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#launch()
        return
      } catch (error) {
        if (attempt === START_ATTEMPTS) throw error
        await this.#makeRoom(error)
      }
    }
  }

  /** Ends all sessions and the server, in order. Settles when the process is gone, at the latest after a few seconds. */
  async stop(): Promise<void> {
    const server = this.#server
    this.#server = null
    if (!server) return
    server.expectEnd()
    await stopLeftover(this.dataDir, this.distribution)
    await server.ended
  }

  /** As a power cut would: kill -9 of the server. Settles when it is gone. */
  async kill(): Promise<void> {
    const server = this.#server
    this.#server = null
    if (!server) return
    server.expectEnd()
    server.kill()
    await server.ended
  }

  /** Stops and starts again, on the same port. */
  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  async #launch(): Promise<void> {
    const settings = [`port=${String(this.#port)}`, ...SETTINGS, ...(this.options.durable ? [] : THROWAWAY)]
    const server = new ServerProcess(this.distribution, this.dataDir, settings)
    await server.ready()
    this.#server = server
    this.#hasRun = true
    void server.ended.then(() => {
      if (this.#server !== server) return
      this.#server = null
      this.options.onCrash?.(server.lastWords())
    })
  }

  async #makeRoom(error: unknown): Promise<void> {
    const portTaken = String(error).includes('could not bind')
    // Once it has been told to others, the port stays.
    if (portTaken && this.options.port === undefined && !this.#hasRun) this.#port = await freePort()
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

async function initialise(dataDir: string, password: string, { initdb, user }: Distribution): Promise<void> {
  const secrets = await mkdtemp(join(tmpdir(), 'pitwall-initdb-'))
  const passwordFile = join(secrets, 'password')
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    if (user !== null) {
      await chown(secrets, user.uid, user.gid)
      await chown(passwordFile, user.uid, user.gid)
    }
    // Locale and encoding are Postgres' own: the same on every machine, whatever is installed there.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const access = [`--username=${SUPERUSER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    const lean = ['--no-sync', '--wal-segsize=4', '--no-instructions', '--set=max_connections=60', '--set=shared_buffers=48MB']
    await runTool(initdb, ['-D', dataDir, ...locale, ...access, ...lean], user)
  } finally {
    await rm(secrets, { recursive: true, force: true })
  }
}

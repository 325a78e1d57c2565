/** Keeps the demo's Postgres running: when it dies, it is started again on the same port, ever later. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { backoffDelay } from '../../shared/lib/backoff.js'
import type { BackoffPlan } from '../../shared/lib/backoff.js'
import { Cluster } from '../postgres/cluster.js'

const RESTART: BackoffPlan = { delaysMs: [1_000, 2_000, 5_000, 10_000], jitter: 0.2 }
/** A server that lived this long was well: the next death is a first one again. */
const WELL_AFTER_MS = 60_000

export interface KeeperOptions {
  readonly dataDir: string
  readonly password: string
  readonly port: number | undefined
  readonly log: (text: string) => void
}

export class PostgresKeeper {
  #restart: NodeJS.Timeout | null = null
  #restarting: Promise<void> | null = null
  #deaths = 0
  #startedAt = 0
  #stopped = false

  private constructor(
    readonly cluster: Cluster,
    private readonly log: (text: string) => void
  ) {}

  /** Opens the cluster in the desk's folder and starts it. */
  static async start({ dataDir, password, port, log }: KeeperOptions): Promise<PostgresKeeper> {
    const cluster: Cluster = await Cluster.open({
      folder: clusterFolder(dataDir),
      password,
      durable: true,
      ...(port === undefined ? {} : { port }),
      onCrash: (detail) => {
        keeper.#died(detail)
      }
    })
    const keeper: PostgresKeeper = new PostgresKeeper(cluster, log)
    await keeper.#start()
    return keeper
  }

  /** Stops the server; bounded. It is not started again. */
  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#restart) clearTimeout(this.#restart)
    await this.#restarting
    await this.cluster.stop()
  }

  /** Stops the server; it is started again when that is asked for. */
  async hold(): Promise<void> {
    if (this.#restart) clearTimeout(this.#restart)
    await this.#restarting
    await this.cluster.stop()
  }

  /** Starts a server that was held. */
  async resume(): Promise<void> {
    if (this.#stopped || this.cluster.pid !== null) return
    const starting = this.#start()
    this.#restarting = starting.catch(() => undefined).finally(() => {
      this.#restarting = null
    })
    await starting
  }

  async #start(): Promise<void> {
    await this.cluster.start()
    this.#startedAt = Date.now()
  }

  #died(detail: string): void {
    if (this.#stopped) return
    this.#deaths = Date.now() - this.#startedAt > WELL_AFTER_MS ? 1 : this.#deaths + 1
    const delay = backoffDelay(RESTART, this.#deaths, Math.random)
    this.log(`the demo's Postgres died; started again in ${String(delay)} ms: ${detail}`)
    this.#restart = setTimeout(() => {
      this.#restarting = this.#start()
        .catch((error: unknown) => {
          this.#died(String(error))
        })
        .finally(() => {
          this.#restarting = null
        })
    }, delay)
  }
}

/** Forgets a cluster that cannot be gone on with. */
export async function discardCluster(dataDir: string): Promise<void> {
  const folder = clusterFolder(dataDir)
  // Opening stops a server that may still run on it; a folder too broken to open is removed all the same.
  await Cluster.discard(folder)
  await rm(folder, { recursive: true, force: true })
}

function clusterFolder(dataDir: string): string {
  return join(dataDir, 'postgres')
}

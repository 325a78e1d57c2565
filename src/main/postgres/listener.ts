/** Hears of changes through `LISTEN pitwall_changed`, whose payload names the relation. Polling goes on whether or not it works. */
import type { Logger } from '../diagnostics/logger.js'
import type { Timers } from '../desk/job.js'
import type { Connections, Lease } from './connections.js'

const CHANNEL = 'pitwall_changed'
/** Changes that come closer together than this are one. */
const DEBOUNCE_MS = 150
const LISTEN_DEADLINE_MS = 5_000
const LISTEN_AGAIN_MS = 15_000

export interface ListenerOptions {
  readonly connections: Connections
  readonly timers: Timers
  readonly logger: Logger
  readonly onChange: (relation: string) => void
  /** The connection ended although nobody closed it. */
  readonly onBroken: () => void
}

export class Listener {
  #lease: Lease | null = null
  #abort: AbortController | null = null
  #cancelWait: (() => void) | null = null
  readonly #pending = new Map<string, () => void>()

  constructor(private readonly options: ListenerOptions) {}

  /** Takes a connection of the pool for as long as it works; takes another when it breaks. */
  start(): void {
    if (this.#abort !== null) return
    this.#abort = new AbortController()
    void this.#listen(this.#abort.signal)
  }

  stop(): void {
    this.#abort?.abort()
    this.#abort = null
    this.#cancelWait?.()
    this.#cancelWait = null
    for (const cancel of this.#pending.values()) cancel()
    this.#pending.clear()
    // A session that listens is of no use to the next borrower.
    this.#lease?.close()
    this.#lease = null
  }

  async #listen(stopped: AbortSignal): Promise<void> {
    const { connections, logger } = this.options
    let lease: Lease | null = null
    try {
      const signal = AbortSignal.any([stopped, AbortSignal.timeout(LISTEN_DEADLINE_MS)])
      lease = await connections.lease(signal)
      const { client } = lease
      client.on('notification', ({ payload }) => {
        if (!stopped.aborted && payload !== undefined) this.#heard(payload)
      })
      client.once('end', () => {
        if (!stopped.aborted) this.#broken(stopped)
      })
      await client.query(`LISTEN ${CHANNEL}`)
      if (stopped.aborted) lease.close()
      else this.#lease = lease
    } catch (error) {
      lease?.close()
      if (stopped.aborted) return
      logger.info({ err: error }, 'this server does not let us listen for changes, polling only')
      this.#again(stopped)
    }
  }

  #broken(stopped: AbortSignal): void {
    this.#lease?.close()
    this.#lease = null
    this.#again(stopped)
    this.options.onBroken()
  }

  #again(stopped: AbortSignal): void {
    this.#cancelWait?.()
    this.#cancelWait = this.options.timers.after(LISTEN_AGAIN_MS, () => {
      void this.#listen(stopped)
    })
  }

  #heard(relation: string): void {
    if (this.#pending.has(relation)) return
    const cancel = this.options.timers.after(DEBOUNCE_MS, () => {
      this.#pending.delete(relation)
      this.options.onChange(relation)
    })
    this.#pending.set(relation, cancel)
  }
}

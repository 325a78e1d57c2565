/** Hands transitions to the sink in their order, one batch at a time, and again until they are recorded. */
import type { AlertTransition } from '../../../shared/domain/alerts/alert.js'
import type { Clock, EpochMs } from '../../../shared/lib/clock.js'
import type { AlertSink } from '../ports.js'

const RETRY_MS = 1_000

export class Outlet {
  #waiting: AlertTransition[] = []
  #sending: Promise<void> | null = null
  #retry: NodeJS.Timeout | null = null
  #closed = false
  #since: EpochMs | null = null

  constructor(
    private readonly sink: AlertSink,
    private readonly clock: Clock,
    private readonly onFault: (fault: unknown) => void
  ) {}

  /** Since when something that was found has not been recorded; null: all of it is. */
  get waitingSince(): EpochMs | null {
    return this.#since
  }

  push(transitions: readonly AlertTransition[]): void {
    if (transitions.length === 0 || this.#closed) return
    this.#waiting.push(...transitions)
    this.#since ??= this.clock.now()
    this.#send()
  }

  /** Settles when what was handed over has been tried once more. Nothing is taken after. */
  async close(): Promise<void> {
    this.#closed = true
    if (this.#retry !== null) clearTimeout(this.#retry)
    this.#retry = null
    await this.#sending
    if (this.#waiting.length > 0) await this.#record()
  }

  #send(): void {
    if (this.#sending !== null || this.#retry !== null || this.#waiting.length === 0) return
    this.#sending = this.#record().then((isDone) => {
      this.#sending = null
      if (this.#closed) return
      if (isDone) this.#send()
      else this.#retry = setTimeout(() => {
        this.#retry = null
        this.#send()
      }, RETRY_MS)
    })
  }

  /** False: nothing was recorded, and all of it waits still. */
  async #record(): Promise<boolean> {
    const batch = this.#waiting
    this.#waiting = []
    try {
      await this.sink.record(batch)
      this.#since = this.#waiting.length === 0 ? null : this.clock.now()
      return true
    } catch (fault) {
      this.#waiting = [...batch, ...this.#waiting]
      this.onFault(fault)
      return false
    }
  }
}

/** The state of the desk's machinery in one object, announced when a part of it changes. */
import type { DeskStatus } from '../../shared/state/status.js'

/** Statuses change in bursts (a pool's counters, a reconnect): a page needs the last of a burst, soon. */
export const STATUS_INTERVAL_MS = 200

export class StatusBoard {
  #status: DeskStatus
  #timer: NodeJS.Timeout | null = null
  #stopped = false

  constructor(
    initial: DeskStatus,
    private readonly send: (status: DeskStatus) => void
  ) {
    this.#status = initial
  }

  get current(): DeskStatus {
    return this.#status
  }

  set<K extends keyof DeskStatus>(part: K, value: DeskStatus[K]): void {
    this.#status = { ...this.#status, [part]: value }
    if (this.#stopped) return
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.send(this.#status)
    }, STATUS_INTERVAL_MS)
  }

  stop(): void {
    this.#stopped = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}

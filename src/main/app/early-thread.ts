/** A worker thread that is started before anybody can use it, so that it is ready when somebody does. */
import type { Worker } from 'node:worker_threads'

export class EarlyThread {
  #early: Worker | null

  constructor(private readonly launch: () => Worker) {
    const early = launch()
    this.#early = early
    // One that dies unclaimed is nobody's fault yet: whoever wants it launches another, and hears how that one fares.
    early.once('error', this.#forget)
    early.once('exit', this.#forget)
  }

  /** The early thread, once; a new one after that, or when the early one has died. The caller owns it. */
  take(): Worker {
    const early = this.#early
    if (early === null) return this.launch()
    this.#forget()
    early.off('error', this.#forget)
    early.off('exit', this.#forget)
    return early
  }

  readonly #forget = (): void => {
    this.#early = null
  }
}

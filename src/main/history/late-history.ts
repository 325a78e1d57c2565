/** The history of a desk from its first moment on, with its code read and its file opened a while after the first paint: a start shows the desk of now. */
import type { Logger } from '../diagnostics/logger.js'
import type { DeskHistory, DeskHistoryOptions } from './desk-history.js'

/** The sources have answered, and the machine has nothing more urgent to do. */
const AFTER_START_MS = 5_000

export class LateHistory {
  #history: Promise<DeskHistory> | null = null
  readonly #timer: NodeJS.Timeout
  #hasEnded = false

  constructor(
    private readonly options: DeskHistoryOptions,
    private readonly logger: Logger
  ) {
    this.#timer = setTimeout(() => {
      this.get().then(
        (history) => {
          history.start()
        },
        (fault: unknown) => {
          this.logger.error({ err: fault }, 'the history of the desk cannot be kept')
        }
      )
    }, Math.min(AFTER_START_MS, options.takeEveryMs ?? AFTER_START_MS))
  }

  /** @rejects when it cannot be had: its code is not there, or the desk is being closed */
  get(): Promise<DeskHistory> {
    if (this.#hasEnded) return Promise.reject(new Error('the history of this desk has ended'))
    this.#history ??= import('./desk-history.js').then(({ DeskHistory }) => new DeskHistory(this.options))
    return this.#history
  }

  /** An alert was raised: the desk is kept as it is now. */
  alertRaised(): void {
    // Whoever had it made hears that it could not be.
    this.get().then((history) => {
      history.alertRaised()
    }, () => undefined)
  }

  /** Never rejects. */
  async close(): Promise<void> {
    this.#hasEnded = true
    clearTimeout(this.#timer)
    const history = await this.#history?.catch(() => null)
    await history?.close()
  }
}

/** The history of a desk from its first moment on, with its code read and its file opened a while after the first paint: a start shows the desk of now. */
import type { Logger } from '../diagnostics/logger.js'
import { LatePart } from '../lib/late-part.js'
import type { DeskHistory, DeskHistoryOptions } from './desk-history.js'

/** The sources have answered, and the machine has nothing more urgent to do. */
const AFTER_START_MS = 5_000

export class LateHistory {
  readonly #part: LatePart<DeskHistory>
  readonly #timer: NodeJS.Timeout

  constructor(options: DeskHistoryOptions, logger: Logger) {
    this.#part = new LatePart({
      name: 'the history',
      make: async () => {
        const { DeskHistory } = await import('./desk-history.js')
        return new DeskHistory(options)
      },
      end: (history) => history.close(),
      logger
    })
    // Who asks for the history before then reads what is kept; a desk that has only begun is not worth keeping.
    this.#timer = setTimeout(() => {
      this.#part.want((history) => {
        history.start()
      })
    }, Math.min(AFTER_START_MS, options.takeEveryMs ?? AFTER_START_MS))
  }

  /** @rejects when it cannot be had: its code is not there, or the desk is being closed */
  get(): Promise<DeskHistory> {
    return this.#part.get()
  }

  /** An alert was raised: the desk is kept as it is now. One that cannot be kept now is not worth keeping later. */
  alertRaised(): void {
    this.#part.get().then((history) => {
      history.alertRaised()
    }, () => undefined) // Whoever had it made hears that it could not be.
  }

  /** Never rejects. */
  close(): Promise<void> {
    clearTimeout(this.#timer)
    return this.#part.close()
  }
}

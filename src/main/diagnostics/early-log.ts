/** A logger before there is a log: its lines wait, and are written with the time at which they were said. */
import type { EpochMs } from '../../shared/lib/clock.js'
import type { LogLine, Logger } from './logger.js'

type Level = 'debug' | 'info' | 'warn' | 'error' | 'fatal'

/** A start that goes wrong again and again must not fill the memory. */
const MOST_LINES = 1_000

export class EarlyLog {
  #root: Logger | null = null
  #waiting: { readonly at: EpochMs; readonly write: () => void }[] = []
  #replayedAt: EpochMs | null = null
  readonly logger: Logger = this.#over(() => this.#root)

  constructor(private readonly now: () => EpochMs) {}

  /** When the line that is being written was said. */
  get saidAt(): EpochMs {
    return this.#replayedAt ?? this.now()
  }

  /** Writes what has waited; from now on lines go straight to the log. */
  handOver(root: Logger): void {
    this.#root = root
    for (const { at, write } of this.#waiting.splice(0)) {
      this.#replayedAt = at
      write()
    }
    this.#replayedAt = null
  }

  /** @param real the logger that it stands for, once there is one */
  #over(real: () => Logger | null): Logger {
    const line = (level: Level): LogLine => (fields, text) => {
      const target = real()
      if (target !== null) target[level](fields, text)
      else if (this.#waiting.length < MOST_LINES) this.#waiting.push({ at: this.now(), write: () => real()?.[level](fields, text) })
    }
    const child = (bindings: object): Logger => {
      let made: Logger | null = null
      return this.#over(() => (made ??= real()?.child(bindings) ?? null))
    }
    return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error'), fatal: line('fatal'), child }
  }
}

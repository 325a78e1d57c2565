/** What to do when the page dies or does not begin: a process that dies once is bad luck, twice in a minute a fault that loading again does not mend. */
import type { EpochMs } from '../../shared/lib/clock.js'

/** Deaths closer together than this belong together. */
const TOGETHER_MS = 60_000

/** How a page fails whose process lives: its address could not be loaded, its script did not draw, its way to main is not there. */
export type NeverBegun = 'not-loaded' | 'not-begun' | 'no-preload'

export interface PageCrash {
  /** In Chromium's words (crashed, killed, oom, ...), or how it did not begin. */
  readonly reason: string
  /** Null: its process has not ended. */
  readonly exitCode: number | null
  /** What Chromium or the page's script said; empty: nothing. */
  readonly detail: string
  readonly at: EpochMs
  /** Which one it is in this run of the app. */
  readonly count: number
}

/** reload: load the desk again. stop: show the crash page, which loads nothing by itself. leave: that has died as well. */
export type CrashVerdict = 'reload' | 'stop' | 'leave'

export class PageCrashes {
  #last: PageCrash | null = null
  /** Deaths in a row, each within a minute of the one before. */
  #row = 0

  /** The page's last death in this run; null: it has not died. */
  get last(): PageCrash | null {
    return this.#last
  }

  record(reason: string, exitCode: number, at: EpochMs): CrashVerdict {
    this.#row = this.#last !== null && at - this.#last.at < TOGETHER_MS ? this.#row + 1 : 1
    this.#last = { reason, exitCode, detail: '', at, count: (this.#last?.count ?? 0) + 1 }
    return this.#row === 1 ? 'reload' : this.#row === 2 ? 'stop' : 'leave'
  }

  /** The page did not begin. Loading it again by itself would show the same. */
  recordNotBegun(reason: NeverBegun, detail: string, at: EpochMs): void {
    this.#last = { reason, exitCode: null, detail, at, count: (this.#last?.count ?? 0) + 1 }
  }

  /** A person has asked for the desk again from the crash page: dying at once leads there again, not nowhere. */
  forgive(): void {
    this.#row = Math.min(this.#row, 1)
  }
}

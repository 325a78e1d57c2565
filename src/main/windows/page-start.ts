/** Looks whether a page that was loaded has begun to draw: a script that fails leaves what index.html had, and nobody to say why. */
import { settledWithin } from '../lib/settled-within.js'

/** A loaded machine and a cold disk are slower than any page of ours; a page that takes longer than this does not come. */
const PATIENCE_MS = 15_000
/** Its script has run by then, or there is none; what it draws comes within frames. */
const LOADED_PATIENCE_MS = 5_000
/** Once its script has failed, nothing more is to come. */
const FAILED_PATIENCE_MS = 1_000
/** A page that is not busy says at once what is on it. */
const ANSWER_MS = 5_000

export interface PageStartOptions {
  /** Whether the page has drawn anything of its own. It may never settle where the page hangs. */
  readonly hasBegun: () => Promise<boolean>
  /** @param said what the page's script complained of; empty: nothing */
  readonly onNotBegun: (said: string) => void
  /** The page does not even say what is on it. */
  readonly onHung: () => void
}

/** Its owner ends it with the window. */
export class PageStart {
  #timer: NodeJS.Timeout | undefined
  /** Counts the loads: an answer about the page before says nothing. */
  #load = 0
  #isWaiting = false
  #said = ''

  constructor(private readonly options: PageStartOptions) {}

  /** A page of the desk is being loaded. */
  readonly loading = (): void => {
    this.end()
    this.#isWaiting = true
    this.#said = ''
    this.#lookAfter(PATIENCE_MS)
  }

  /** All that the page is made of has come, or has failed to. */
  readonly loaded = (): void => {
    if (this.#isWaiting && this.#said === '') this.#lookAfter(LOADED_PATIENCE_MS)
  }

  /** The page's script has complained; the first complaint is the cause of the others. */
  readonly complained = (said: string): void => {
    if (!this.#isWaiting || this.#said !== '') return
    this.#said = said
    this.#lookAfter(FAILED_PATIENCE_MS)
  }

  /** Another page is being loaded, or none: nothing is looked at any more. */
  readonly end = (): void => {
    clearTimeout(this.#timer)
    this.#load += 1
    this.#isWaiting = false
  }

  #lookAfter(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      void this.#look(this.#load)
    }, ms)
  }

  /** Never rejects. */
  async #look(load: number): Promise<void> {
    const { hasBegun, onNotBegun, onHung } = this.options
    // A page that is gone meanwhile is another's matter: its process has ended, or its window has.
    const found = await settledWithin(hasBegun().catch(() => 'gone' as const), ANSWER_MS, 'hung' as const)
    if (load !== this.#load) return
    this.end()
    if (found === false) onNotBegun(this.#said)
    else if (found === 'hung') onHung()
  }
}

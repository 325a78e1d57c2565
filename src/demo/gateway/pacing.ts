/** Requests that a client may send within a second (IB.md 3.5). */
import type { EpochMs } from '../../shared/lib/clock.js'

const WINDOW_MS = 1_000
/** The breach that ends the session. */
const LAST_BREACH = 3

export type Pace = 'fine' | 'too-fast' | 'end'

export class Pacing {
  readonly #times: EpochMs[] = []
  #breaches = 0

  /** @param perSecond as many as are allowed now */
  take(now: EpochMs, perSecond: number): Pace {
    while (this.#times[0] !== undefined && now - this.#times[0] >= WINDOW_MS) this.#times.shift()
    if (this.#times.length < perSecond) {
      this.#times.push(now)
      return 'fine'
    }
    this.#breaches += 1
    return this.#breaches >= LAST_BREACH ? 'end' : 'too-fast'
  }
}

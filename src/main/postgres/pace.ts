/**
 * The circuit that keeps a slow server from being slowed further by us: a reading that cost it more than a threshold
 * doubles the wait before the next one, up to a bound; a quick one halves it again.
 */

const MOST = 8

export class Pace {
  #factor = 1
  #spentMs = 0
  #tookMs = 0

  /** @param slowAfterMs milliseconds by the server's own clock */
  constructor(private readonly slowAfterMs: number) {}

  /** By how much the interval is longer than usual. */
  get factor(): number {
    return this.#factor
  }

  /** What the last reading cost the server. */
  get tookMs(): number {
    return this.#tookMs
  }

  /** Part of a reading: one question of it cost the server so much. */
  spend(ms: number): void {
    this.#spentMs += ms
  }

  /** The reading is over. True: the factor has changed, or is still more than one. */
  settle(): boolean {
    const before = this.#factor
    this.#tookMs = this.#spentMs
    this.#spentMs = 0
    this.#factor = this.#tookMs > this.slowAfterMs ? Math.min(MOST, before * 2) : Math.max(1, before / 2)
    return before !== 1 || this.#factor !== 1
  }
}

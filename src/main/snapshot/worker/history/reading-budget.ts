/** How many more moments can be read within the time that a person waits, and within the text that is read for it. */

const MOST_MS = 10_000
const MOST_BYTES = 512 << 20
/** Moments by which the cost of the others is guessed. */
const TRIED = 8

export class ReadingBudget {
  readonly #began: number
  #count = 0
  /** After the first moment: it is read whole, of the others what changed. */
  #first: { readonly ms: number; readonly bytes: number } | null = null

  /** @param now milliseconds, of a clock that is never set */
  constructor(
    private readonly now: () => number,
    private readonly most: { readonly ms: number; readonly bytes: number } = { ms: MOST_MS, bytes: MOST_BYTES }
  ) {
    this.#began = now()
  }

  /** Another moment has been read. @param bytes of text that were read by now. @returns how many more there is room for */
  roomAfter(bytes: number): number {
    const ms = this.now() - this.#began
    this.#count += 1
    this.#first ??= { ms, bytes }
    if (ms >= this.most.ms || bytes >= this.most.bytes) return 0
    if (this.#count < TRIED) return Infinity
    const each = (used: number, first: number): number => (used - first) / (this.#count - 1)
    return Math.floor(Math.min((this.most.ms - ms) / each(ms, this.#first.ms), (this.most.bytes - bytes) / each(bytes, this.#first.bytes)))
  }
}

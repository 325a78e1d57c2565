/** Requests that are taken later than they came, in their order. */
import type { EpochMs } from '../../shared/lib/clock.js'

/** No client waits for more answers at once. */
const MAX_WAITING = 1_000

export class LateRequests {
  #waiting: { readonly fields: readonly string[]; readonly due: EpochMs }[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(private readonly take: (fields: readonly string[]) => void) {}

  get full(): boolean {
    return this.#waiting.length >= MAX_WAITING
  }

  /** Later requests wait behind earlier ones. */
  get waits(): boolean {
    return this.#waiting.length > 0
  }

  add(fields: readonly string[], milliseconds: number): void {
    this.#waiting.push({ fields, due: Date.now() + milliseconds })
    this.#timer ??= setTimeout(() => { this.#turn() }, milliseconds)
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#waiting = []
  }

  #turn(): void {
    this.#timer = undefined
    const due = this.#waiting.filter((request) => request.due <= Date.now())
    this.#waiting = this.#waiting.slice(due.length)
    const [next] = this.#waiting
    if (next) this.#timer = setTimeout(() => { this.#turn() }, Math.max(1, next.due - Date.now()))
    for (const { fields } of due) this.take(fields)
  }
}

/** Lets in only as many at a time as keep all connections together, those still closing included, at the ceiling. */

interface Waiter {
  readonly enter: () => void
}

export class Gate {
  #inside = 0
  #closed = false
  readonly #waiters = new Set<Waiter>()

  /**
   * @param ceiling most connections that may exist
   * @param closing how many are being closed and still exist
   */
  constructor(
    private readonly ceiling: number,
    private readonly closing: () => number,
    private readonly onChange: () => void
  ) {}

  get waiting(): number {
    return this.#waiters.size
  }

  /** Settles when the caller may take a connection, first come first served; who enters must `leave`. @throws the signal's reason */
  enter(signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#closed) return Promise.reject(this.#refusal(signal))
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#waiters.delete(waiter)
        this.onChange()
        reject(this.#refusal(signal))
      }
      const waiter: Waiter = {
        enter: () => {
          signal.removeEventListener('abort', onAbort)
          resolve()
        }
      }
      signal.addEventListener('abort', onAbort, { once: true })
      this.#waiters.add(waiter)
      this.admit()
    })
  }

  leave(): void {
    this.#inside -= 1
    this.admit()
  }

  /** Lets in whoever may enter now. */
  admit(): void {
    for (const waiter of this.#waiters) {
      if (this.#closed || this.#inside + this.closing() >= this.ceiling) break
      this.#waiters.delete(waiter)
      this.#inside += 1
      waiter.enter()
    }
    this.onChange()
  }

  /** Nobody enters any more. */
  close(): void {
    this.#closed = true
  }

  #refusal(signal: AbortSignal): Error {
    return signal.aborted ? (signal.reason as Error) : new Error('The connections are being closed')
  }
}

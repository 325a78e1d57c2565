/**
 * A part of the desk whose code is read and whose files are opened after the first paint: when it is due, or when somebody asks
 * for it. One that cannot be had is tried again by itself, whoever asked for it, until the desk closes.
 */
import type { Logger } from '../diagnostics/logger.js'

const RETRY_MS = 30_000

export interface LatePartOptions<T> {
  /** As a person calls it: "the alerts". */
  readonly name: string
  /** May reject; what it had opened by then it has closed. */
  readonly make: () => Promise<T>
  /** Ends what was made, once. */
  readonly end: (part: T) => Promise<void> | void
  readonly logger: Pick<Logger, 'error'>
}

export class LatePart<T> {
  #part: Promise<T> | null = null
  /** What waits for the part to be there. Null: it is. */
  #wishes: ((part: T) => void)[] | null = []
  #timer: NodeJS.Timeout | null = null
  #closing: Promise<void> | null = null

  constructor(private readonly options: LatePartOptions<T>) {}

  /** Has it made after so many milliseconds, in the place of any time that was named before. Nothing where it is made already. */
  beginAfter(ms: number): void {
    if (this.#part !== null || this.#closing !== null) return
    this.#cancelTimer()
    this.#timer = setTimeout(() => {
      this.get().catch(() => undefined) // Said, and tried again.
    }, ms)
  }

  /** The part, made now where it was not. @rejects when it cannot be had, or the desk is being closed */
  get(): Promise<T> {
    if (this.#closing !== null) return Promise.reject(this.#ended())
    this.#cancelTimer()
    this.#part ??= this.#make()
    return this.#part
  }

  /** Has it made, and does something with it as soon as it is there, however many attempts that takes. In the order of asking. */
  want(what: (part: T) => void): void {
    if (this.#wishes === null) {
      this.tell(what)
      return
    }
    this.#wishes.push(what)
    this.get().catch(() => undefined) // Said, and tried again.
  }

  /** Does something with it where it is made, or being made. Nothing where it is being closed. */
  tell(what: (part: T) => void): void {
    if (this.#closing !== null) return
    this.#part?.then((part) => {
      this.#grant(what, part)
    }, () => undefined) // Said where it was made.
  }

  /** Ends it, now or when its making has ended; what is asked afterwards is refused. Never rejects. */
  close(): Promise<void> {
    this.#cancelTimer()
    return (this.#closing ??= this.#part === null ? Promise.resolve() : this.#part.then((part) => this.#end(part), () => undefined))
  }

  async #make(): Promise<T> {
    const { make, name, logger } = this.options
    let made: T
    try {
      // Even one that throws at once has failed after it was asked for.
      made = await Promise.resolve().then(make)
    } catch (fault) {
      this.#part = null
      if (this.#closing === null) logger.error({ err: fault }, `${name} of the desk cannot be had; tried again in ${String(RETRY_MS / 1_000)} s`)
      this.beginAfter(RETRY_MS)
      throw fault
    }
    if (this.#hasEnded()) {
      await this.#end(made)
      throw this.#ended()
    }
    const wishes = this.#wishes ?? []
    this.#wishes = null
    for (const wish of wishes) this.#grant(wish, made)
    return made
  }

  #grant(what: (part: T) => void, part: T): void {
    try {
      what(part)
    } catch (fault) {
      this.options.logger.error({ err: fault }, `${this.options.name} of the desk could not do what was asked`)
    }
  }

  async #end(part: T): Promise<void> {
    try {
      await this.options.end(part)
    } catch (fault) {
      this.options.logger.error({ err: fault }, `closing ${this.options.name} of the desk`)
    }
  }

  #hasEnded(): boolean {
    return this.#closing !== null
  }

  #ended(): Error {
    return new Error(`${this.options.name} of this desk have ended`)
  }

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}

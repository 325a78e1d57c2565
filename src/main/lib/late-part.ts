/**
 * A part of the desk whose code is read and whose files are opened after the first paint: when it is due, or when somebody asks
 * for it. One that cannot be had is tried again by itself, whoever asked for it, until the desk closes.
 */
import type { Logger } from '../diagnostics/logger.js'

const RETRY_MS = 30_000

export interface LatePartOptions<T> {
  /** As a person calls it: "the alerts". */
  readonly name: string
  /** May reject; what it had opened by then is closed by it. */
  readonly make: () => Promise<T>
  /** Ends what was made, once. */
  readonly end: (part: T) => Promise<void> | void
  readonly logger: Logger
}

export class LatePart<T> {
  #part: Promise<T> | null = null
  /** What waits for the part to be there. */
  #wishes: ((part: T) => void)[] | null = []
  #timer: NodeJS.Timeout | null = null
  #hasEnded = false

  constructor(private readonly options: LatePartOptions<T>) {}

  /** Has it made after so many milliseconds, in the place of any time that was named before. Nothing where it is made already. */
  beginAfter(ms: number): void {
    if (this.#part !== null || this.#hasEnded) return
    this.#cancelTimer()
    this.#timer = setTimeout(() => {
      this.get().catch(() => undefined) // Said, and tried again.
    }, ms)
  }

  /** The part, made now where it was not. @rejects when it cannot be had, or the desk is being closed */
  get(): Promise<T> {
    if (this.#hasEnded) return Promise.reject(this.#ended())
    this.#cancelTimer()
    this.#part ??= this.#make()
    return this.#part
  }

  /** Has it made, and does something with it as soon as it is there, however many attempts that takes. In the order of asking. */
  want(what: (part: T) => void): void {
    if (this.#hasEnded) return
    if (this.#wishes === null) {
      this.tell(what)
      return
    }
    this.#wishes.push(what)
    this.get().catch(() => undefined)
  }

  /** Does something with it where it is made, or being made. */
  tell(what: (part: T) => void): void {
    this.#part?.then(what).catch((fault: unknown) => {
      if (this.#wishes === null) this.options.logger.error({ err: fault }, this.options.name)
    })
  }

  /** Ends it, now or as soon as it is there; what is asked afterwards is refused. Never rejects. */
  async close(): Promise<void> {
    const first = !this.#hasEnded
    this.#hasEnded = true
    this.#cancelTimer()
    const part = this.#part
    if (first) this.#part = part?.then((made) => this.#end(made).then(() => made)) ?? null
    await this.#part?.catch(() => undefined)
  }

  async #make(): Promise<T> {
    const { make, name, logger } = this.options
    let made: T
    try {
      made = await make()
    } catch (fault) {
      this.#part = null
      logger.error({ err: fault }, `${name} cannot be had; tried again in ${String(RETRY_MS / 1_000)} s`)
      this.beginAfter(RETRY_MS)
      throw fault
    }
    const wishes = this.#hasEnded ? [] : (this.#wishes ?? [])
    this.#wishes = null
    for (const wish of wishes) wish(made)
    return made
  }

  async #end(part: T): Promise<void> {
    try {
      await this.options.end(part)
    } catch (fault) {
      this.options.logger.error({ err: fault }, `closing ${this.options.name}`)
    }
  }

  #ended(): Error {
    return new Error(`${this.options.name} of this desk have ended`)
  }

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}

/** Joined shutdown: every owner closes what it opened, in reverse order of opening, within a deadline. */
import { settledWithin } from '../lib/settled-within.js'

interface Closer {
  readonly name: string
  readonly close: () => Promise<void> | void
}

export interface ShutdownOptions {
  /** Milliseconds each closer has. */
  readonly deadlineMs: number
  readonly onLate: (name: string) => void
  readonly onFault: (name: string, fault: unknown) => void
}

export class Shutdown {
  readonly #closers: Closer[] = []
  #ending: Promise<void> | null = null

  constructor(private readonly options: ShutdownOptions) {}

  get hasBegun(): boolean {
    return this.#ending !== null
  }

  /** Registers an owner. What is registered last is closed first. */
  add(name: string, close: Closer['close']): void {
    this.#closers.push({ name, close })
  }

  /** Closes everything, once; later calls share the same end. Never rejects. */
  run(): Promise<void> {
    this.#ending ??= this.#closeAll()
    return this.#ending
  }

  async #closeAll(): Promise<void> {
    for (const closer of [...this.#closers].reverse()) await this.#closeOne(closer)
  }

  async #closeOne({ name, close }: Closer): Promise<void> {
    const { deadlineMs, onLate, onFault } = this.options
    const closed = Promise.resolve()
      .then(close)
      .catch((fault: unknown) => {
        onFault(name, fault)
      })
    if ((await settledWithin(closed, deadlineMs, 'late')) === 'late') onLate(name)
  }
}

/**
 * Never more messages within any one second than the account allows (IB.md 3.5): the library's own throttle counts in
 * fixed slots and lets a tenth more through. What is too early waits here, in order.
 */
const WINDOW_MS = 1_000

export interface PaceReading {
  /** Most messages in any one second since the last reading. */
  readonly busiest: number
  /** Messages that wait now. */
  readonly waiting: number
}

export interface OutgoingPaceOptions {
  readonly perSecond: number
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
  readonly send: (tokens: readonly unknown[]) => void
}

export class OutgoingPace {
  private readonly waiting: (readonly unknown[])[] = []
  /** When each message of the last second left, oldest first. */
  private readonly sentAt: number[] = []
  private busiest = 0
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly options: OutgoingPaceOptions) {}

  /** Sends as soon as the second has room. */
  send(tokens: readonly unknown[]): void {
    this.waiting.push(tokens)
    this.pump()
  }

  /** How many have left within the second before now. */
  get sent(): number {
    this.forget(this.options.now())
    return this.sentAt.length
  }

  read(): PaceReading {
    const busiest = Math.max(this.busiest, this.sent)
    this.busiest = 0
    return { busiest, waiting: this.waiting.length }
  }

  /** What waits is never sent. */
  stop(): void {
    this.waiting.length = 0
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private pump(): void {
    if (this.timer !== null) return
    const now = this.options.now()
    this.forget(now)
    while (this.sentAt.length < this.options.perSecond) {
      const tokens = this.waiting.shift()
      if (tokens === undefined) break
      this.sentAt.push(now)
      this.options.send(tokens)
    }
    this.busiest = Math.max(this.busiest, this.sentAt.length)
    const [oldest] = this.sentAt
    if (this.waiting.length === 0 || oldest === undefined) return
    this.timer = setTimeout(() => {
      this.timer = null
      this.pump()
    }, Math.max(1, oldest + WINDOW_MS - now + 1))
  }

  private forget(now: number): void {
    while (this.sentAt[0] !== undefined && now - this.sentAt[0] > WINDOW_MS) this.sentAt.shift()
  }
}

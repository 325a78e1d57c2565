/**
 * The broker's pacing of historical requests (IB.md 3.5): no more than 60 in ten minutes, none identical within 15 s, fewer
 * than 6 of the same contract, exchange and tick type within 2 s, no more than 50 open; bids with asks count twice.
 *
 * What counts is when a request reaches the gateway, which nobody here knows exactly: not before it was sent, and not after
 * it was answered. One that is not answered yet therefore counts as if it arrived this moment, so that no delay on the way
 * can bring two closer together than they may be.
 */
import type { Clock, EpochMs } from '../../../shared/lib/clock.js'

export interface PacingLimits {
  readonly most: number
  readonly windowMs: number
  readonly identicalMs: number
  readonly mostAlike: number
  readonly alikeMs: number
  readonly mostOpen: number
}

export const pacingLimits: PacingLimits = { most: 60, windowMs: 600_000, identicalMs: 15_000, mostAlike: 5, alikeMs: 2_000, mostOpen: 50 }

export interface PacedRequest {
  /** Requests with the same text are identical. */
  readonly identity: string
  /** Contract, exchange and tick type. */
  readonly alike: string
  /** What it counts for: 2 for bids with asks, else 1. */
  readonly weight: 1 | 2
}

export type Passage =
  | { readonly passes: true }
  /** `until`: when it may be tried again; null: when another request has been answered or closed. */
  | { readonly passes: false; readonly until: EpochMs | null }

/** Head-room of the budget, for whoever shows it. */
export interface BudgetReading {
  readonly used: number
  readonly limit: number
  readonly open: number
  readonly mostOpen: number
}

interface Record {
  readonly request: PacedRequest
  /** When it had certainly arrived; null: not known yet. */
  arrivedAt: EpochMs | null
  isOpen: boolean
}

export class PacingBudget {
  readonly #records = new Map<number, Record>()
  #pausedUntil = -Infinity
  /** By the clock, when it was last looked at. */
  #lookedAt = -Infinity

  constructor(
    private readonly clock: Clock,
    private readonly limits: PacingLimits = pacingLimits
  ) {}

  /**
   * Counts the request if it may be sent now.
   * @param id of the request, never used before
   * @param now of one look at several requests: what comes later among them may not pass only because time went by meanwhile
   */
  pass(id: number, request: PacedRequest, now = this.look()): Passage {
    this.#forget(now)
    const { most, windowMs, identicalMs, mostAlike, alikeMs, mostOpen } = this.limits
    const records = [...this.#records.values()]
    const waits = [
      now < this.#pausedUntil ? this.#pausedUntil : now,
      roomAt(records, windowMs, most - request.weight, now),
      roomAt(records.filter((record) => record.request.identity === request.identity), identicalMs, 0, now),
      roomAt(records.filter((record) => record.request.alike === request.alike), alikeMs, mostAlike - request.weight, now),
      records.filter(({ isOpen }) => isOpen).length < mostOpen ? now : null
    ]
    const until = waits.reduce<EpochMs | null>((latest, each) => (latest === null || each === null ? null : Math.max(latest, each)), now)
    if (until === null || until > now) return { passes: false, until }
    this.#records.set(id, { request, arrivedAt: null, isOpen: true })
    return { passes: true }
  }

  /** It has certainly reached the gateway: it is being answered. */
  arrived(id: number): void {
    const record = this.#records.get(id)
    if (record !== undefined) record.arrivedAt ??= this.look()
  }

  /** Nothing more will come of it. */
  closed(id: number): void {
    this.arrived(id)
    const record = this.#records.get(id)
    if (record !== undefined) record.isOpen = false
  }

  /** The gateway says that it was too much: nothing passes for a while. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.look() + ms)
  }

  read(): BudgetReading {
    const now = this.look()
    this.#forget(now)
    const records = [...this.#records.values()]
    return {
      used: records.filter(({ arrivedAt }) => arrivedAt === null || arrivedAt > now - this.limits.windowMs).reduce((sum, { request }) => sum + request.weight, 0),
      limit: this.limits.most,
      open: records.filter(({ isOpen }) => isOpen).length,
      mostOpen: this.limits.mostOpen
    }
  }

  /** The moment of one look. Where the clock has been set back, all that is remembered goes back with it: nothing is waited for until it has caught up. */
  look(): EpochMs {
    const now = this.clock.now()
    const backMs = this.#lookedAt - now
    if (backMs > 0) {
      for (const record of this.#records.values()) if (record.arrivedAt !== null) record.arrivedAt -= backMs
      this.#pausedUntil -= backMs
    }
    this.#lookedAt = now
    return now
  }

  #forget(now: EpochMs): void {
    for (const [id, { arrivedAt, isOpen }] of this.#records) {
      if (!isOpen && arrivedAt !== null && arrivedAt <= now - this.limits.windowMs) this.#records.delete(id)
    }
  }
}

/** When no more than `room` of the records will lie within the window; null: not before one of them has arrived. */
function roomAt(records: readonly Record[], windowMs: number, room: number, now: EpochMs): EpochMs | null {
  const times = records.filter(({ arrivedAt }) => arrivedAt === null || arrivedAt > now - windowMs)
  let over = times.reduce((sum, { request }) => sum + request.weight, 0) - room
  if (over <= 0) return now
  const known = times.flatMap(({ arrivedAt, request }) => (arrivedAt === null ? [] : [{ arrivedAt, weight: request.weight }])).sort((a, b) => a.arrivedAt - b.arrivedAt)
  for (const { arrivedAt, weight } of known) {
    over -= weight
    if (over <= 0) return arrivedAt + windowMs
  }
  return null
}

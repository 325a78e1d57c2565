/** The pacing of historical requests (IB.md 3.5). A gateway holds bars of less than a minute to it; tests hold it to all of them. */
import type { EpochMs } from '../../shared/lib/clock.js'

const WINDOW_MS = 600_000
const MOST = 60
const IDENTICAL_MS = 15_000
const ALIKE_MS = 2_000
const MOST_ALIKE = 5
const MOST_OPEN = 50

export interface PacedRequest {
  /** Requests with the same text are identical. */
  readonly identity: string
  /** Contract, exchange and tick type. */
  readonly alike: string
  /** Bids with asks count twice. */
  readonly weight: number
}

interface Taken {
  readonly at: EpochMs
  readonly request: PacedRequest
}

export class HistoryPacing {
  /** Requests that broke a rule, whether they were refused or not. */
  breaches = 0
  #taken: Taken[] = []

  /** @param identicalMs within which the same request is refused */
  constructor(private readonly identicalMs = IDENTICAL_MS) {}

  /** @param open requests that are open besides. @returns whether it is within all rules */
  take(now: EpochMs, request: PacedRequest, open: number): boolean {
    this.#taken = this.#taken.filter(({ at }) => now - at < WINDOW_MS)
    const since = (ms: number): Taken[] => this.#taken.filter(({ at }) => now - at < ms)
    const weight = (list: readonly Taken[]): number => list.reduce((sum, each) => sum + each.request.weight, 0)
    const fits =
      weight(this.#taken) + request.weight <= MOST &&
      !since(this.identicalMs).some((each) => each.request.identity === request.identity) &&
      weight(since(ALIKE_MS).filter((each) => each.request.alike === request.alike)) + request.weight <= MOST_ALIKE &&
      open < MOST_OPEN
    this.#taken.push({ at: now, request })
    if (!fits) this.breaches += 1
    return fits
  }
}

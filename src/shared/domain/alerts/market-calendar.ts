/** When the markets of a desk's contracts trade, as the rules ask it: the absence of something is an alarm only while it should be there. */
import type { EpochMs } from '../../lib/clock.js'
import type { MarketSessions } from '../market-sessions.js'

/**
 * open: since then, without a pause. closed: overnight, a weekend, a holiday, after the early end of a half day.
 * unknown: the broker has not listed the hours.
 */
export type MarketNow = { readonly state: 'open'; readonly since: EpochMs } | { readonly state: 'closed' } | { readonly state: 'unknown' }

const UNKNOWN: MarketNow = { state: 'unknown' }
const CLOSED: MarketNow = { state: 'closed' }
/** Futures and currencies pause for an hour a day; shares trade beside their session for some sixteen hours, in which little happens. */
const AROUND_THE_CLOCK_MS = 20 * 3_600_000

export class MarketCalendar {
  readonly #byConId = new Map<string, MarketSessions>()

  constructor(readonly markets: readonly MarketSessions[]) {
    for (const market of markets) for (const conId of market.conIds) this.#byConId.set(conId, market)
  }

  /**
   * Whether any of the contracts trades: in its regular session, or in any where its market trades around the clock.
   * @param conIds null: all that the broker has listed hours of. Those without hours count for nothing beside others.
   */
  at(conIds: readonly string[] | null, now: EpochMs): MarketNow {
    const markets = this.#marketsOf(conIds)
    if (markets.length === 0) return UNKNOWN
    const begun = markets.flatMap(mainSessions).filter(({ from, to }) => from <= now && now < to).map(({ from }) => from)
    return begun.length === 0 ? CLOSED : { state: 'open', since: Math.min(...begun) }
  }

  /** When the first of them opens, for trading of any sort; null: one is open, or nobody knows. */
  closedUntil(conIds: readonly string[], now: EpochMs): EpochMs | null {
    const spans = this.#marketsOf(conIds).flatMap(({ all }) => all)
    if (spans.some(({ from, to }) => from <= now && now < to)) return null
    const opens = spans.filter(({ from }) => from > now).map(({ from }) => from)
    return opens.length === 0 ? null : Math.min(...opens)
  }

  #marketsOf(conIds: readonly string[] | null): readonly MarketSessions[] {
    return conIds === null ? this.markets : [...new Set(conIds.flatMap((conId) => this.#byConId.get(conId) ?? []))]
  }
}

/** Where a broker lists no regular sessions of a contract, all are. */
function mainSessions({ regular, all }: MarketSessions): MarketSessions['all'] {
  return regular.length === 0 || all.some(({ from, to }) => to - from >= AROUND_THE_CLOCK_MS) ? all : regular
}

/** What the latest trades and the open ones were when they were last read: what has to be taken out of the tallies when they change. */
import type { KnownTrade } from './pilot-answer.js'
import type { EpochMicros } from './pilot-select.js'

export class KnownTrades {
  readonly #trades = new Map<string, KnownTrade>()
  #knownAfter: EpochMicros = -Infinity

  /** @param latest latest first; one more than `keep` when there are more than that in all */
  static of(latest: readonly KnownTrade[], open: readonly KnownTrade[], keep: number): KnownTrades {
    const known = new KnownTrades()
    const first = latest[keep]
    known.#knownAfter = first?.updatedAt ?? -Infinity
    for (const trade of open) known.set(trade)
    for (const trade of latest.slice(0, keep)) known.set(trade)
    return known
  }

  /** Of every trade whose last change is later than this it is known what it was. */
  get knownAfter(): EpochMicros {
    return this.#knownAfter
  }

  get size(): number {
    return this.#trades.size
  }

  get(tradeId: string): KnownTrade | undefined {
    return this.#trades.get(tradeId)
  }

  set(trade: KnownTrade): void {
    this.#trades.set(trade.tradeId, trade)
  }

  /**
   * A trade that is not known here may yet be in the tallies: it was opened before all that is known, and may have changed since.
   * One that was opened later has changed later too, and would be known.
   */
  mayHaveBeen({ openedAt }: KnownTrade): boolean {
    return openedAt <= this.#knownAfter
  }

  /** Forgets the oldest down to `keep`, sparing those that are open and those that a refresh reads again. */
  prune(keep: number, rereadFrom: EpochMicros): void {
    if (this.#trades.size <= keep * 2) return
    const old = [...this.#trades.values()].filter(({ contribution, updatedAt }) => contribution.kind !== 'open' && updatedAt < rereadFrom).sort((a, b) => b.updatedAt - a.updatedAt)
    for (const { tradeId, updatedAt } of old.slice(keep)) {
      this.#trades.delete(tradeId)
      this.#knownAfter = Math.max(this.#knownAfter, updatedAt)
    }
  }
}

/** Finds the quote of an instrument that is named by IB's contract id or, where only a database tells, by its symbol. */
import type { Quote } from './broker-rows.js'
import { contractNames } from './contract-names.js'

export interface InstrumentName {
  readonly conId: string | null
  readonly symbol: string
  readonly currency: string | null
}

export class QuoteIndex {
  private readonly byConId = new Map<string, Quote>()
  private readonly byName = new Map<string, Quote[]>()

  constructor(quotes: readonly Quote[]) {
    for (const quote of quotes) {
      this.byConId.set(quote.conId, quote)
      for (const name of contractNames(quote)) {
        const same = this.byName.get(name)
        if (same === undefined) this.byName.set(name, [quote])
        else same.push(quote)
      }
    }
  }

  /** Undefined also when a symbol fits more than one instrument: a price of the wrong one is worse than none. */
  find(name: InstrumentName): Quote | undefined {
    if (name.conId !== null) return this.byConId.get(name.conId)
    const candidates = (this.byName.get(name.symbol) ?? []).filter((quote) => name.currency === null || quote.currency === name.currency)
    return candidates.length === 1 ? candidates[0] : undefined
  }
}

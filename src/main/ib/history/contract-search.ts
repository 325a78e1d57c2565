/** The broker's own search for instruments. It finds underlyings; the futures on one are asked for by themselves. */
import type { Instrument } from '../../../shared/domain/instrument.js'
import type { Clock } from '../../../shared/lib/clock.js'
import type { BrokerAnswer } from '../../bars/ports.js'
import type { Exchanges, Outcome } from '../feed/exchanges.js'
import type { FoundSymbol, HostReport } from '../protocol.js'
import type { Timers } from '../timers.js'

/** The gateway answers no more than one search a second. */
const APART_MS = 1_000
/** Underlyings whose futures are looked up for one search. */
const MOST_UNDERLYINGS = 2
const INDEX = 'IND'
/** Stocks are asked for where the broker finds the best price, not at the exchange that lists them. */
const SMART_KINDS: ReadonlySet<string> = new Set(['STK', 'ETF'])

export class ContractSearch {
  #turn: Promise<void> = Promise.resolve()
  #lastAt = -Infinity

  constructor(
    private readonly exchanges: Exchanges,
    private readonly clock: Clock,
    private readonly timers: Timers
  ) {}

  /** One after the other, a second apart. */
  find(pattern: string): Promise<BrokerAnswer<readonly Instrument[]>> {
    const found = this.#turn.then(() => this.#find(pattern))
    this.#turn = found.then(() => undefined, () => undefined)
    return found
  }

  async #find(pattern: string): Promise<BrokerAnswer<readonly Instrument[]>> {
    const waitMs = this.#lastAt + APART_MS - this.clock.now()
    if (waitMs > 0) await new Promise<void>((resolve) => { this.timers.after(waitMs, resolve) })
    this.#lastAt = this.clock.now()
    const symbols: FoundSymbol[] = []
    const reqId = this.exchanges.newId()
    const outcome = await this.exchanges.ask({
      request: { kind: 'matching-symbols', reqId, pattern },
      isEnd: (report) => {
        if (report.kind !== 'symbols' || report.reqId !== reqId) return false
        symbols.push(...report.found)
        return true
      }
    })
    if (outcome.kind !== 'answered') return unanswered(outcome)
    const wanted = pattern.trim().toUpperCase()
    const underlyings = symbols.filter(({ instrument, derivatives }) => instrument.symbol.toUpperCase() === wanted && derivatives.includes('FUT'))
    const futures = new Map<FoundSymbol, readonly Instrument[]>()
    for (const underlying of underlyings.slice(0, MOST_UNDERLYINGS)) futures.set(underlying, await this.#futuresOn(underlying.instrument))
    // An index is hardly ever what somebody wants who can have its futures; a stock almost always is.
    const value = symbols.flatMap((found) => {
      const [one, on] = [routed(found.instrument), futures.get(found) ?? []]
      return one.secType === INDEX ? [...on, one] : [one, ...on]
    })
    return { kind: 'answered', value }
  }

  /** Nearest expiry first, as the gateway lists them; none when it does not say. */
  async #futuresOn({ symbol, currency, secType, primaryExchange }: Instrument): Promise<readonly Instrument[]> {
    const reqId = this.exchanges.newId()
    const found: Instrument[] = []
    await this.exchanges.ask({
      // The exchange of an index is that of its futures; a stock's is not.
      request: { kind: 'find-futures', reqId, symbol, exchange: secType === INDEX ? primaryExchange : '', currency },
      isEnd: (report: HostReport) => {
        if (report.kind === 'contract-details' && report.reqId === reqId && report.instrument !== null) found.push(report.instrument)
        return report.kind === 'contract-details-end' && report.reqId === reqId
      }
    })
    return found
  }
}

function routed(instrument: Instrument): Instrument {
  const exchange = SMART_KINDS.has(instrument.secType) ? 'SMART' : instrument.exchange || instrument.primaryExchange
  return { ...instrument, exchange, localSymbol: instrument.localSymbol || instrument.symbol }
}

function unanswered(outcome: Exclude<Outcome, { kind: 'answered' }>): BrokerAnswer<never> {
  return outcome.kind === 'failed' ? { kind: 'failed', error: outcome.error } : { kind: 'gone' }
}

/** The seeded market: prices that wander around their anchors, quoted on the tick. */
import type { EpochMs } from '../../shared/lib/clock.js'
import { optionValue } from './black-scholes.js'
import type { Listing } from './instruments.js'
import type { RandomStream } from './random.js'
import { toTick } from './ticks.js'
import type { Instrument, WorldQuote } from './types.js'
import { TRADING_YEAR_MS } from './volatility.js'

const YEAR_MS = 365 * 86_400_000
/** The walk is pulled back to its anchor with this half-life, so that a desk left open for weeks keeps sane prices. */
const HALF_LIFE_MS = 4 * 3_600_000

interface Line {
  readonly listing: Listing
  /** Unrounded. */
  price: number
  quote: WorldQuote
}

export class Market {
  readonly instruments: readonly Instrument[]
  readonly #lines = new Map<number, Line>()

  constructor(
    listings: readonly Listing[],
    private readonly random: RandomStream,
    private now: EpochMs
  ) {
    this.instruments = listings.map((listing) => listing.instrument)
    for (const listing of listings) {
      const price = this.#priceOf(listing, null, 0, 0)
      this.#lines.set(listing.instrument.conId, { listing, price, quote: this.#openingQuote(listing, price) })
    }
  }

  quote(conId: number): WorldQuote | undefined {
    return this.#lines.get(conId)?.quote
  }

  instrument(conId: number): Instrument {
    return this.#line(conId).listing.instrument
  }

  /** Price to mark with: the middle of the quote. */
  mark(conId: number): number {
    const { bid, ask } = this.#line(conId).quote
    return (bid + ask) / 2
  }

  /** Of the price, per year, as a share. */
  volatility(conId: number): number {
    const { model } = this.#line(conId).listing
    return model.kind === 'follows' ? this.volatility(model.conId) : model.volatility
  }

  /** Value of one unit of a currency in another. */
  rate(from: string, to: string): number {
    return this.#inDollars(from) / this.#inDollars(to)
  }

  /** Moves prices on. Returns whose quote changed. */
  step(now: EpochMs): readonly number[] {
    const elapsed = now - this.now
    this.now = now
    const common = this.random.gaussian()
    const changed: number[] = []
    for (const line of this.#lines.values()) {
      line.price = this.#priceOf(line.listing, line.price, elapsed, common)
      if (!this.random.chance(line.listing.activity)) continue
      line.quote = this.#nextQuote(line)
      changed.push(line.listing.instrument.conId)
    }
    return changed
  }

  /** A new trading day: the last price becomes the close that the day is measured from. */
  rollDay(): void {
    for (const line of this.#lines.values()) {
      const { last } = line.quote
      line.quote = { ...line.quote, open: last, high: last, low: last, close: last, volume: 0 }
    }
  }

  #line(conId: number): Line {
    const line = this.#lines.get(conId)
    if (!line) throw new RangeError(`no instrument ${String(conId)} in this market`)
    return line
  }

  #inDollars(currency: string): number {
    if (currency === 'USD') return 1
    const pair = this.instruments.find((i) => i.secType === 'CASH' && i.symbol === currency)
    if (!pair) throw new RangeError(`no rate for ${currency}`)
    return this.mark(pair.conId)
  }

  #priceOf(listing: Listing, price: number | null, elapsed: number, common: number): number {
    const { model, instrument } = listing
    switch (model.kind) {
      case 'walk': {
        if (price === null) return model.anchor
        const deviation = model.volatility * Math.sqrt(elapsed / TRADING_YEAR_MS)
        const share = Math.min(0.9, model.beta * 0.55)
        const shock = share * common + Math.sqrt(1 - share * share) * this.random.gaussian()
        const pull = Math.log(model.anchor / price) * (1 - 2 ** (-elapsed / HALF_LIFE_MS))
        return price * Math.exp(deviation * shock + pull)
      }
      case 'follows':
        return this.#line(model.conId).price * model.ratio + model.basis
      case 'option': {
        const spot = this.#line(model.conId).price
        const right = instrument.right === 'P' ? 'P' : 'C'
        return optionValue(right, spot, instrument.strike, (model.expiresAt - this.now) / YEAR_MS, model.volatility)
      }
    }
  }

  #openingQuote(listing: Listing, price: number): WorldQuote {
    const { minTick } = listing.instrument
    const close = toTick(this.#previousClose(listing, price), minTick)
    const last = toTick(price, minTick)
    const open = toTick((close + last) / 2, minTick)
    const [high, low] = [Math.max(open, last), Math.min(open, last)]
    const sizes = { bidSize: listing.lot, askSize: listing.lot, lastSize: 1 }
    return { ...this.#spread(listing, price), ...sizes, last, open, high, low, close, volume: Math.round(listing.volume * this.random.between(0.2, 0.4)) }
  }

  /** Where yesterday ended: what depends on another instrument's price did so then too. */
  #previousClose({ model, instrument }: Listing, price: number): number {
    switch (model.kind) {
      case 'walk':
        return price * (1 + 0.4 * model.volatility * Math.sqrt(1 / 252) * this.random.gaussian())
      case 'follows':
        return this.#line(model.conId).quote.close * model.ratio + model.basis
      case 'option': {
        const right = instrument.right === 'P' ? 'P' : 'C'
        return optionValue(right, this.#line(model.conId).quote.close, instrument.strike, (model.expiresAt - this.now) / YEAR_MS, model.volatility)
      }
    }
  }

  #nextQuote({ listing, price, quote }: Line): WorldQuote {
    const { bid, ask } = this.#spread(listing, price)
    const size = (): number => Math.max(1, Math.round(listing.lot * this.random.between(0.2, 2.2)))
    const traded = this.random.chance(0.6)
    const last = traded ? (this.random.chance(0.5) ? bid : ask) : quote.last
    const lastSize = traded ? Math.max(1, Math.round(size() / 3)) : quote.lastSize
    return {
      ...{ bid, ask, last, bidSize: size(), askSize: size(), lastSize, open: quote.open, close: quote.close },
      high: Math.max(quote.high, last),
      low: Math.min(quote.low, last),
      volume: quote.volume + (traded && listing.volume > 0 ? lastSize : 0)
    }
  }

  #spread({ instrument: { minTick }, spreadTicks }: Listing, price: number): { readonly bid: number; readonly ask: number } {
    const bid = Math.max(minTick, toTick(price - (spreadTicks * minTick) / 2, minTick))
    return { bid, ask: toTick(bid + spreadTicks * minTick, minTick) }
  }
}

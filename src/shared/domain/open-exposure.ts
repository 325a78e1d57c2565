/** What the paper pilot has open now, at entry and at the market. */
import { big, text, ZERO, type DecimalText } from '../lib/decimal.js'
import { groupBy } from '../lib/group-by.js'
import type { Quote } from './broker-rows.js'
import type { PaperTrade } from './database-rows.js'
import { figure, noFigure, type Figure } from './figure.js'
import { totalOf, type Total } from './money-total.js'
import { QuoteIndex } from './quote-index.js'
import { markOf } from './quote-mark.js'

/** At entry prices: Σ quantity × price. The contract has no multiplier for paper trades, so a derivative counts by its price. */
export interface OpenExposure {
  /** Open trades that are known here. */
  readonly trades: number
  readonly long: Total
  /** Zero or negative. */
  readonly short: Total
  readonly gross: Total
  readonly net: Total
}

export const isOpen = ({ status }: Pick<PaperTrade, 'status'>): boolean => status.toLowerCase() === 'open'

/** @param open open trades alone */
export function openExposure(open: readonly PaperTrade[]): OpenExposure {
  const sum = (signOf: (trade: PaperTrade) => -1 | 0 | 1): Total =>
    totalOf(open.map((trade) => ({ currency: trade.currency, figure: figure(text(big(trade.quantity).times(trade.price).times(signOf(trade)))) })), figure(ZERO))
  return {
    trades: open.length,
    long: sum((trade) => (trade.side === 'buy' ? 1 : 0)),
    short: sum((trade) => (trade.side === 'sell' ? -1 : 0)),
    gross: sum(() => 1),
    net: sum((trade) => (trade.side === 'buy' ? 1 : -1))
  }
}

export const NONE_OPEN = 'no open trades'

/** Prices of the instruments that paper trades name. */
export class PaperMarks {
  private readonly quotes: QuoteIndex

  constructor(quotes: readonly Quote[]) {
    this.quotes = new QuoteIndex(quotes)
  }

  /** ±quantity × multiplier × (mark - entry price), before the fees of an exit that has not been; n/a without a quote of that name and currency. */
  unrealized(trade: Pick<PaperTrade, 'symbol' | 'currency' | 'side' | 'quantity' | 'price'>): Figure {
    const quote = this.quotes.find({ conId: null, symbol: trade.symbol, currency: trade.currency })
    if (quote === undefined) return noFigure(`no quote for ${trade.symbol} in ${trade.currency}`)
    const { price } = markOf(quote)
    if (price.value === null) return noFigure(`${trade.symbol}: ${price.reason}`)
    return figure(gain(trade, price.value, quote.multiplier))
  }

  /** Of several, by currency; says how many are not in it. */
  total(open: readonly PaperTrade[]): Total {
    return totalOf(open.map((trade) => ({ currency: trade.currency, figure: this.unrealized(trade) })), noFigure(NONE_OPEN))
  }

  /** By strategy, venue or symbol. A group with a trade that cannot be marked has no figure: part of it would pass for the whole. */
  byGroup(open: readonly PaperTrade[], by: 'strategy' | 'venue' | 'symbol'): ReadonlyMap<string, Figure> {
    return new Map([...groupBy(open, (trade) => trade[by])].map(([key, trades]) => {
      const { figure: sum, counted, missing, missingReason } = this.total(trades)
      return [key, missing === 0 || counted === 0 ? sum : noFigure(`${String(missing)} of ${String(trades.length)} open: ${missingReason ?? ''}`)]
    }))
  }
}

function gain({ side, quantity, price }: Pick<PaperTrade, 'side' | 'quantity' | 'price'>, mark: DecimalText, multiplier: DecimalText): DecimalText {
  const perUnit = side === 'buy' ? big(mark).minus(price) : big(price).minus(mark)
  return text(perUnit.times(quantity).times(multiplier))
}

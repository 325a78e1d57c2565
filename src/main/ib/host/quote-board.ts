/**
 * Conflates ticks into one latest quote per instrument. Whatever number of ticks came, a batch holds each instrument once,
 * with the last trade, high and low as they are now.
 */
import { decimal, toDecimal } from '../../../shared/lib/decimal.js'
import type { ContractKey, HostQuote } from '../protocol.js'
import { size, tickPrice } from './sentinels.js'

type PriceField = 'bid' | 'ask' | 'last' | 'high' | 'low' | 'close' | 'open'
type SizeField = 'bidSize' | 'askSize' | 'lastSize' | 'volume'
type MutableQuote = { -readonly [K in keyof HostQuote]: HostQuote[K] }

/** A quote and the ticks since it was last drained, as they came: only the last of each is worth converting. */
interface Line {
  readonly quote: MutableQuote
  readonly prices: Map<PriceField, PriceTick>
  /** As text: empty where there is none. */
  readonly sizes: Map<SizeField, string>
}

interface PriceTick {
  price: string
  size: string
}

/** Tick types of prices, live and delayed (IB.md 2.3). */
const priceFields: Readonly<Record<number, PriceField>> = {
  1: 'bid', 2: 'ask', 4: 'last', 6: 'high', 7: 'low', 9: 'close', 14: 'open',
  66: 'bid', 67: 'ask', 68: 'last', 72: 'high', 73: 'low', 75: 'close', 76: 'open'
}
const sizeFields: Readonly<Record<number, SizeField>> = {
  0: 'bidSize', 3: 'askSize', 5: 'lastSize', 8: 'volume', 69: 'bidSize', 70: 'askSize', 71: 'lastSize', 74: 'volume'
}
const sizeBeside: Partial<Record<PriceField, SizeField>> = { bid: 'bidSize', ask: 'askSize', last: 'lastSize' }
const HALTED = 49
const DELAYED_HALTED = 90
const LAST_TIME = 45
const DELAYED_LAST_TIME = 88
/** All types that the board knows from here on are of delayed data. */
const FIRST_DELAYED = 66
const DELAYED = 3

export class QuoteBoard {
  private readonly lines = new Map<number, Line>()
  private readonly changed = new Set<number>()

  constructor(private readonly now: () => number) {}

  open(reqId: number, contract: ContractKey): void {
    const quote: MutableQuote = {
      conId: contract.conId,
      symbol: contract.symbol,
      localSymbol: contract.localSymbol,
      secType: contract.secType,
      currency: contract.currency,
      multiplier: toDecimal(contract.multiplier) ?? decimal(1),
      bid: null, ask: null, last: null, bidSize: null, askSize: null, lastSize: null,
      open: null, high: null, low: null, close: null, volume: null,
      halted: null,
      marketDataType: null,
      tradedAt: null,
      at: this.now()
    }
    this.lines.set(reqId, { quote, prices: new Map(), sizes: new Map() })
  }

  close(reqId: number): void {
    this.lines.delete(reqId)
    this.changed.delete(reqId)
  }

  /** A price and the size beside it, as text: only the last of each batch is worth converting. */
  price(reqId: number, type: number, price: string, sizeText: string): void {
    const field = priceFields[type]
    const line = this.touch(reqId, type, field)
    if (line === null || field === undefined) return
    const tick = line.prices.get(field)
    if (tick === undefined) line.prices.set(field, { price, size: sizeText })
    else {
      tick.price = price
      tick.size = sizeText
    }
    const beside = sizeBeside[field]
    if (beside !== undefined && sizeText !== '') line.sizes.set(beside, sizeText)
  }

  size(reqId: number, type: number, text: string): void {
    const field = sizeFields[type]
    const line = this.touch(reqId, type, field)
    if (line !== null && field !== undefined) line.sizes.set(field, text)
  }

  generic(reqId: number, type: number, value: number): void {
    if (type !== HALTED && type !== DELAYED_HALTED) return
    const line = this.touch(reqId, type, type)
    // 0 is trading, 1 and 2 are halts, -1 is unknown.
    if (line !== null) line.quote.halted = value < 0 ? null : value > 0
  }

  /** A tick that is a text: of those, when the last trade was made. */
  text(reqId: number, type: number, value: string): void {
    const seconds = type === LAST_TIME || type === DELAYED_LAST_TIME ? Number(value) : NaN
    const line = Number.isSafeInteger(seconds) && seconds > 0 ? this.touch(reqId, type, type) : null
    if (line !== null) line.quote.tradedAt = seconds * 1_000
  }

  marketDataType(reqId: number, type: number): void {
    const isKnown = type >= 1 && type <= 4
    const line = isKnown ? this.touch(reqId, type, type) : null
    if (line !== null) line.quote.marketDataType = type
  }

  /** Quotes that changed since the last call. */
  drain(): HostQuote[] {
    const rows: HostQuote[] = []
    for (const reqId of this.changed) {
      const line = this.lines.get(reqId)
      if (line !== undefined) rows.push(settled(line))
    }
    this.changed.clear()
    return rows
  }

  private touch(reqId: number, type: number, field: unknown): Line | null {
    const line = field === undefined ? undefined : this.lines.get(reqId)
    if (line === undefined) return null
    line.quote.at = this.now()
    // A delayed tick says by itself what kind of data it is.
    if (type >= FIRST_DELAYED) line.quote.marketDataType ??= DELAYED
    this.changed.add(reqId)
    return line
  }
}

function settled({ quote, prices, sizes }: Line): HostQuote {
  for (const [field, tick] of prices) quote[field] = tickPrice(tick.price, tick.size)
  for (const [field, text] of sizes) quote[field] = text === '' ? null : size(Number(text))
  prices.clear()
  sizes.clear()
  return { ...quote }
}

/** The paper pilot: trades that exist in the trading system only, at the market's real quotes, each with a target and a stop. */
import type { PaperTrade, TriggerOrder } from '../../shared/domain/database-rows.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import { commission } from './commissions.js'
import { CON } from './instruments.js'
import type { Market } from './market.js'
import { STRATEGIES } from './opening-book.js'
import type { StrategyName } from './opening-book.js'
import type { RandomStream } from './random.js'
import { exactPrice } from './record-keeper.js'
import { REASONS_TAKEN, REFUSALS } from './strategy-slot.js'
import { exact, toTick } from './ticks.js'
import type { TradingBook } from './trading-book.js'
import { typicalMove } from './volatility.js'

export const PAPER_VENUE = 'PAPER'
export const PAPER_ACCOUNT = 'PAPER'

export interface PaperInstrument {
  readonly conId: number
  readonly quantity: number
}

/** What each strategy tries out on paper. */
export const PAPER_INSTRUMENTS: Readonly<Record<StrategyName, readonly PaperInstrument[]>> = {
  'Opening Drive': [
    { conId: CON.aapl, quantity: 100 },
    { conId: CON.nvda, quantity: 150 }
  ],
  'Tidewater Reversion': [
    { conId: CON.spy, quantity: 60 },
    { conId: CON.msft, quantity: 50 },
    { conId: CON.sap, quantity: 80 }
  ],
  'Index Trail': [
    { conId: CON.mes, quantity: 3 },
    { conId: CON.cl, quantity: 1 }
  ],
  'Overnight Carry': [
    { conId: CON.eurUsd, quantity: 60_000 },
    { conId: CON.gbpUsd, quantity: 50_000 }
  ]
}

interface OpenTrade {
  readonly trade: PaperTrade
  readonly conId: number
  readonly side: 1 | -1
  readonly target: number
  readonly stop: number
  readonly until: EpochMs
  readonly triggers: readonly TriggerOrder[]
}

const BETWEEN_ENTRIES_MS = [5_000, 15_000] as const
const HOLDING_LIMIT_MS = 8 * 60_000
const MOST_OPEN = 18
/** In typical moves of a minute. The target is nearer than the stop: a little more than half of the trades win. */
const TARGET_MOVES = 1.5
const STOP_MOVES = 1.75

/** From the signal to the decision: a fifth of a second to one, without a draw from the story's randomness. */
function thinkingMs(count: number): number {
  return 200 + ((count * 137) % 800)
}

export class PaperPilot {
  readonly #open = new Map<string, OpenTrade>()
  #count = 0
  #nextEntry: EpochMs

  constructor(
    private readonly desk: { readonly market: Market; readonly book: TradingBook; readonly random: RandomStream; readonly prefix: string },
    now: EpochMs
  ) {
    this.#nextEntry = now
  }

  step(now: EpochMs): void {
    for (const open of this.#open.values()) this.#watch(open, now)
    if (now < this.#nextEntry) return
    this.#nextEntry = now + this.desk.random.between(...BETWEEN_ENTRIES_MS)
    if (this.#open.size < MOST_OPEN) this.#consider(now)
  }

  #consider(now: EpochMs): void {
    const { random, book, market, prefix } = this.desk
    this.#count += 1
    const strategy = random.pick(STRATEGIES)
    const { conId, quantity } = random.pick(PAPER_INSTRUMENTS[strategy])
    const side = random.chance(0.5) ? 1 : -1
    const refusal = random.chance(0.25) ? random.pick(REFUSALS) : null
    const signalId = `${prefix}-s${String(this.#count)}`
    book.put('signals', {
      ...{ signalId, strategy, symbol: market.instrument(conId).localSymbol, direction: side === 1 ? 'buy' : 'sell' },
      ...{ strength: exact(random.between(0.35, 0.98), 3), firedAt: now - thinkingMs(this.#count), orderId: null, decidedAt: now },
      ...(refusal ?? { decision: 'taken', reason: `paper: ${random.pick(REASONS_TAKEN)}` })
    })
    if (refusal === null) this.#enter({ strategy, conId, quantity, side, signalId }, now)
  }

  #enter(entry: { strategy: StrategyName; conId: number; quantity: number; side: 1 | -1; signalId: string }, now: EpochMs): void {
    const { market, book, prefix } = this.desk
    const { strategy, conId, quantity, side, signalId } = entry
    const instrument = market.instrument(conId)
    const price = this.#exitQuote(conId, side === 1 ? -1 : 1)
    const move = typicalMove(price, market.volatility(conId))
    const target = toTick(price + side * move * TARGET_MOVES, instrument.minTick)
    const stop = toTick(price - side * move * STOP_MOVES, instrument.minTick)
    const tradeId = `${prefix}-${String(this.#count)}`
    const trade: PaperTrade = {
      ...{ tradeId, strategy, venue: PAPER_VENUE, symbol: instrument.localSymbol, side: side === 1 ? 'buy' : 'sell' },
      quantity: exact(quantity, 0),
      price: exactPrice(price, instrument),
      fees: exact(commission(instrument, quantity, price), 2),
      expectedEdge: exactPrice(move * 0.12, instrument),
      ...{ status: 'open', openedAt: now, closedAt: null, closePrice: null, realizedPnl: null },
      ...{ currency: instrument.currency, signalId, updatedAt: now }
    }
    book.put('paper_trades', trade)
    const trigger = (triggerType: string, at: number): TriggerOrder => ({
      ...{ triggerId: `${tradeId}-${triggerType === 'take_profit' ? 'tp' : 'sl'}`, venue: PAPER_VENUE, account: PAPER_ACCOUNT, strategy },
      ...{ symbol: instrument.localSymbol, side: side === 1 ? 'sell' : 'buy', triggerType, triggerPrice: exactPrice(at, instrument) },
      ...{ limitPrice: null, quantity: trade.quantity, status: 'armed', linkedOrderId: tradeId, ocaGroup: tradeId, createdAt: now, updatedAt: now }
    })
    const triggers = [trigger('take_profit', target), trigger('stop_loss', stop)]
    for (const armed of triggers) book.put('trigger_orders', armed)
    this.#open.set(tradeId, { trade, conId, side, target, stop, until: now + HOLDING_LIMIT_MS, triggers })
  }

  #watch(open: OpenTrade, now: EpochMs): void {
    const price = this.#exitQuote(open.conId, open.side)
    const won = (price - open.target) * open.side >= 0
    const lost = (open.stop - price) * open.side >= 0
    if (!won && !lost && now < open.until) return
    const { market, book } = this.desk
    const instrument = market.instrument(open.conId)
    const quantity = Number(open.trade.quantity)
    const fees = Number(open.trade.fees) + commission(instrument, quantity, price)
    const gross = (price - Number(open.trade.price)) * open.side * quantity * instrument.multiplier
    book.put('paper_trades', {
      ...open.trade,
      ...{ status: 'closed', closedAt: now, closePrice: exactPrice(price, instrument), fees: exact(fees, 2), realizedPnl: exact(gross - fees, 2), updatedAt: now }
    })
    for (const trigger of open.triggers) {
      const hit = trigger.triggerType === 'take_profit' ? won : lost
      book.put('trigger_orders', { ...trigger, status: hit ? 'triggered' : 'cancelled', updatedAt: now })
    }
    this.#open.delete(open.trade.tradeId)
  }

  /** What a trade of that direction would get if it ended now. */
  #exitQuote(conId: number, side: 1 | -1): number {
    const quote = this.desk.market.quote(conId)
    if (!quote) throw new RangeError(`no quote of ${String(conId)}`)
    return side === 1 ? quote.bid : quote.ask
  }
}

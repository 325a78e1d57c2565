/** What the paper pilot did on earlier days: its trades, the signals behind them, the triggers that ended them. */
import type { PaperTrade, Signal, TriggerOrder } from '../../../shared/domain/database-rows.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import { commission } from '../../world/commissions.js'
import { STRATEGIES } from '../../world/opening-book.js'
import type { StrategyName } from '../../world/opening-book.js'
import { PAPER_ACCOUNT, PAPER_INSTRUMENTS, PAPER_VENUE } from '../../world/paper-pilot.js'
import type { RandomStream } from '../../world/random.js'
import { exactPrice } from '../../world/record-keeper.js'
import { REASONS_TAKEN, REFUSALS } from '../../world/strategy-slot.js'
import { exact, toTick } from '../../world/ticks.js'
import { typicalMove } from '../../world/volatility.js'
import { DAY_MS, session } from './calendar.js'
import type { PastPrices } from './prices.js'

export interface PaperHistory {
  readonly trades: readonly PaperTrade[]
  readonly signals: readonly Signal[]
  readonly triggers: readonly TriggerOrder[]
}

interface Record {
  /** Share of trades that end at their target. */
  readonly winRate: number
  /** Of target and stop, in typical moves of a minute. */
  readonly target: number
  readonly stop: number
}

/** Three earn a living, one does not. */
const RECORDS: Readonly<{ [S in StrategyName]: Record }> = {
  'Opening Drive': { winRate: 0.54, target: 2, stop: 1.85 },
  'Tidewater Reversion': { winRate: 0.575, target: 1.9, stop: 1.95 },
  'Index Trail': { winRate: 0.5, target: 2.1, stop: 1.95 },
  'Overnight Carry': { winRate: 0.56, target: 2.2, stop: 2 }
}

const TRADES_A_DAY = [78, 92] as const
/** Signals are kept for a month, triggers for two days. */
const SIGNALS_KEPT_MS = 30 * DAY_MS
const TRIGGERS_KEPT_MS = 2 * DAY_MS
const NEVER_FILLED = 0.015

export function paperHistory(days: readonly EpochMs[], now: EpochMs, prices: PastPrices, random: RandomStream): PaperHistory {
  const trades: PaperTrade[] = []
  const signals: Signal[] = []
  const triggers: TriggerOrder[] = []
  let count = 0
  for (const day of days) {
    for (let i = random.integer(...TRADES_A_DAY); i > 0; i -= 1) {
      count += 1
      const tradeId = `H-${String(count).padStart(5, '0')}`
      const signalId = day >= now - SIGNALS_KEPT_MS ? `HS-${String(count).padStart(5, '0')}` : null
      const { trade, target, stop } = makeTrade(tradeId, signalId, day, prices, random)
      trades.push(trade)
      if (signalId !== null) signals.push(takenSignal(trade, signalId, random), ...refusedSignals(trade, signalId, random))
      if (day >= now - TRIGGERS_KEPT_MS - DAY_MS && trade.status === 'closed') triggers.push(...spentTriggers(trade, target, stop))
    }
  }
  return { trades, signals, triggers }
}

interface MadeTrade {
  readonly trade: PaperTrade
  readonly target: PaperTrade['price']
  readonly stop: PaperTrade['price']
}

function makeTrade(tradeId: string, signalId: string | null, day: EpochMs, prices: PastPrices, random: RandomStream): MadeTrade {
  const strategy = random.pick(STRATEGIES)
  const record = RECORDS[strategy]
  const { conId, quantity } = random.pick(PAPER_INSTRUMENTS[strategy])
  const instrument = prices.instrument(conId, day)
  const [opens, closes] = session(instrument)
  const openedAt = Math.round(day + random.between(opens, closes - 600_000))
  const closedAt = Math.round(openedAt + random.between(40_000, 540_000))
  const side = random.chance(0.5) ? 1 : -1
  const price = toTick(prices.price(conId, day) * (1 + 0.004 * random.gaussian()), instrument.minTick)
  const move = typicalMove(price, prices.volatility(conId))
  const at = (moves: number): number => toTick(price + side * move * moves, instrument.minTick)
  const closePrice = at(random.chance(record.winRate) ? record.target * random.between(0.9, 1) : -record.stop * random.between(0.95, 1.1))
  const filled = !random.chance(NEVER_FILLED)
  const fees = filled ? commission(instrument, quantity, price) + commission(instrument, quantity, closePrice) : 0
  const gross = (closePrice - price) * side * quantity * instrument.multiplier
  const outcome = filled
    ? { status: 'closed', closedAt, closePrice: exactPrice(closePrice, instrument), realizedPnl: exact(gross - fees, 2), updatedAt: closedAt }
    : { status: random.chance(0.6) ? 'cancelled' : 'rejected', closedAt: null, closePrice: null, realizedPnl: null, updatedAt: openedAt + 5_000 }
  const trade: PaperTrade = {
    ...{ tradeId, strategy, venue: PAPER_VENUE, symbol: instrument.localSymbol, side: side === 1 ? 'buy' : 'sell' },
    ...{ quantity: exact(quantity, 0), price: exactPrice(price, instrument), fees: exact(fees, 2) },
    ...{ expectedEdge: exactPrice(move * random.between(0.05, 0.4), instrument), openedAt, currency: instrument.currency, signalId },
    ...outcome
  }
  return { trade, target: exactPrice(at(record.target), instrument), stop: exactPrice(at(-record.stop), instrument) }
}

function takenSignal({ strategy, symbol, side, openedAt }: PaperTrade, signalId: string, random: RandomStream): Signal {
  return {
    ...{ signalId, strategy, symbol, direction: side, strength: exact(random.between(0.4, 0.98), 3), firedAt: openedAt - 1_200 },
    ...{ decision: 'taken', reason: `paper: ${random.pick(REASONS_TAKEN)}`, orderId: null, decidedAt: openedAt - 300 }
  }
}

/** What else the strategy saw around then, and did not follow. */
function refusedSignals({ strategy, symbol, side, openedAt }: PaperTrade, signalId: string, random: RandomStream): readonly Signal[] {
  if (!random.chance(0.35)) return []
  const firedAt = Math.round(openedAt + random.between(30_000, 240_000))
  const refusal = random.pick(REFUSALS)
  return [{ signalId: `${signalId}b`, strategy, symbol, direction: side, strength: exact(random.between(0.2, 0.7), 3), firedAt, ...refusal, orderId: null, decidedAt: firedAt + 700 }]
}

function spentTriggers(trade: PaperTrade, target: PaperTrade['price'], stop: PaperTrade['price']): readonly TriggerOrder[] {
  const won = Number(trade.realizedPnl) > 0
  const trigger = (triggerType: string, triggerPrice: PaperTrade['price'], hit: boolean): TriggerOrder => ({
    ...{ triggerId: `${trade.tradeId}-${triggerType === 'take_profit' ? 'tp' : 'sl'}`, venue: PAPER_VENUE, account: PAPER_ACCOUNT, strategy: trade.strategy },
    ...{ symbol: trade.symbol, side: trade.side === 'buy' ? 'sell' : 'buy', triggerType, triggerPrice, limitPrice: null, quantity: trade.quantity },
    ...{ status: hit ? 'triggered' : 'cancelled', linkedOrderId: trade.tradeId, ocaGroup: trade.tradeId, createdAt: trade.openedAt, updatedAt: trade.updatedAt }
  })
  return [trigger('take_profit', target, won), trigger('stop_loss', stop, !won)]
}

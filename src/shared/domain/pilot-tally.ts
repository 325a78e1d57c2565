/** Running counts and exact sums of a group of closed paper trades: one addition per trade and group, nothing kept of the trade. */
import type { EpochMs } from '../lib/clock.js'
import { ExactSum, product, Scale, type Units } from '../lib/exact-sum.js'
import type { PaperTrade } from './database-rows.js'
import type { NamedTrade } from './pilot-figures.js'

/** Scales at which the trades' money and expected profits are whole numbers. */
export interface TallyScales {
  readonly money: Scale
  readonly perUnit: Scale
  readonly quantity: Scale
  /** perUnit × quantity. */
  readonly edge: Scale
}

/** A closed trade, read once for all the groups that it is in. */
export interface ClosedTrade {
  readonly trade: PaperTrade
  /** Null: the database does not tell. */
  readonly realized: Units | null
  readonly fees: Units
  /** Expected edge × quantity; null: nothing was expected. */
  readonly expected: Units | null
}

export function scalesOf(trades: readonly PaperTrade[]): TallyScales {
  const perUnit = Scale.of(values(trades, (trade) => trade.expectedEdge))
  const quantity = Scale.of(values(trades, (trade) => trade.quantity))
  const money = Math.max(Scale.of(values(trades, (trade) => trade.realizedPnl)).places, Scale.of(values(trades, (trade) => trade.fees)).places)
  return { money: new Scale(money), perUnit, quantity, edge: new Scale(perUnit.places + quantity.places) }
}

function* values<T>(trades: readonly PaperTrade[], pick: (trade: PaperTrade) => T): Generator<T> {
  for (const trade of trades) yield pick(trade)
}

export function readClosedTrade(trade: PaperTrade, scales: TallyScales): ClosedTrade {
  return {
    trade,
    realized: trade.realizedPnl === null ? null : scales.money.units(trade.realizedPnl),
    fees: scales.money.units(trade.fees),
    expected: trade.expectedEdge === null ? null : product(scales.perUnit.units(trade.expectedEdge), scales.quantity.units(trade.quantity))
  }
}

/** A closed trade whose result is known. */
export interface TradeResult {
  readonly trade: PaperTrade
  readonly realized: Units
}

export class PilotTally {
  readonly currencies = new Set<string>()
  closed = 0
  wins = 0
  losses = 0
  withoutResult = 0
  edgeTrades = 0
  readonly profit = new ExactSum()
  readonly loss = new ExactSum()
  readonly realized = new ExactSum()
  readonly fees = new ExactSum()
  readonly expected = new ExactSum()
  /** Realized P&L of the trades in `expected`. */
  readonly achieved = new ExactSum()
  private highest: TradeResult | null = null
  private lowest: TradeResult | null = null

  add(closed: ClosedTrade): void {
    const { realized, expected } = closed
    if (realized === null) {
      this.withoutResult += 1
      return
    }
    this.currencies.add(closed.trade.currency)
    this.closed += 1
    this.realized.add(realized)
    this.fees.add(closed.fees)
    if (realized > 0) {
      this.wins += 1
      this.profit.add(realized)
    } else if (realized < 0) {
      this.losses += 1
      this.loss.add(realized)
    }
    if (expected !== null) {
      this.edgeTrades += 1
      this.expected.add(expected)
      this.achieved.add(realized)
    }
    const known = { trade: closed.trade, realized }
    if (this.highest === null || isBefore(known, this.highest, realized > this.highest.realized)) this.highest = known
    if (this.lowest === null || isBefore(known, this.lowest, realized < this.lowest.realized)) this.lowest = known
  }

  get best(): NamedTrade | null {
    return named(this.highest)
  }

  get worst(): NamedTrade | null {
    return named(this.lowest)
  }
}

/** When a closed trade counts: its closing, or where the database does not tell it, its last change. */
export function closingTime(trade: PaperTrade): EpochMs {
  return trade.closedAt ?? trade.updatedAt
}

function isBefore(one: TradeResult, other: TradeResult, isFurther: boolean): boolean {
  return isFurther || (one.realized === other.realized && one.trade.tradeId < other.trade.tradeId)
}

function named(result: TradeResult | null): NamedTrade | null {
  if (result === null || result.trade.realizedPnl === null) return null
  const { tradeId, symbol, strategy, realizedPnl, currency, closedAt } = result.trade
  return { tradeId, symbol, strategy, realizedPnl, currency, closedAt }
}

/** The paper pilot: what the simulated trades have earned, by strategy, venue, symbol and day. Definitions: FIELD.md section 3. */
import type { EpochMs } from '../lib/clock.js'
import type { DecimalText } from '../lib/decimal.js'
import type { PaperTrade } from './database-rows.js'
import type { Drawdown } from './drawdown.js'
import type { Figure } from './figure.js'
import type { Total } from './money-total.js'

/** A trade that stands out. */
export interface NamedTrade {
  readonly tradeId: string
  readonly symbol: string
  readonly strategy: string
  readonly realizedPnl: DecimalText
  readonly currency: string
  readonly closedAt: EpochMs | null
}

/** Figures over the closed trades of a group. Money is n/a where the group's currencies differ; rates are not. */
export interface PilotFigures {
  /** Null: none, or more than one. */
  readonly currency: string | null
  /** n: closed trades whose result is known. Every figure below is over these, unless it says otherwise. */
  readonly closed: number
  readonly wins: number
  readonly losses: number
  /** Closed at exactly 0. */
  readonly breakEvens: number
  /** Closed trades whose result the database does not tell: in none of the figures. */
  readonly withoutResult: number
  /** wins / closed, 0.333 is 33.3 %; break-evens stay in the denominator. */
  readonly winRate: Figure
  /** Sum of the wins. */
  readonly grossProfit: Figure
  /** Sum of the losses, zero or negative. */
  readonly grossLoss: Figure
  /** Sum of realized P&L after fees. */
  readonly realizedPnl: Figure
  /** Fees of these trades; positive is a cost. Already within realized P&L. */
  readonly fees: Figure
  /** gross profit / |gross loss|; without losers n/a, "∞ (n losses = 0)". */
  readonly profitFactor: Figure
  readonly averageWin: Figure
  /** Zero or negative. */
  readonly averageLoss: Figure
  /** W·avgWin - L·avgLoss: realized P&L per trade, break-evens included. */
  readonly expectancy: Figure
  /** (1 + avgWin / |avgLoss|)·W - 1. */
  readonly expectancyRatio: Figure
  /** Trades that had an expected edge and have a result: the two below compare over the same trades. */
  readonly edgeTrades: number
  /** Mean profit per trade that the strategy expected: expected edge × quantity. */
  readonly expectedEdge: Figure
  /** Mean realized P&L of the same trades. */
  readonly realizedEdge: Figure
  /** realized / expected: 1 is just as expected. */
  readonly edgeCapture: Figure
  readonly best: NamedTrade | null
  readonly worst: NamedTrade | null
}

/** One group: a strategy, a venue, a symbol or a day (`2026-11-21`). */
export interface PilotGroup {
  readonly key: string
  readonly figures: PilotFigures
}

/** Trades by the state they are in; `other` counts words that are none of these. */
export interface PilotCounts {
  readonly total: number
  readonly open: number
  readonly closed: number
  readonly cancelled: number
  readonly rejected: number
  readonly other: number
}

/** A step of cumulative realized P&L, at the close of a trade. */
export interface PilotStep {
  readonly at: EpochMs
  readonly cumulative: DecimalText
}

/** What is open now, at entry prices: Σ quantity × price (the contract has no multiplier for paper trades). */
export interface OpenExposure {
  readonly trades: number
  readonly long: Total
  /** Zero or negative. */
  readonly short: Total
  readonly gross: Total
  readonly net: Total
}

export interface PaperPilot {
  readonly counts: PilotCounts
  readonly overall: PilotFigures
  /** Sorted by currency; one entry when all trades are in one. */
  readonly perCurrency: readonly PilotGroup[]
  /** By realized P&L, best first, then by name; unlike currencies by name alone. */
  readonly byStrategy: readonly PilotGroup[]
  readonly byVenue: readonly PilotGroup[]
  readonly bySymbol: readonly PilotGroup[]
  /** By day of closing, oldest first. */
  readonly byDay: readonly PilotGroup[]
  readonly open: OpenExposure
  /** Cumulative realized P&L by time of closing; empty where currencies differ. */
  readonly curve: readonly PilotStep[]
  /** Worst fall of that curve from its own peak, which starts at 0; its share of an unknown starting balance is n/a. Null: no closed trade. */
  readonly maxDrawdown: Drawdown | null
}

export interface PilotOptions {
  /** Offset of the day's zone from UTC at a moment, in milliseconds (east positive). Left out: days are UTC days. */
  readonly zoneOffsetMs?: (at: EpochMs) => number
}

/** All figures of the pilot over all its trades. */
export function paperPilot(trades: readonly PaperTrade[], options: PilotOptions = {}): PaperPilot {
  void [trades, options]
  throw new Error('in the works')
}

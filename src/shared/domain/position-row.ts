/** One row of the position monitor: a contract in an account, in the union of the broker's book and the database's. */
import type { DecimalText } from '../lib/decimal.js'
import type { Figure } from './figure.js'
import type { Mark } from './quote-mark.js'

/**
 * Whether the two books agree on the quantity. `cannot-compare`: a side is old or unknown, so that neither agreement nor
 * a break may be claimed.
 */
export type BreakKind = 'none' | 'differs' | 'only-in-db' | 'only-at-broker' | 'cannot-compare'

export interface PositionBreak {
  readonly kind: BreakKind
  /** For a person: "broker 100, database 80"; null when there is nothing to say. */
  readonly detail: string | null
}

/** What stands between a position and its loss (FIELD.md section 3). */
export interface Protection {
  /** min(|q|, remaining quantity of live opposite-side stop orders, once per OCA group). */
  readonly protectedQuantity: Figure
  /** |q| - protected. */
  readonly unprotectedQuantity: Figure
  /** Price of the stop that the market would reach first; missing: there is none, or its price is not known. */
  readonly stopPrice: Figure
  /** Price of the take-profit that the market would reach first. */
  readonly targetPrice: Figure
  /** q·m·(P_stop - C) in the instrument's currency: negative is a loss, positive is profit that is locked in. */
  readonly riskAtStop: Figure
  /** |P - P_stop| / P: 0.01 is 1 %. */
  readonly distanceToStop: Figure
  /** The stop is on the wrong side of the market: it would trigger at once. */
  readonly isWrongSide: boolean
  /** A stop-limit is among the stops: it may not fill at all in a gap. */
  readonly mayNotFill: boolean
  /** Blotter rows of the stops and targets that count. */
  readonly orderIds: readonly string[]
}

export interface PositionRow {
  /** Stable: account and contract. */
  readonly id: string
  readonly account: string
  readonly venue: string | null
  readonly symbol: string
  readonly localSymbol: string | null
  readonly conId: string | null
  readonly secType: string | null
  /** YYYYMMDD of a derivative, else null. */
  readonly expiry: string | null
  readonly strike: DecimalText | null
  readonly right: string | null
  /** The instrument's currency. */
  readonly currency: string
  readonly multiplier: DecimalText

  /** Signed; null: that book does not have it. */
  readonly brokerQuantity: DecimalText | null
  readonly databaseQuantity: DecimalText | null
  /** The quantity that every figure of this row is calculated with, signed: the broker's where it has one. */
  readonly quantity: DecimalText
  readonly quantityFrom: 'ib' | 'db'
  readonly break: PositionBreak

  /** Average price per unit, IB's (commission included) and the database's (usually without). */
  readonly brokerAveragePrice: DecimalText | null
  readonly databaseAveragePrice: DecimalText | null
  /** The one of the side that `quantity` comes from. */
  readonly averagePrice: Figure

  readonly mark: Mark
  /** q·m·P in the instrument's currency. */
  readonly marketValue: Figure
  /** Ours: q·m·(P - C) in the instrument's currency. */
  readonly unrealizedPnl: Figure
  /** IB's own (`reqPnLSingle`), in the account's base currency. */
  readonly brokerUnrealizedPnl: Figure
  /** IB's own, in the account's base currency, since the instrument's reset. */
  readonly dailyPnl: Figure
  readonly realizedPnl: Figure

  readonly protection: Protection
}

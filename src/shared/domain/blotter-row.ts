/** One row of the unified order blotter: an order as every source that knows it tells it, counted once. */
import type { DecimalText } from '../lib/decimal.js'
import type { EpochMs } from '../lib/clock.js'
import type { Figure } from './figure.js'
import type { OrderKind } from './order-kind.js'
import type { HeldFor, OrderState } from './order-state.js'

/** db: the trading system's database. ib: the broker. */
export type OrderSource = 'db' | 'ib'

/** Part that an order plays in its bracket or for its position. */
export type OrderRole = 'parent' | 'take_profit' | 'stop_loss' | 'trailing' | 'none'

/** A field in which the two sources disagree, each in its own words. */
export interface OrderDifference {
  readonly field: 'side' | 'quantity' | 'filled' | 'price' | 'state'
  readonly db: string
  readonly ib: string
}

/** A take-profit or stop-loss leg, as a column of its parent. */
export interface BracketLeg {
  /** Row of the leg. */
  readonly id: string
  /** Limit price of a take-profit, stop price of a stop; null where unknown (a trailing stop that has not moved yet). */
  readonly price: DecimalText | null
  readonly quantity: DecimalText
  readonly remaining: DecimalText | null
  readonly state: OrderState
  readonly isTrailing: boolean
}

export interface BlotterRow {
  /** Stable for the life of the order: `perm:1801`, `order:<order_id>` or `trigger:<trigger_id>`. */
  readonly id: string
  /** trigger: held until its trigger condition is met, wherever it is held. */
  readonly kind: 'normal' | 'trigger'
  readonly role: OrderRole
  /** Who knows this order, `db` first. */
  readonly sources: readonly OrderSource[]
  /** How two sources were found to tell the same order; null when there is only one. */
  readonly matchedBy: 'perm-id' | 'bracket' | null
  /** What they disagree on; empty: nothing. */
  readonly differences: readonly OrderDifference[]

  readonly account: string
  readonly venue: string | null
  readonly strategy: string | null
  readonly symbol: string
  readonly conId: string | null
  readonly localSymbol: string | null
  readonly secType: string | null
  readonly currency: string | null
  readonly side: 'buy' | 'sell'
  readonly type: OrderKind
  /** The sources' own words for the type. */
  readonly typeWord: string
  readonly timeInForce: string | null

  readonly state: OrderState
  readonly heldFor: HeldFor | null
  /** The sources' own words for the state, for the tooltip. */
  readonly stateWords: { readonly db: string | null; readonly ib: string | null }

  readonly quantity: DecimalText
  /** Null: not known. */
  readonly filled: DecimalText | null
  /** Still to be filled; never negative. Null: not known. */
  readonly remaining: DecimalText | null
  readonly limitPrice: DecimalText | null
  /** Trigger price now; of a trailing stop the price to which it has moved. */
  readonly stopPrice: DecimalText | null
  readonly trailAmount: DecimalText | null
  /** Percent: 1.5 is 1.5 %. */
  readonly trailPercent: DecimalText | null
  readonly averageFillPrice: DecimalText | null

  /** Row of the parent, where it is in this blotter. */
  readonly parentId: string | null
  /** Same for a parent and all its children, also when the parent itself is gone; null: no bracket. */
  readonly bracketId: string | null
  /** One fills, the rest are cancelled: count the exit quantity of a group once. */
  readonly ocaGroup: string | null
  /** 0, or 1 for a child that is listed under its parent. */
  readonly depth: 0 | 1
  /** Of a parent: the exits attached to it. */
  readonly takeProfit: BracketLeg | null
  readonly stopLoss: BracketLeg | null

  /** Price at which it acts minus the market, in price units: positive means that the market must rise. */
  readonly distance: Figure
  /** `distance` as a share of the market price: 0.01 is 1 %. */
  readonly distanceShare: Figure

  readonly orderRef: string | null
  /** Null where no source tells (IB does not). */
  readonly createdAt: EpochMs | null
  readonly updatedAt: EpochMs
}

/** How many live orders of a list are in which state. */
export interface BlotterCounts {
  readonly total: number
  readonly working: number
  readonly held: number
  readonly partiallyFilled: number
  readonly pending: number
  /** Inactive, or in a state that nobody here knows. */
  readonly other: number
  /** Rows whose sources disagree. */
  readonly withDifferences: number
}

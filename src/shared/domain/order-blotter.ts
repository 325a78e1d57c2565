/** The unified open orders: normal and trigger orders of the database and of IB in one list, each counted once. */
import { placeInBrackets } from './blotter-brackets.js'
import { foldOrder } from './blotter-fold.js'
import type { BlotterCounts, BlotterRow } from './blotter-row.js'
import type { BrokerOrder, Quote } from './broker-rows.js'
import type { DatabaseOrder, TriggerOrder } from './database-rows.js'
import { matchLegs } from './leg-match.js'
import { draftOfBrokerOrder, draftOfDatabaseOrder, draftOfTriggerOrder } from './order-draft.js'
import { bracketsOf, matchByPermId } from './order-match.js'
import { isEnded, type OrderState } from './order-state.js'
import { QuoteIndex } from './quote-index.js'

export interface BlotterInput {
  readonly databaseOrders: readonly DatabaseOrder[]
  readonly triggerOrders: readonly TriggerOrder[]
  readonly brokerOrders: readonly BrokerOrder[]
  /** For the distance to the market. */
  readonly quotes: readonly Quote[]
  /**
   * The broker's orders are whole and fresh, so that an order which the database calls open at the broker and which is
   * not among them is a difference. Left out: they may not be.
   */
  readonly brokerOrdersFresh?: boolean
}

/**
 * All orders of all sources by symbol and account, children under their parents. Includes the ended ones of the database:
 * see `liveOrders`. An order is there as long as one source tells it.
 */
export function orderBlotter(input: BlotterInput): readonly BlotterRow[] {
  const database = [...input.databaseOrders.map(draftOfDatabaseOrder), ...input.triggerOrders.map(draftOfTriggerOrder)]
  const orders = matchLegs(matchByPermId(database, input.brokerOrders.map(draftOfBrokerOrder)))
  const context = { quotes: new QuoteIndex(input.quotes), isBrokerListFresh: input.brokerOrdersFresh === true }
  return placeInBrackets(orders.map((order) => foldOrder(order, context)), bracketsOf(orders))
}

/** Without the filled, triggered, cancelled and rejected; a state that nobody here knows stays. An ended parent stays while a child is live. */
export function liveOrders(rows: readonly BlotterRow[]): readonly BlotterRow[] {
  const needed = new Set(rows.filter((row) => !isEnded(row.state)).flatMap((row) => (row.parentId === null ? [row.id] : [row.id, row.parentId])))
  return rows.filter((row) => needed.has(row.id))
}

/** Counts of the orders that have not ended. */
export function blotterCounts(rows: readonly BlotterRow[]): BlotterCounts {
  const live = rows.filter((row) => !isEnded(row.state))
  const count = (state: OrderState): number => live.filter((row) => row.state === state).length
  const counted = { working: count('working'), held: count('held'), partiallyFilled: count('partially-filled'), pending: count('pending') }
  const known = counted.working + counted.held + counted.partiallyFilled + counted.pending
  return { total: live.length, ...counted, other: live.length - known, withDifferences: live.filter((row) => row.differences.length > 0).length }
}

/** The unified open orders: normal and trigger orders of the database and of IB in one list, each counted once. */
import { placeInBrackets } from './blotter-brackets.js'
import { foldOrder } from './blotter-fold.js'
import type { BlotterCounts, BlotterRow } from './blotter-row.js'
import type { BrokerOrder, CompletedOrder, Quote } from './broker-rows.js'
import type { DatabaseOrder, TriggerOrder } from './database-rows.js'
import { draftsThatMatter } from './ended-orders.js'
import { matchLegs } from './leg-match.js'
import { withDistances } from './order-distance.js'
import { draftOfBrokerOrder, draftOfDatabaseOrder, draftOfTriggerOrder, type OrderDraft } from './order-draft.js'
import { bracketsOf, matchByPermId } from './order-match.js'
import { isEnded, type OrderState } from './order-state.js'

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
  /** Orders that have ended at the broker: how, says more than that they are not open. */
  readonly completedOrders?: readonly CompletedOrder[]
}

/**
 * All orders of all sources by symbol and account, children under their parents. Includes the ended ones of the database.
 * An order is there as long as one source tells it.
 */
export function orderBlotter(input: BlotterInput): readonly BlotterRow[] {
  const { databaseDrafts, brokerDrafts } = draftsOf(input)
  return withDistances(unified(databaseDrafts, brokerDrafts, input), input.quotes)
}

/**
 * The live orders of all sources: what `liveOrders` leaves of `orderBlotter`, at a cost that does not grow with history.
 * Without distances to the market, so that it need not be made again with every tick: see `withDistances`.
 */
export function openOrders(input: Orders): readonly BlotterRow[] {
  const { databaseDrafts, brokerDrafts } = draftsOf(input)
  return liveOrders(unified(draftsThatMatter(databaseDrafts, brokerDrafts), brokerDrafts, input))
}

type Orders = Omit<BlotterInput, 'quotes'>

function draftsOf(input: Orders): { readonly databaseDrafts: readonly OrderDraft[]; readonly brokerDrafts: readonly OrderDraft[] } {
  return {
    databaseDrafts: [...input.databaseOrders.map(draftOfDatabaseOrder), ...input.triggerOrders.map(draftOfTriggerOrder)],
    brokerDrafts: input.brokerOrders.map(draftOfBrokerOrder)
  }
}

function unified(databaseDrafts: readonly OrderDraft[], brokerDrafts: readonly OrderDraft[], input: Orders): readonly BlotterRow[] {
  const orders = matchLegs(matchByPermId(databaseDrafts, brokerDrafts))
  const broker = { isListFresh: input.brokerOrdersFresh === true, ended: new Map((input.completedOrders ?? []).map((order) => [order.permId, order])) }
  return placeInBrackets(orders.map((order) => foldOrder(order, broker)), bracketsOf(orders))
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

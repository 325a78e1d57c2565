/** The unified open orders: normal and trigger orders of the database and of IB in one list, each counted once. */
import type { BrokerOrder, Quote } from './broker-rows.js'
import type { BlotterCounts, BlotterRow } from './blotter-row.js'
import type { DatabaseOrder, TriggerOrder } from './database-rows.js'

export interface BlotterInput {
  readonly databaseOrders: readonly DatabaseOrder[]
  readonly triggerOrders: readonly TriggerOrder[]
  readonly brokerOrders: readonly BrokerOrder[]
  /** For the distance to the market. */
  readonly quotes: readonly Quote[]
}

/** All orders of all sources, children under their parents, newest bracket first. Includes ended ones of the database: see `liveOrders`. */
export function orderBlotter(input: BlotterInput): readonly BlotterRow[] {
  void input
  throw new Error('in the works')
}

/** Without the filled, cancelled and rejected; a word that nobody here knows stays. A filled parent stays while a child is live. */
export function liveOrders(rows: readonly BlotterRow[]): readonly BlotterRow[] {
  void rows
  throw new Error('in the works')
}

export function blotterCounts(rows: readonly BlotterRow[]): BlotterCounts {
  void rows
  throw new Error('in the works')
}

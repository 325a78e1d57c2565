/** The position monitor: the union of the broker's book and the database's, with marks, P&L, breaks and protection. */
import type { BlotterRow } from './blotter-row.js'
import type { BrokerPosition, PositionPnl, Quote } from './broker-rows.js'
import type { DatabasePosition } from './database-rows.js'
import type { PositionRow } from './position-row.js'

export interface PositionBookInput {
  readonly brokerPositions: readonly BrokerPosition[]
  readonly databasePositions: readonly DatabasePosition[]
  readonly positionPnl: readonly PositionPnl[]
  readonly quotes: readonly Quote[]
  /** From `orderBlotter`. */
  readonly orders: readonly BlotterRow[]
  /** Whether each side is fresh enough to be compared with the other. */
  readonly fresh: { readonly broker: boolean; readonly database: boolean }
  /** The accounts of the broker's login: a database position of another account cannot be compared. Null: not known. */
  readonly brokerAccounts: readonly string[] | null
  /** Why the working orders are not known, so that an absent stop proves nothing ("Read-Only API is on"); null: they are. */
  readonly ordersUnknown: string | null
}

/** One row per account and contract, flat positions that either book still lists included, sorted by account and symbol. */
export function positionBook(input: PositionBookInput): readonly PositionRow[] {
  void input
  throw new Error('in the works')
}

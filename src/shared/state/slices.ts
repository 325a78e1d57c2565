/**
 * The slices of the desk. Each is a table: rows by key, plus what is known about their truth (`SliceMeta`).
 * One mechanism carries all of them: desk store -> patch to the renderer, and -> rows in the snapshot file.
 * Their schemas are in slice-schemas.ts: the page reads rows that main has parsed, and needs no schema library.
 */
import type * as broker from '../domain/broker-rows.js'
import type * as database from '../domain/database-rows.js'
import type * as pilot from '../domain/pilot-rows.js'

/** Where a slice's data come from. */
export type SliceSource = 'postgres' | 'ib'

/** The rows of each slice. */
interface SliceRows {
  /** The latest, and those that are open: `relations/paper-trades.ts`. */
  readonly paperTrades: database.PaperTrade
  readonly pilotTallies: pilot.PilotTallyRow
  readonly pilotReview: pilot.PilotReview
  readonly databaseOrders: database.DatabaseOrder
  readonly triggerOrders: database.TriggerOrder
  readonly databasePositions: database.DatabasePosition
  readonly balances: database.Balance
  readonly equity: database.EquityPoint
  readonly signals: database.Signal
  readonly services: database.ServiceHeartbeat
  readonly accountValues: broker.AccountValue
  readonly accountPnl: broker.AccountPnl
  readonly brokerPositions: broker.BrokerPosition
  readonly positionPnl: broker.PositionPnl
  readonly brokerOrders: broker.BrokerOrder
  readonly completedOrders: broker.CompletedOrder
  readonly fills: broker.Fill
  readonly quotes: broker.Quote
}

export type SliceKey = keyof SliceRows
export type SliceRow<K extends SliceKey> = SliceRows[K]

interface SliceDefinition<K extends SliceKey> {
  readonly source: SliceSource
  /** What a person calls it. */
  readonly title: string
  readonly keyOf: (row: SliceRow<K>) => string
  /** Age in milliseconds after which data that should be arriving is stale. */
  readonly staleAfterMs: number
}

const join = (...parts: readonly string[]): string => parts.join('|')

export const slices: { readonly [K in SliceKey]: SliceDefinition<K> } = {
  paperTrades: { source: 'postgres', title: 'Paper trades', keyOf: (r) => r.tradeId, staleAfterMs: 20_000 },
  pilotTallies: { source: 'postgres', title: 'Tallies of the paper pilot', keyOf: (r) => join(r.dimension, r.key, r.currency), staleAfterMs: 20_000 },
  pilotReview: { source: 'postgres', title: 'Review of the paper pilot', keyOf: (r) => r.id, staleAfterMs: 20_000 },
  databaseOrders: { source: 'postgres', title: 'Orders in the database', keyOf: (r) => r.orderId, staleAfterMs: 15_000 },
  triggerOrders: { source: 'postgres', title: 'Trigger orders', keyOf: (r) => r.triggerId, staleAfterMs: 15_000 },
  databasePositions: { source: 'postgres', title: 'Positions in the database', keyOf: (r) => join(r.account, r.venue, r.symbol), staleAfterMs: 15_000 },
  balances: { source: 'postgres', title: 'Balances', keyOf: (r) => join(r.account, r.venue, r.currency), staleAfterMs: 30_000 },
  equity: { source: 'postgres', title: 'Equity curve', keyOf: (r) => join(r.account, String(r.asOf)), staleAfterMs: 60_000 },
  signals: { source: 'postgres', title: 'Signals', keyOf: (r) => r.signalId, staleAfterMs: 20_000 },
  services: { source: 'postgres', title: 'Services', keyOf: (r) => r.service, staleAfterMs: 15_000 },
  // The broker refreshes summaries every three minutes unless something changes (IB.md 3.5): older than that is stale.
  accountValues: { source: 'ib', title: 'Account', keyOf: (r) => join(r.account, r.tag, r.currency), staleAfterMs: 240_000 },
  accountPnl: { source: 'ib', title: 'Account P&L', keyOf: (r) => r.account, staleAfterMs: 30_000 },
  brokerPositions: { source: 'ib', title: 'Positions at the broker', keyOf: (r) => join(r.account, r.conId), staleAfterMs: 90_000 },
  positionPnl: { source: 'ib', title: 'Position P&L', keyOf: (r) => join(r.account, r.conId), staleAfterMs: 30_000 },
  brokerOrders: { source: 'ib', title: 'Orders at the broker', keyOf: (r) => r.permId, staleAfterMs: 30_000 },
  // Asked for every five minutes, and when an order has gone from the list of those that work.
  completedOrders: { source: 'ib', title: 'Orders that have ended', keyOf: (r) => r.permId, staleAfterMs: 420_000 },
  fills: { source: 'ib', title: 'Fills', keyOf: (r) => r.execId, staleAfterMs: 90_000 },
  quotes: { source: 'ib', title: 'Quotes', keyOf: (r) => r.conId, staleAfterMs: 15_000 },
  // The definition is chosen by the same K as the row; TypeScript cannot see that through the union.
}

/** Many rows, none of which is in what a person reads first: when a page opens they follow a moment later. */
export const rowsFollow: ReadonlySet<SliceKey> = new Set<SliceKey>(['paperTrades', 'pilotTallies', 'equity', 'signals', 'fills'])

export const sliceKeys = Object.keys(slices) as readonly SliceKey[]

/** Key of a row within its slice. */
export function rowKey<K extends SliceKey>(key: K, row: SliceRow<K>): string {
  return slices[key].keyOf(row)
}

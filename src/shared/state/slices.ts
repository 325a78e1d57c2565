/**
 * The slices of the desk. Each is a table: rows by key, plus what is known about their truth (`SliceMeta`).
 * One mechanism carries all of them: desk store -> patch to the renderer, and -> rows in the snapshot file.
 */
import type { z } from 'zod'
import * as broker from '../domain/broker-rows.js'
import * as database from '../domain/database-rows.js'

/** Where a slice's data come from. */
export type SliceSource = 'postgres' | 'ib'

interface SliceDefinition<S extends z.ZodObject = z.ZodObject> {
  readonly source: SliceSource
  /** What a person calls it. */
  readonly title: string
  readonly row: S
  readonly keyOf: (row: z.infer<S>) => string
  /** Age in milliseconds after which data that should be arriving is stale. */
  readonly staleAfterMs: number
}

function slice<S extends z.ZodObject>(definition: SliceDefinition<S>): SliceDefinition<S> {
  return definition
}

const join = (...parts: readonly string[]): string => parts.join('|')

export const slices = {
  paperTrades: slice({ source: 'postgres', title: 'Paper trades', row: database.paperTrade, keyOf: (r) => r.tradeId, staleAfterMs: 20_000 }),
  databaseOrders: slice({ source: 'postgres', title: 'Orders in the database', row: database.databaseOrder, keyOf: (r) => r.orderId, staleAfterMs: 15_000 }),
  triggerOrders: slice({ source: 'postgres', title: 'Trigger orders', row: database.triggerOrder, keyOf: (r) => r.triggerId, staleAfterMs: 15_000 }),
  databasePositions: slice({ source: 'postgres', title: 'Positions in the database', row: database.databasePosition, keyOf: (r) => join(r.account, r.venue, r.symbol), staleAfterMs: 15_000 }),
  balances: slice({ source: 'postgres', title: 'Balances', row: database.balance, keyOf: (r) => join(r.account, r.venue, r.currency), staleAfterMs: 30_000 }),
  equity: slice({ source: 'postgres', title: 'Equity curve', row: database.equityPoint, keyOf: (r) => join(r.account, String(r.asOf)), staleAfterMs: 60_000 }),
  signals: slice({ source: 'postgres', title: 'Signals', row: database.signal, keyOf: (r) => r.signalId, staleAfterMs: 20_000 }),
  services: slice({ source: 'postgres', title: 'Services', row: database.serviceHeartbeat, keyOf: (r) => r.service, staleAfterMs: 15_000 }),
  // The broker refreshes summaries every three minutes unless something changes (IB.md 3.5): older than that is stale.
  accountValues: slice({ source: 'ib', title: 'Account', row: broker.accountValue, keyOf: (r) => join(r.account, r.tag, r.currency), staleAfterMs: 240_000 }),
  accountPnl: slice({ source: 'ib', title: 'Account P&L', row: broker.accountPnl, keyOf: (r) => r.account, staleAfterMs: 30_000 }),
  brokerPositions: slice({ source: 'ib', title: 'Positions at the broker', row: broker.brokerPosition, keyOf: (r) => join(r.account, r.conId), staleAfterMs: 90_000 }),
  positionPnl: slice({ source: 'ib', title: 'Position P&L', row: broker.positionPnl, keyOf: (r) => join(r.account, r.conId), staleAfterMs: 30_000 }),
  brokerOrders: slice({ source: 'ib', title: 'Orders at the broker', row: broker.brokerOrder, keyOf: (r) => r.permId, staleAfterMs: 30_000 }),
  fills: slice({ source: 'ib', title: 'Fills', row: broker.fill, keyOf: (r) => r.execId, staleAfterMs: 90_000 }),
  quotes: slice({ source: 'ib', title: 'Quotes', row: broker.quote, keyOf: (r) => r.conId, staleAfterMs: 15_000 })
} as const

export type SliceKey = keyof typeof slices
export type SliceRow<K extends SliceKey> = z.infer<(typeof slices)[K]['row']>

export const sliceKeys = Object.keys(slices) as readonly SliceKey[]

/** The fields of a slice's rows, in the order of its schema. */
export function columnsOf(key: SliceKey): readonly string[] {
  return Object.keys(slices[key].row.shape)
}

/** Key of a row within its slice. */
export function rowKey<K extends SliceKey>(key: K, row: SliceRow<K>): string {
  // The definition is chosen by the same K as the row; TypeScript cannot see that through the union.
  return (slices[key].keyOf as (row: SliceRow<K>) => string)(row)
}

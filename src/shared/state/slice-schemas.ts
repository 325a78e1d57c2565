/** Schemas of the slices' rows, for the boundaries at which rows enter: the database, the broker's host, an older snapshot file. */
import type { z } from 'zod'
import * as broker from '../domain/broker-rows.js'
import * as database from '../domain/database-rows.js'
import * as pilot from '../domain/pilot-rows.js'
import type { SliceKey, SliceRow } from './slices.js'

export const sliceSchemas = {
  paperTrades: database.paperTrade,
  pilotTallies: pilot.pilotTally,
  pilotReview: pilot.pilotReview,
  databaseOrders: database.databaseOrder,
  triggerOrders: database.triggerOrder,
  databasePositions: database.databasePosition,
  balances: database.balance,
  equity: database.equityPoint,
  signals: database.signal,
  services: database.serviceHeartbeat,
  accountValues: broker.accountValue,
  accountPnl: broker.accountPnl,
  brokerPositions: broker.brokerPosition,
  positionPnl: broker.positionPnl,
  brokerOrders: broker.brokerOrder,
  completedOrders: broker.completedOrder,
  fills: broker.fill,
  quotes: broker.quote
} as const satisfies { readonly [K in SliceKey]: z.ZodObject & z.ZodType<SliceRow<K>> }

/** The fields of a slice's rows, in the order of its schema. */
export function columnsOf(key: SliceKey): readonly string[] {
  return Object.keys(sliceSchemas[key].shape)
}

/** Executions and what they cost (IB.md 2.3). */
import { UNSET_DOUBLE } from '../wire/fields.js'
import type { Message } from '../wire/fields.js'
import { stamp } from '../wire/stamps.js'
import type { Instrument, WorldExecution } from '../../world/types.js'
import { contractFields } from './contract-fields.js'

const ADDED_LIQUIDITY = 1
const PENDING_PRICE_VERSION = 178

/** @param reqId -1 for one that happens now */
export function execution(reqId: number, done: WorldExecution, instrument: Instrument, version: number): Message {
  return [
    ...[11, reqId, done.orderId, ...contractFields(instrument, done.exchange)],
    ...[done.execId, stamp(done.time, instrument.timeZoneId), done.account, done.exchange, done.side, done.shares, done.price],
    ...[done.permId, done.clientId, 0, done.cumulativeQuantity, done.averagePrice, done.orderRef, null, null, null, ADDED_LIQUIDITY],
    ...(version >= PENDING_PRICE_VERSION ? [false] : [])
  ]
}
export const executionsEnd = (reqId: number): Message => [55, 1, reqId]

export function commissionReport(done: WorldExecution): Message {
  return [59, 1, done.execId, done.commission, done.commissionCurrency, done.realizedPnl ?? UNSET_DOUBLE, UNSET_DOUBLE, null]
}

/** A quote as ticks (IB.md 2.3): each price with its size, and the size once more by itself as gateways do. */
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { Instrument, WorldQuote } from '../../world/types.js'
import type { Message } from '../wire/fields.js'

/** Live, frozen, delayed, delayed and frozen. */
export type MarketDataType = 1 | 2 | 3 | 4

type PriceField = 'bid' | 'ask' | 'last' | 'high' | 'low' | 'close' | 'open'
type SizeField = 'bidSize' | 'askSize' | 'lastSize' | 'volume'

interface PriceTick {
  readonly field: PriceField
  readonly size: SizeField | null
  readonly live: number
  readonly delayed: number
}

const prices: readonly PriceTick[] = [
  { field: 'bid', size: 'bidSize', live: 1, delayed: 66 },
  { field: 'ask', size: 'askSize', live: 2, delayed: 67 },
  { field: 'last', size: 'lastSize', live: 4, delayed: 68 },
  { field: 'high', size: null, live: 6, delayed: 72 },
  { field: 'low', size: null, live: 7, delayed: 73 },
  { field: 'close', size: null, live: 9, delayed: 75 },
  { field: 'open', size: null, live: 14, delayed: 76 }
]
const sizes: readonly { readonly field: SizeField; readonly live: number; readonly delayed: number }[] = [
  { field: 'bidSize', live: 0, delayed: 69 },
  { field: 'askSize', live: 3, delayed: 70 },
  { field: 'lastSize', live: 5, delayed: 71 },
  { field: 'volume', live: 8, delayed: 74 }
]
/** Currencies are dealt, not traded on an exchange: no last, no volume. */
const dealtFields: ReadonlySet<PriceField | SizeField> = new Set(['bid', 'ask', 'bidSize', 'askSize', 'high', 'low', 'close'])

const CAN_AUTO_EXECUTE = 1
const NO_ATTRIBUTES = 0
/** Top of book and last. */
const SNAPSHOT_PERMISSIONS = 3

/** Ticks that tell of the difference; all of them when nothing was told before. */
export function ticks(reqId: number, before: WorldQuote | null, now: WorldQuote, isDealt: boolean, isDelayed: boolean): Message[] {
  const has = (field: PriceField | SizeField): boolean => !isDealt || dealtFields.has(field)
  const changed = (field: PriceField | SizeField): boolean => before?.[field] !== now[field]
  const messages: Message[] = []
  for (const { field, size, live, delayed } of prices) {
    if (!has(field) || !(changed(field) || (size !== null && changed(size)))) continue
    const mask = !isDelayed && (field === 'bid' || field === 'ask') ? CAN_AUTO_EXECUTE : NO_ATTRIBUTES
    messages.push([1, 6, reqId, isDelayed ? delayed : live, now[field], size === null ? 0 : now[size], mask])
  }
  for (const { field, live, delayed } of sizes) {
    if (has(field) && changed(field)) messages.push([2, 6, reqId, isDelayed ? delayed : live, now[field]])
  }
  return messages
}

/** Seconds since 1970 of the last trade. */
export const lastTimeTick = (reqId: number, at: EpochMs, isDelayed: boolean): Message => [46, 6, reqId, isDelayed ? 88 : 45, String(Math.floor(at / 1_000))]
/** 1: the exchange has halted trading. */
export const haltedTick = (reqId: number, isHalted: boolean): Message => [45, 6, reqId, 49, isHalted ? 1 : 0]
export const marketDataType = (reqId: number, type: MarketDataType): Message => [58, 1, reqId, type]
export const tickReqParams = (reqId: number, { minTick, primaryExchange }: Instrument): Message =>
  [81, reqId, minTick, primaryExchange === '' ? null : '9c0001', SNAPSHOT_PERMISSIONS]
export const snapshotEnd = (reqId: number): Message => [57, 1, reqId]

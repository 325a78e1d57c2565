/**
 * Rows that come from Interactive Brokers, after its sentinels (DBL_MAX, 2147483647, NaN, price -1) became null.
 * Money, prices and quantities are exact decimal text; times are epoch milliseconds (UTC) of this machine's clock
 * unless the field says otherwise.
 */
import { z } from 'zod'
import { decimalText } from '../lib/decimal-schema.js'

const maybe = decimalText.nullable()

/** What identifies an instrument at IB. `conId` is text so that it can key a row. */
const instrument = {
  conId: z.string().min(1),
  symbol: z.string(),
  localSymbol: z.string(),
  /** STK, FUT, OPT, CASH, ... */
  secType: z.string(),
  currency: z.string(),
  /** 1 where IB leaves it empty (stock, FX). */
  multiplier: decimalText
}

/** One tag of one account from the account summary: `NetLiquidation`, `Cushion`, ... `value` is IB's own text. */
export const accountValue = z.object({
  account: z.string().min(1),
  tag: z.string().min(1),
  currency: z.string(),
  value: z.string()
})
export type AccountValue = z.infer<typeof accountValue>

/** Streaming P&L of one account (`reqPnL`), in the account's base currency. Daily follows the instruments' own resets. */
export const accountPnl = z.object({
  account: z.string().min(1),
  dailyPnl: maybe,
  unrealizedPnl: maybe,
  realizedPnl: maybe,
  at: z.int()
})
export type AccountPnl = z.infer<typeof accountPnl>

/** A position at the broker; `quantity` is signed (+ long, - short). */
export const brokerPosition = z.object({
  account: z.string().min(1),
  ...instrument,
  /** YYYYMMDD of a derivative, else empty. */
  expiry: z.string(),
  strike: maybe,
  /** C or P of an option, else empty. */
  right: z.string(),
  quantity: decimalText,
  /** IB's average cost of one contract: commission included, and times the multiplier for a derivative. */
  averageCost: decimalText
})
export type BrokerPosition = z.infer<typeof brokerPosition>

/** Streaming P&L of one position (`reqPnLSingle`), in the account's base currency. */
export const positionPnl = z.object({
  account: z.string().min(1),
  conId: z.string().min(1),
  quantity: maybe,
  dailyPnl: maybe,
  unrealizedPnl: maybe,
  realizedPnl: maybe,
  marketValue: maybe,
  at: z.int()
})
export type PositionPnl = z.infer<typeof positionPnl>

/** A working order at the broker, of any client or placed by hand in TWS. */
export const brokerOrder = z.object({
  /** IB's lasting id: the key. Order ids repeat per client and may be 0 or negative. */
  permId: z.string().min(1),
  orderId: z.int(),
  clientId: z.int(),
  account: z.string(),
  ...instrument,
  side: z.enum(['buy', 'sell']),
  /** IB's word: MKT, LMT, STP, STP LMT, TRAIL, TRAIL LIMIT, ... */
  orderType: z.string(),
  quantity: decimalText,
  /** Null: the broker has sent the order without its status. */
  filled: maybe,
  remaining: maybe,
  limitPrice: maybe,
  /** Stop price of STP and STP LMT; the trailing amount of TRAIL. */
  auxPrice: maybe,
  trailStopPrice: maybe,
  /** Percent, 1.5 is 1.5 %. */
  trailPercent: maybe,
  timeInForce: z.string(),
  ocaGroup: z.string(),
  /** The parent's orderId within the same client; 0 when there is none. */
  parentId: z.int(),
  /** IB's word: PreSubmitted, Submitted, PendingCancel, ... */
  status: z.string(),
  whyHeld: z.string(),
  averageFillPrice: maybe,
  /** Strategy's own tag on the order. */
  orderRef: z.string(),
  at: z.int()
})
export type BrokerOrder = z.infer<typeof brokerOrder>

/** An order that has ended today, of any client or placed by hand. The broker has forgotten its order id and its client. */
export const completedOrder = z.object({
  permId: z.string().min(1),
  account: z.string(),
  ...instrument,
  side: z.enum(['buy', 'sell']),
  orderType: z.string(),
  /** Null: the broker does not say any more. */
  quantity: maybe,
  filled: maybe,
  limitPrice: maybe,
  auxPrice: maybe,
  timeInForce: z.string(),
  /** Null when there is none. */
  parentPermId: z.string().nullable(),
  /** IB's word: Filled, Cancelled, Inactive. */
  status: z.string(),
  /** IB's words for how it ended: "Filled Size: 100", "Cancelled by Trader". */
  because: z.string(),
  /** Null: the broker's time could not be read. */
  endedAt: z.int().nullable(),
  orderRef: z.string()
})
export type CompletedOrder = z.infer<typeof completedOrder>

/** One execution; its commission report may come later. */
export const fill = z.object({
  execId: z.string().min(1),
  permId: z.string(),
  orderId: z.int(),
  clientId: z.int(),
  account: z.string(),
  ...instrument,
  side: z.enum(['buy', 'sell']),
  quantity: decimalText,
  price: decimalText,
  /** The broker's execution time. */
  executedAt: z.int(),
  exchange: z.string(),
  /** Positive is a cost, a rebate is negative; null until reported. */
  commission: maybe,
  commissionCurrency: z.string().nullable(),
  /** Null on an opening fill. */
  realizedPnl: maybe,
  orderRef: z.string()
})
export type Fill = z.infer<typeof fill>

/** The latest quote of one instrument. Null: the broker has said nothing, or that there is no such price. */
export const quote = z.object({
  ...instrument,
  bid: maybe,
  ask: maybe,
  last: maybe,
  bidSize: maybe,
  askSize: maybe,
  lastSize: maybe,
  open: maybe,
  high: maybe,
  low: maybe,
  /** Previous session's close. */
  close: maybe,
  volume: maybe,
  /** Null: the broker has not said. */
  halted: z.boolean().nullable(),
  /** 1 live, 2 frozen, 3 delayed, 4 delayed-frozen; null before the broker said which. */
  marketDataType: z.int().min(1).max(4).nullable(),
  /** When the last trade was made, to the second, by the exchange's clock. */
  tradedAt: z.int().nullable().default(null),
  /** Smallest step of a price, from the contract's details. */
  minTick: maybe.default(null),
  /** Name of the data farm that feeds this quote and does not deliver: what is shown is not current. */
  brokenFarm: z.string().nullable().default(null),
  /** When the last tick of this instrument arrived here. */
  at: z.int()
})
export type Quote = z.infer<typeof quote>

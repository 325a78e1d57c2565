/**
 * Rows of the database contract (resources/sql/contract.sql), as Pitwall holds them.
 * Money, prices and quantities are exact decimal text; every time is epoch milliseconds (UTC).
 * Status-like words are kept as the database spells them: a word nobody here knows is shown as it is, never dropped.
 */
import { z } from 'zod'
import { decimalText } from '../lib/decimal-schema.js'

const id = z.string().min(1)
const at = z.int()
const side = z.enum(['buy', 'sell'])

/** One trade of the paper pilot. `status`: open, closed, cancelled or rejected. */
export const paperTrade = z.object({
  tradeId: id,
  strategy: z.string(),
  venue: z.string(),
  symbol: z.string(),
  side,
  quantity: decimalText,
  /** Entry price, in `currency` per unit. */
  price: decimalText,
  /** Fees of entry and exit together, in `currency`; positive is a cost, a rebate is negative. */
  fees: decimalText,
  /** Profit that the strategy expected per unit when it entered, in `currency`. */
  expectedEdge: decimalText.nullable(),
  status: z.string(),
  openedAt: at,
  closedAt: at.nullable(),
  closePrice: decimalText.nullable(),
  /** Realized P&L after fees, in `currency`; null while the trade is open. */
  realizedPnl: decimalText.nullable(),
  currency: z.string(),
  signalId: z.string().nullable(),
  updatedAt: at
})
export type PaperTrade = z.infer<typeof paperTrade>

/** One order in the trading system's own book. */
export const databaseOrder = z.object({
  orderId: id,
  venue: z.string(),
  account: z.string(),
  strategy: z.string().nullable(),
  symbol: z.string(),
  side,
  /** market, limit, stop, stop_limit or trailing_stop. */
  orderType: z.string(),
  quantity: decimalText,
  filledQuantity: decimalText,
  limitPrice: decimalText.nullable(),
  stopPrice: decimalText.nullable(),
  trailAmount: decimalText.nullable(),
  trailPercent: decimalText.nullable(),
  timeInForce: z.string(),
  status: z.string(),
  parentOrderId: z.string().nullable(),
  ocaGroup: z.string().nullable(),
  /** IB's permId where the order also lives at the broker: the join to `BrokerOrder.permId`. */
  brokerPermId: z.string().nullable(),
  currency: z.string(),
  createdAt: at,
  updatedAt: at
})
export type DatabaseOrder = z.infer<typeof databaseOrder>

/** An order held by the trading system until its trigger condition is met. */
export const triggerOrder = z.object({
  triggerId: id,
  venue: z.string(),
  account: z.string(),
  strategy: z.string().nullable(),
  symbol: z.string(),
  side,
  /** take_profit, stop_loss, trailing_stop or conditional. */
  triggerType: z.string(),
  triggerPrice: decimalText,
  limitPrice: decimalText.nullable(),
  quantity: decimalText,
  status: z.string(),
  linkedOrderId: z.string().nullable(),
  ocaGroup: z.string().nullable(),
  createdAt: at,
  updatedAt: at
})
export type TriggerOrder = z.infer<typeof triggerOrder>

/** A position in the trading system's own book; `quantity` is signed (+ long, - short). */
export const databasePosition = z.object({
  account: z.string(),
  venue: z.string(),
  symbol: id,
  /** IB's contract id where known: the join to `BrokerPosition.conId`. */
  conId: z.string().nullable(),
  secType: z.string().nullable(),
  currency: z.string(),
  multiplier: decimalText,
  quantity: decimalText,
  /** Average entry price per unit, usually without commission (IB's includes it: FIELD.md section 3). */
  averagePrice: decimalText,
  updatedAt: at
})
export type DatabasePosition = z.infer<typeof databasePosition>

export const balance = z.object({
  account: z.string(),
  venue: z.string(),
  currency: z.string(),
  total: decimalText,
  available: decimalText,
  updatedAt: at
})
export type Balance = z.infer<typeof balance>

/** One point of an account's marked equity, in `currency`. */
export const equityPoint = z.object({
  account: z.string(),
  asOf: at,
  equity: decimalText,
  realizedPnl: decimalText.nullable(),
  currency: z.string()
})
export type EquityPoint = z.infer<typeof equityPoint>

/** A signal that a strategy fired and what was decided. `decision`: taken, skipped, rejected or pending. */
export const signal = z.object({
  signalId: id,
  strategy: z.string(),
  symbol: z.string(),
  direction: z.string(),
  strength: decimalText.nullable(),
  firedAt: at,
  decision: z.string(),
  reason: z.string().nullable(),
  orderId: z.string().nullable(),
  decidedAt: at.nullable()
})
export type Signal = z.infer<typeof signal>

/** The last sign of life of a background service, in the database's own clock. */
export const serviceHeartbeat = z.object({
  service: id,
  intervalSeconds: decimalText,
  lastBeatAt: at,
  lastRunStartedAt: at.nullable(),
  lastRunMs: decimalText.nullable(),
  /** When the service last produced its work product (bars, signals, fills). */
  lastWorkAt: at.nullable(),
  workIntervalSeconds: decimalText.nullable(),
  status: z.string(),
  message: z.string().nullable()
})
export type ServiceHeartbeat = z.infer<typeof serviceHeartbeat>

/** An order as one source tells it, before it is matched with what the other says. */
import type { EpochMs } from '../lib/clock.js'
import { big, text, ZERO, type DecimalText } from '../lib/decimal.js'
import type { BlotterRow } from './blotter-row.js'
import type { BrokerOrder } from './broker-rows.js'
import type { DatabaseOrder, TriggerOrder } from './database-rows.js'
import { isTrailingKind, isTriggerKind, orderKind, triggerKind, type OrderKind } from './order-kind.js'
import { brokerOrderState, databaseOrderState, triggerOrderState, type StateReading } from './order-state.js'

type Told =
  | 'account' | 'venue' | 'strategy' | 'symbol' | 'conId' | 'localSymbol' | 'secType' | 'currency' | 'side' | 'type' | 'typeWord' | 'timeInForce'
  | 'quantity' | 'filled' | 'remaining' | 'limitPrice' | 'stopPrice' | 'trailAmount' | 'trailPercent' | 'averageFillPrice' | 'ocaGroup' | 'orderRef'

export interface OrderDraft extends Pick<BlotterRow, Told> {
  readonly id: string
  readonly from: 'order' | 'trigger' | 'broker'
  readonly reading: StateReading
  /** IB's lasting id, where this source knows it. */
  readonly permId: string | null
  /** Keys by which a child may name this order, and by which this order names its parent. */
  readonly names: readonly string[]
  readonly parentNames: readonly string[]
  readonly createdAt: EpochMs | null
  readonly updatedAt: EpochMs
}

const databaseName = (orderId: string): string => `order:${orderId}`
const brokerName = (account: string, clientId: number, orderId: number): string => `client:${account}|${clientId}|${orderId}`
const permName = (permId: string): string => `perm:${permId}`
const orNull = (word: string): string | null => (word === '' ? null : word)

function left(quantity: DecimalText, filled: DecimalText): DecimalText {
  // Most of a history is filled or untouched.
  if (filled === quantity) return ZERO
  if (filled === ZERO) return quantity
  const rest = big(quantity).minus(filled)
  return rest.lt(0) ? ZERO : text(rest)
}

/** The price at which an order acts: its trigger where it has one, else its limit. */
export function actingPrice(order: { readonly type: OrderKind; readonly limitPrice: DecimalText | null; readonly stopPrice: DecimalText | null }): DecimalText | null {
  return isTriggerKind(order.type) ? order.stopPrice : order.limitPrice
}

export function draftOfDatabaseOrder(order: DatabaseOrder): OrderDraft {
  const type = orderKind(order.orderType)
  const remaining = left(order.quantity, order.filledQuantity)
  const { account, venue, strategy, symbol, currency, side, timeInForce, quantity, limitPrice, stopPrice, trailAmount, trailPercent } = order
  const names = [databaseName(order.orderId), ...(order.brokerPermId === null ? [] : [permName(order.brokerPermId)])]
  return {
    account, venue, strategy, symbol, currency, side, timeInForce, quantity, limitPrice, stopPrice, trailAmount, trailPercent,
    id: databaseName(order.orderId), from: 'order', permId: order.brokerPermId,
    conId: null, localSymbol: null, secType: null, averageFillPrice: null, orderRef: null,
    type, typeWord: order.orderType, filled: order.filledQuantity, remaining,
    reading: databaseOrderState(order.status, type, order.filledQuantity, remaining),
    ocaGroup: order.ocaGroup, names, parentNames: order.parentOrderId === null ? [] : [databaseName(order.parentOrderId)],
    createdAt: order.createdAt, updatedAt: order.updatedAt
  }
}

export function draftOfTriggerOrder(order: TriggerOrder): OrderDraft {
  const { account, venue, strategy, symbol, side, quantity, limitPrice, ocaGroup, createdAt, updatedAt } = order
  const id = `trigger:${order.triggerId}`
  return {
    id, account, venue, strategy, symbol, side, quantity, limitPrice, ocaGroup, createdAt, updatedAt, from: 'trigger', permId: null,
    conId: null, localSymbol: null, secType: null, currency: null, timeInForce: null, averageFillPrice: null, orderRef: null,
    type: triggerKind(order), typeWord: order.triggerType, filled: ZERO, remaining: quantity,
    stopPrice: order.triggerPrice, trailAmount: null, trailPercent: null,
    reading: triggerOrderState(order.status),
    names: [id], parentNames: order.linkedOrderId === null ? [] : [databaseName(order.linkedOrderId)]
  }
}

export function draftOfBrokerOrder(order: BrokerOrder): OrderDraft {
  const type = orderKind(order.orderType)
  const isTrailing = isTrailingKind(type)
  const { account, symbol, conId, currency, side, quantity, filled, remaining, limitPrice, trailPercent, averageFillPrice } = order
  const { parentId, clientId, ocaGroup } = order
  // IB names the OCA group of a bracket's children by the parent's permanent id (IB.md 2): it still tells when the parent has gone.
  const byGroup = /^[1-9]\d*$/.test(ocaGroup) && parentId !== 0 ? [permName(ocaGroup)] : []
  return {
    account, symbol, conId, currency, side, quantity, filled, remaining, limitPrice, trailPercent, averageFillPrice, type,
    id: permName(order.permId), from: 'broker', permId: order.permId, venue: null, strategy: null,
    localSymbol: orNull(order.localSymbol), secType: orNull(order.secType), timeInForce: orNull(order.timeInForce),
    typeWord: order.orderType,
    stopPrice: isTrailing ? order.trailStopPrice : isTriggerKind(type) ? order.auxPrice : null,
    trailAmount: isTrailing && trailPercent === null ? order.auxPrice : null,
    reading: brokerOrderState(order),
    ocaGroup: orNull(ocaGroup), orderRef: orNull(order.orderRef),
    // Order id 0 is everything that was placed by hand in TWS: it names nothing.
    names: [permName(order.permId), ...(order.orderId === 0 ? [] : [brokerName(account, clientId, order.orderId)])],
    parentNames: [...byGroup, ...(parentId === 0 ? [] : [brokerName(account, clientId, parentId)])],
    createdAt: null, updatedAt: order.at
  }
}

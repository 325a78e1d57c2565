/** Which rows of the desk belong together: position, its stops and targets, orders, fills and signals, by the keys that they share. */
import type { BlotterRow } from '../../shared/domain/blotter-row.js'
import type { Fill } from '../../shared/domain/broker-rows.js'
import type { DatabaseOrder, Signal } from '../../shared/domain/database-rows.js'
import type { PositionRow } from '../../shared/domain/position-row.js'
import { isSameContract } from '../links/link-store.js'

export interface LinkableRows {
  readonly positions: readonly PositionRow[]
  readonly orders: readonly BlotterRow[]
  readonly fills: readonly Fill[]
  readonly signals: readonly Signal[]
  readonly databaseOrders: readonly DatabaseOrder[]
}

export interface Linked {
  readonly positions: readonly PositionRow[]
  /** Orders that close it, or are in its bracket. */
  readonly stops: readonly BlotterRow[]
  readonly orders: readonly BlotterRow[]
  readonly fills: readonly Fill[]
  readonly signals: readonly Signal[]
}

/** As many of a kind as are read at a glance, the newest first. */
const MOST = 12

type Held = Pick<PositionRow, 'account' | 'conId' | 'symbol' | 'localSymbol' | 'secType'>

const isHeld = (a: Held, b: Held): boolean => a.account === b.account && isSameContract(a, b)
const newestFills = (fills: readonly Fill[]): readonly Fill[] => [...fills].sort((a, b) => b.executedAt - a.executedAt).slice(0, MOST)

/** Signals of these orders of the database, and of the orders that these hang under. */
function signalsOf(orders: readonly DatabaseOrder[], signals: readonly Signal[]): readonly Signal[] {
  const ids = new Set(orders.flatMap(({ orderId, parentOrderId }) => (parentOrderId === null ? [orderId] : [orderId, parentOrderId])))
  return signals.filter(({ orderId }) => orderId !== null && ids.has(orderId)).sort((a, b) => b.firedAt - a.firedAt).slice(0, MOST)
}

const PERM = 'perm:'
const ORDER = 'order:'

/** The order of the database that a row of the blotter tells of, as far as it has one. */
function databaseOrdersOf({ id }: Pick<BlotterRow, 'id'>, orders: readonly DatabaseOrder[]): readonly DatabaseOrder[] {
  return orders.filter(({ orderId, brokerPermId }) => id === `${ORDER}${orderId}` || (brokerPermId !== null && id === `${PERM}${brokerPermId}`))
}

/** Its own stops and targets first; the other orders of its contract; fills and signals of its account and contract. */
export function linkedToPosition(position: PositionRow, { orders, fills, signals, databaseOrders }: LinkableRows): Linked {
  const own = new Set(position.protection.orderIds)
  return {
    positions: [],
    stops: orders.filter(({ id }) => own.has(id)),
    orders: orders.filter((order) => !own.has(order.id) && isHeld(order, position)),
    fills: newestFills(fills.filter((fill) => isHeld(fill, position))),
    signals: signalsOf(databaseOrders.filter((order) => order.account === position.account && (order.symbol === position.symbol || order.symbol === position.localSymbol)), signals)
  }
}

export function linkedToOrder(order: BlotterRow, { positions, orders, fills, signals, databaseOrders }: LinkableRows): Linked {
  const told = databaseOrdersOf(order, databaseOrders)
  const permIds = new Set([...told.flatMap(({ brokerPermId }) => brokerPermId ?? []), ...(order.id.startsWith(PERM) ? [order.id.slice(PERM.length)] : [])])
  return {
    positions: positions.filter((position) => isHeld(position, order)),
    stops: order.bracketId === null ? [] : orders.filter(({ id, bracketId }) => bracketId === order.bracketId && id !== order.id),
    orders: [],
    fills: newestFills(fills.filter(({ permId }) => permIds.has(permId))),
    signals: signalsOf(told, signals)
  }
}

export function linkedToFill(fill: Fill, { positions, orders, fills, signals, databaseOrders }: LinkableRows): Linked {
  const told = databaseOrders.filter(({ brokerPermId }) => brokerPermId === fill.permId)
  const ids = new Set([`${PERM}${fill.permId}`, ...told.map(({ orderId }) => `${ORDER}${orderId}`)])
  return {
    positions: positions.filter((position) => isHeld(position, fill)),
    stops: [],
    orders: orders.filter(({ id }) => ids.has(id)),
    fills: newestFills(fills.filter(({ permId, execId }) => permId === fill.permId && execId !== fill.execId)),
    signals: signalsOf(told, signals)
  }
}

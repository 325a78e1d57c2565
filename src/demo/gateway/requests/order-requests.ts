/** Orders and executions, asked for and as they happen. */
import type { WorldExecution, WorldOrder } from '../../world/types.js'
import type { Client } from '../client.js'
import type { Faults } from '../faults.js'
import { commissionReport, execution, executionsEnd } from '../messages/execution.js'
import { openOrder, openOrderEnd, orderBound, orderStatus } from '../messages/open-order.js'
import { NO_REQUEST } from '../wire/fields.js'
import type { Message } from '../wire/fields.js'
import type { Request } from '../wire/request.js'
import { parsedStamp } from '../wire/stamps.js'

/** The order as it would be had it been made by hand: id 0, or negative when it is bound to a client (IB.md 0, 3.3). */
function shown(order: WorldOrder, faults: Faults): WorldOrder {
  const manual = faults.terms('manual-orders')
  if (!manual) return order
  const { orderId, parentId } = order
  return manual.ids === 'bound' ? { ...order, clientId: 0, orderId: -orderId, parentId: -parentId } : { ...order, clientId: 0, orderId: 0, parentId: 0 }
}

function statusOf({ floor }: Client, order: WorldOrder): Message {
  const last = floor.view.executions().findLast(({ permId }) => permId === order.permId)
  return orderStatus(shown(order, floor.faults), last?.price ?? 0)
}

/** The order and its status: they come as a pair. */
function orderPair(client: Client, order: WorldOrder): Message[] {
  return [openOrder(shown(order, client.floor.faults), client.floor.catalogue.get(order.conId), client.version), statusOf(client, order)]
}

/** In read-only mode orders are not told (IB.md 3.8). @returns whether the request was refused */
export function refusedAsReadOnly(client: Client, command: string): boolean {
  if (!client.floor.faults.is('read-only')) return false
  client.warn(321, `Error validating request.-'${command}' : cause - The API interface is currently in Read-Only mode.`, 2_147_483_647)
  return true
}

/** All working orders, unasked. */
export function tellOpenOrders(client: Client): void {
  if (!client.floor.faults.is('read-only')) client.outbox.say(...client.floor.view.openOrders().flatMap((order) => orderPair(client, order)))
}

export function answerAllOpenOrders(client: Client): void {
  if (refusedAsReadOnly(client, 'bZ')) return
  client.outbox.say(...client.floor.view.openOrders().flatMap((order) => orderPair(client, order)), openOrderEnd)
}

/** Orders of this client only. */
export function answerOpenOrders(client: Client): void {
  if (refusedAsReadOnly(client, 'bY')) return
  const own = client.floor.view.openOrders().filter((order) => order.clientId === client.clientId)
  client.outbox.say(...own.flatMap((order) => orderPair(client, order)), openOrderEnd)
}

/** The status of the working orders that this client may hear of, though nothing has changed. */
export function repeatStatus(client: Client): void {
  const { view, faults } = client.floor
  if (!faults.is('read-only')) client.outbox.say(...view.openOrders().map((order) => statusOf(client, order)))
}

/** Each execution, and right after it what it cost; or that much later. */
function tellExecutions(client: Client, reqId: number, done: readonly WorldExecution[]): void {
  const { faults, catalogue } = client.floor
  const reports = done.map((each) => [execution(reqId, each, catalogue.get(each.conId), client.version), commissionReport(each)] as const)
  const late = faults.terms('late-commissions')
  if (!late) {
    client.outbox.say(...reports.flat())
    return
  }
  client.outbox.say(...reports.map(([report]) => report))
  const timer = setTimeout(() => {
    forget()
    client.outbox.say(...reports.map(([, commission]) => commission))
  }, late.milliseconds)
  const forget = client.atEnd(() => {
    clearTimeout(timer)
  })
}

const sideOf: Readonly<Record<string, WorldExecution['side']>> = { BUY: 'BOT', BOT: 'BOT', SELL: 'SLD', SLD: 'SLD' }

export function answerExecutions(client: Client, request: Request): void {
  const reqId = request.integer(2)
  const { corrections, catalogue } = client.floor
  const clientId = request.number(3)
  const since = parsedStamp(request.text(5))
  const [account, symbol, secType, exchange] = [request.text(4), request.text(6), request.text(7), request.text(8)]
  const side = sideOf[request.text(9).toUpperCase()]
  const isWanted = (done: WorldExecution): boolean => {
    const instrument = catalogue.get(done.conId)
    return (
      (clientId === 0 || done.clientId === clientId) && (account === '' || done.account === account) && (since === null || done.time >= since) &&
      (symbol === '' || instrument.symbol === symbol) && (secType === '' || instrument.secType === secType) &&
      (exchange === '' || done.exchange === exchange) && (side === undefined || done.side === side)
    )
  }
  tellExecutions(client, reqId, corrections.executions().filter(isWanted))
  client.outbox.say(executionsEnd(reqId))
}

/**
 * Tells the client of orders and executions as they happen: its own, and everyone's when it is the master client.
 * An execution must arrive; of an order only its latest state matters.
 */
export function tellOfTrading(client: Client, isMaster: boolean): void {
  const { view, faults, corrections } = client.floor
  const hears = (clientId: number): boolean => isMaster || clientId === client.clientId
  const tellOrder = (order: WorldOrder): void => {
    if (!hears(order.clientId) || faults.is('read-only')) return
    client.outbox.sayLatest(`order:${String(order.permId)}`, () => orderPair(client, order))
  }
  const tellExecution = (done: WorldExecution): void => {
    if (hears(done.clientId)) tellExecutions(client, NO_REQUEST, [done])
  }
  const stops = [
    view.onOrder(tellOrder),
    view.onExecution(tellExecution),
    corrections.made.add(tellExecution),
    faults.switched.add((fault) => {
      if (fault !== 'manual-orders') return
      for (const order of view.openOrders()) {
        if (hears(order.clientId) && faults.terms('manual-orders')?.ids === 'bound') client.outbox.say(orderBound(shown(order, faults)))
        tellOrder(order)
      }
    })
  ]
  client.atEnd(() => {
    for (const stop of stops) stop()
  })
}

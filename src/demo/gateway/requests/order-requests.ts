/** Orders and executions, asked for and as they happen. */
import type { WorldExecution, WorldOrder } from '../../world/types.js'
import type { Client } from '../client.js'
import { commissionReport, execution, executionsEnd } from '../messages/execution.js'
import { openOrder, openOrderEnd, orderStatus } from '../messages/open-order.js'
import { NO_REQUEST } from '../wire/fields.js'
import type { Message } from '../wire/fields.js'
import type { Request } from '../wire/request.js'
import { parsedStamp } from '../wire/stamps.js'

function statusOf({ floor }: Client, order: WorldOrder): Message {
  const last = floor.view.executions().findLast(({ permId }) => permId === order.permId)
  return orderStatus(order, last?.price ?? 0)
}

/** The order and its status: they come as a pair. */
function orderPair(client: Client, order: WorldOrder): Message[] {
  return [openOrder(order, client.floor.catalogue.get(order.conId), client.version), statusOf(client, order)]
}

/** In read-only mode orders are not told (IB.md 3.8). @returns whether the request was refused */
export function refusedAsReadOnly(client: Client, command: string): boolean {
  if (!client.floor.faults.is('read-only')) return false
  client.warn(321, `Error validating request.-'${command}' : cause - The API interface is currently in Read-Only mode.`, 2_147_483_647)
  return true
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

/** The execution, and right after it what it cost. */
function executionPair(client: Client, reqId: number, done: WorldExecution): Message[] {
  return [execution(reqId, done, client.floor.catalogue.get(done.conId), client.version), commissionReport(done)]
}

const sideOf: Readonly<Record<string, WorldExecution['side']>> = { BUY: 'BOT', BOT: 'BOT', SELL: 'SLD', SLD: 'SLD' }

export function answerExecutions(client: Client, request: Request): void {
  const reqId = request.integer(2)
  const { view, catalogue, faults } = client.floor
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
  const wanted = view.executions().filter(isWanted)
  client.outbox.say(...wanted.flatMap((done) => executionPair(client, reqId, done)))
  if (!faults.is('no-executions-end')) client.outbox.say(executionsEnd(reqId))
}

/**
 * Tells the client of orders and executions as they happen: its own, and everyone's when it is the master client.
 * An execution must arrive; of an order only its latest state matters.
 */
export function tellOfTrading(client: Client, isMaster: boolean): void {
  const { view, faults } = client.floor
  const hears = (clientId: number): boolean => isMaster || clientId === client.clientId
  const stopOrders = view.onOrder((order) => {
    if (!hears(order.clientId) || faults.is('read-only')) return
    client.outbox.sayLatest(`order:${String(order.permId)}`, () => orderPair(client, order))
  })
  const stopExecutions = view.onExecution((done) => {
    if (hears(done.clientId)) client.outbox.say(...executionPair(client, NO_REQUEST, done))
  })
  client.streams.open('trading', () => {
    stopOrders()
    stopExecutions()
  })
}

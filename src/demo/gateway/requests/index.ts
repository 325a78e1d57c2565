/** Which answer belongs to which request (IB.md 2.4). */
import type { Client } from '../client.js'
import { UnreadableRequest } from '../wire/request.js'
import type { Request } from '../wire/request.js'
import * as updates from './account-update-requests.js'
import * as accounts from './account-requests.js'
import { answerBulletins, cancelBulletins } from './bulletin-requests.js'
import { answerCompletedOrders } from './completed-order-requests.js'
import { answerHistory, cancelHistory } from './history-requests.js'
import * as market from './market-requests.js'
import * as orders from './order-requests.js'
import * as session from './session-requests.js'

type Answer = (client: Client, request: Request) => void

/** Taken and never answered: the level of the gateway's own log is nobody's business here. */
const accept: Answer = () => undefined

const HISTORY = 20

const answers: ReadonlyMap<number, Answer> = new Map<number, Answer>([
  [1, market.answerMarketData],
  [2, market.cancelMarketData],
  [5, orders.answerOpenOrders],
  [6, updates.answerAccountUpdates],
  [7, orders.answerExecutions],
  [8, session.answerNextId],
  [9, market.answerContractDetails],
  [12, answerBulletins],
  [13, cancelBulletins],
  [14, accept],
  [16, orders.answerAllOpenOrders],
  [17, session.answerManagedAccounts],
  [HISTORY, answerHistory],
  [25, cancelHistory],
  [49, session.answerTime],
  [59, market.chooseMarketDataType],
  [61, accounts.answerPositions],
  [62, accounts.answerSummary],
  [63, accounts.cancelSummary],
  [64, accounts.cancelPositions],
  [74, accounts.answerPositionsMulti],
  [75, accounts.cancelPositionsMulti],
  [76, updates.answerAccountUpdatesMulti],
  [77, updates.cancelAccountUpdatesMulti],
  [81, market.answerMatchingSymbols],
  [92, accounts.answerAccountProfit],
  [93, accounts.cancelProfit],
  [94, accounts.answerPositionProfit],
  [95, accounts.cancelProfit],
  [99, answerCompletedOrders]
])

/** Place, cancel, bind, replace FA, exercise, global cancel: no monitor sends one. */
export const forbiddenMessages: ReadonlySet<number> = new Set([3, 4, 15, 19, 21, 58])

/** Answers the request, or says why not. */
export function answer(client: Client, request: Request): void {
  try {
    const { id } = request
    if (client.floor.faults.terms('no-answer')?.request === id) return
    if (id === HISTORY && client.floor.faults.is('history-pacing')) {
      client.warn(162, 'Historical Market Data Service error message:Historical data request pacing violation', request.integer(1))
      return
    }
    const give = answers.get(id)
    if (give) give(client, request)
    else if (forbiddenMessages.has(id)) client.warn(321, 'Error validating request.-\'bO\' : cause - The API interface is currently in Read-Only mode.')
    else client.warn(320, `Error reading request. Unknown message id ${String(id)}`)
  } catch (error) {
    if (!(error instanceof UnreadableRequest)) throw error
    client.warn(320, `Error reading request. ${error.message}`)
  }
}

import { afterEach, describe, expect, it } from 'vitest'
import { EventName, FADataType, IBApi, OptionExerciseAction, OrderAction, OrderType, SecType } from '@stoqey/ib'
import { facade } from '../../../src/main/ib/host/facade.js'
import { GatewayConnection } from '../../../src/main/ib/host/gateway-connection.js'
import { socketOf } from '../../../src/main/ib/host/library-internals.js'
import { allowedMessages, guardOutgoing } from '../../../src/main/ib/host/outgoing-guard.js'
import type { HostReport, HostRequest } from '../../../src/main/ib/protocol.js'
import { startRawGateway, type RawGateway } from './raw-gateway.js'

/** Place, cancel, auto-bind, replace FA, exercise, global cancel (IB.md 2.4). */
const FORBIDDEN = ['3', '4', '15', '19', '21', '58']

let gateway: RawGateway
afterEach(async () => { await gateway.close() })

const contract = { conId: '1', symbol: 'A', localSymbol: 'A', secType: 'STK', currency: 'USD', multiplier: '1', exchange: 'SMART' }
/** One of every request there is: a new kind that is missing here does not compile. */
const everyRequest: { readonly [K in HostRequest['kind']]: Extract<HostRequest, { kind: K }> } = {
  'current-time': { kind: 'current-time' },
  'managed-accounts': { kind: 'managed-accounts' },
  'account-summary': { kind: 'account-summary', reqId: 1 },
  'cancel-account-summary': { kind: 'cancel-account-summary', reqId: 1 },
  positions: { kind: 'positions' },
  'all-open-orders': { kind: 'all-open-orders' },
  'completed-orders': { kind: 'completed-orders' },
  executions: { kind: 'executions', reqId: 2 },
  'account-pnl': { kind: 'account-pnl', reqId: 3, account: 'DU1' },
  'cancel-account-pnl': { kind: 'cancel-account-pnl', reqId: 3 },
  'position-pnl': { kind: 'position-pnl', reqId: 4, account: 'DU1', conId: '1' },
  'cancel-position-pnl': { kind: 'cancel-position-pnl', reqId: 4 },
  'contract-details': { kind: 'contract-details', reqId: 5, conId: '1' },
  'market-data-type': { kind: 'market-data-type', type: 3 },
  'market-data': { kind: 'market-data', reqId: 6, contract },
  'cancel-market-data': { kind: 'cancel-market-data', reqId: 6 },
  history: {
    kind: 'history', reqId: 7,
    query: { conId: '1', exchange: 'SMART', end: '20261120-21:00:00', duration: '2 D', barSize: '5m', whatToShow: 'TRADES', regularHours: true, keepUpToDate: false }
  },
  'cancel-history': { kind: 'cancel-history', reqId: 7 },
  'matching-symbols': { kind: 'matching-symbols', reqId: 8, pattern: 'A' },
  'find-futures': { kind: 'find-futures', reqId: 9, symbol: 'A', exchange: '', currency: 'USD' }
}

describe('no order can leave', () => {
  it('whatever is asked through the facade', async () => {
    gateway = await startRawGateway()
    const reports: HostReport[] = []
    const connection = new GatewayConnection({
      command: { kind: 'connect', connection: 1, host: '127.0.0.1', port: gateway.port, clientId: 9, heartbeatMs: 1_000, requestsPerSecond: 40 },
      report: (report) => { reports.push(report) }, now: () => Date.now(), onStorm: () => { throw new Error('storm') }
    })
    connection.open()
    await expect.poll(() => reports.some((report) => report.kind === 'next-id')).toBe(true)
    const requests = Object.values(everyRequest)
    expect(Object.keys(everyRequest).sort()).toEqual(Object.keys(facade).sort())
    for (const request of requests) connection.ask(request)
    await expect.poll(() => gateway.clients[0]?.messages.length, { message: 'START_API and one message per request' }).toBe(1 + requests.length)
    const ids = gateway.clients[0]?.messages.map((message) => message[0] ?? '') ?? []
    expect(ids.filter((id) => FORBIDDEN.includes(id))).toEqual([])
    expect(ids.map(Number).filter((id) => !allowedMessages.has(id))).toEqual([])
    expect(reports.filter((report) => report.kind === 'fault')).toEqual([])
    connection.close()
    await expect.poll(() => gateway.open()).toBe(0)
  })

  it('even when the library itself is told to send one', async () => {
    gateway = await startRawGateway()
    const api = new IBApi({ host: '127.0.0.1', port: gateway.port, clientId: 9, maxReqPerSec: 40 })
    const refused: unknown[] = []
    guardOutgoing(socketOf(api), (id) => { refused.push(id) })
    api.on(EventName.error, () => undefined)
    const opened = new Promise<void>((resolve) => { api.on(EventName.nextValidId, () => { resolve() }) })
    api.connect()
    await opened
    const stock = { conId: 1, symbol: 'A', secType: SecType.STK, exchange: 'SMART', currency: 'USD' }
    api.placeOrder(1, stock, { orderType: OrderType.MKT, action: OrderAction.BUY, totalQuantity: 1 })
    api.cancelOrder(1)
    api.reqAutoOpenOrders(true)
    api.exerciseOptions(1, stock, OptionExerciseAction.EXERCISE, 1, 'DU1', 0)
    api.reqGlobalCancel()
    api.replaceFA(1, FADataType.GROUPS, '<x/>')
    api.reqCurrentTime()
    await expect.poll(() => gateway.clients[0]?.messages.at(-1)?.[0]).toBe('49')
    expect(gateway.clients[0]?.messages.map((message) => message[0])).toEqual(['71', '49'])
    expect(refused.map(String).sort()).toEqual([...FORBIDDEN].sort())
    api.disconnect()
  })
})

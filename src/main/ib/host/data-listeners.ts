/** Hears the library's data events and reports them as rows. A listener never throws: that would lose frames (IB.md 1.4). */
import { EventName, type IBApi } from '@stoqey/ib'
import type { HostReport, MappedSlice } from '../protocol.js'
import { BarGatherer, toBar } from './bar-rows.js'
import { toFoundSymbol, toInstrument } from './instrument-rows.js'
import type { QuoteBoard } from './quote-board.js'
import { toAccountPnl, toCommission, toCompletedOrder, toExecution, toOpenOrder, toOrderStatus, toPosition, toPositionPnl } from './rows.js'
import { amount, Unreadable } from './sentinels.js'

export interface DataListenerOptions {
  readonly connection: number
  readonly report: (report: HostReport) => void
  readonly board: QuoteBoard
  readonly now: () => number
  /** Zone of the gateway, for times that name none. */
  readonly zone: () => string
  /** A listener met something nobody expected. */
  readonly onThrow: (fault: unknown) => void
}

export function listenForData(api: IBApi, options: DataListenerOptions): void {
  const { connection, report, board, now, onThrow } = options

  const guarded = <A extends unknown[]>(listener: (...args: A) => void) => (...args: A): void => {
    try {
      listener(...args)
    } catch (fault) {
      onThrow(fault)
    }
  }
  const mapped = (slice: MappedSlice, key: string, make: () => HostReport): void => {
    try {
      report(make())
    } catch (fault) {
      if (!(fault instanceof Unreadable)) throw fault
      report({ kind: 'unreadable', connection, slice, key, reason: fault.message })
    }
  }

  api.on(EventName.currentTime, guarded((epochSeconds) => { report({ kind: 'current-time', connection, epochSeconds }) }))
  api.on(EventName.accountSummary, guarded((reqId, account, tag, value, currency) => {
    report({ kind: 'account-value', connection, reqId, row: { account, tag, value, currency } })
  }))
  api.on(EventName.accountSummaryEnd, guarded((reqId) => { report({ kind: 'account-summary-end', connection, reqId }) }))
  api.on(EventName.position, guarded((account, contract, quantity, averageCost) => {
    mapped('brokerPositions', `${account}|${String(contract.conId)}`, () => (
      { kind: 'position', connection, row: toPosition(account, contract, quantity, averageCost), exchange: contract.exchange ?? '' }
    ))
  }))
  api.on(EventName.positionEnd, guarded(() => { report({ kind: 'positions-end', connection }) }))
  api.on(EventName.openOrder, guarded((orderId, contract, order, state) => {
    mapped('brokerOrders', String(order.permId ?? orderId), () => ({ kind: 'open-order', connection, order: toOpenOrder(orderId, contract, order, state) }))
  }))
  api.on(EventName.orderStatus, guarded((orderId, status, filled, remaining, average, permId, _parentId, _lastFillPrice, _clientId, whyHeld) => {
    mapped('brokerOrders', String(permId ?? orderId), () => (
      { kind: 'order-status', connection, status: toOrderStatus(permId, status, filled, remaining, average, whyHeld) }
    ))
  }))
  api.on(EventName.openOrderEnd, guarded(() => { report({ kind: 'open-orders-end', connection }) }))
  api.on(EventName.completedOrder, guarded((contract, order, state) => {
    mapped('completedOrders', String(order.permId), () => ({ kind: 'completed-order', connection, row: toCompletedOrder(contract, order, state, options.zone()) }))
  }))
  api.on(EventName.completedOrdersEnd, guarded(() => { report({ kind: 'completed-orders-end', connection }) }))
  api.on(EventName.execDetails, guarded((reqId, contract, execution) => {
    mapped('fills', execution.execId ?? '', () => ({ kind: 'execution', connection, reqId, execution: toExecution(contract, execution, options.zone()) }))
  }))
  api.on(EventName.execDetailsEnd, guarded((reqId) => { report({ kind: 'executions-end', connection, reqId }) }))
  api.on(EventName.commissionReport, guarded((commission) => {
    mapped('fills', commission.execId ?? '', () => ({ kind: 'commission', connection, report: toCommission(commission) }))
  }))
  api.on(EventName.pnl, guarded((reqId, daily, unrealized, realized) => {
    report({ kind: 'account-pnl', connection, reqId, pnl: toAccountPnl(now(), daily, unrealized, realized) })
  }))
  api.on(EventName.pnlSingle, guarded((reqId, quantity, daily, unrealized, realized, value) => {
    report({ kind: 'position-pnl', connection, reqId, pnl: toPositionPnl(now(), quantity, daily, unrealized, realized, value) })
  }))
  api.on(EventName.contractDetails, guarded((reqId, details) => {
    const { contract, minTick, timeZoneId = '', tradingHours = '', liquidHours = '' } = details
    report({
      kind: 'contract-details', connection, reqId,
      exchange: contract.exchange ?? '', minTick: amount(minTick), timeZone: timeZoneId, tradingHours, liquidHours,
      instrument: toInstrument(details.contract, details.longName)
    })
  }))
  api.on(EventName.contractDetailsEnd, guarded((reqId) => { report({ kind: 'contract-details-end', connection, reqId }) }))
  const bars = new BarGatherer((reqId, rows) => { report({ kind: 'bars', connection, reqId, rows }) })
  api.on(EventName.historicalData, guarded((reqId, time, open, high, low, close, volume, count, average) => {
    const end = bars.take(reqId, time, { open, high, low, close, volume, average, count })
    if (end !== null) report({ kind: 'bars-end', connection, reqId, ...end })
  }))
  api.on(EventName.historicalDataUpdate, guarded((reqId, time, open, high, low, close, volume, count, average) => {
    // One that cannot be read is followed by another within seconds.
    const row = toBar(time, { open, high, low, close, volume, average, count })
    if (typeof row !== 'string') report({ kind: 'bar-update', connection, reqId, row })
  }))
  api.on(EventName.symbolSamples, guarded((reqId, found) => {
    report({ kind: 'symbols', connection, reqId, found: found.map(toFoundSymbol).filter((each) => each !== null) })
  }))
  api.on(EventName.tickString, guarded((reqId, type, value) => { board.text(reqId, type, value) }))
  api.on(EventName.tickGeneric, guarded((reqId, type, value) => { board.generic(reqId, type, value) }))
  api.on(EventName.marketDataType, guarded((reqId, type) => { board.marketDataType(reqId, type) }))
}

/** From the library's objects to rows: exact decimals, nulls for sentinels, names of the trading field. */
import type { CommissionReport, Contract, Execution as LibraryExecution, Order, OrderState } from '@stoqey/ib'
import type { AccountPnl, BrokerPosition, CompletedOrder, PositionPnl } from '../../../shared/domain/broker-rows.js'
import { decimal, type DecimalText } from '../../../shared/lib/decimal.js'
import type { Commission, Execution, OpenOrder, OrderStatus } from '../protocol.js'
import { parseBrokerTime } from './broker-time.js'
import { amount, required, Unreadable } from './sentinels.js'

const ONE = decimal(1)

interface InstrumentColumns {
  readonly conId: string
  readonly symbol: string
  readonly localSymbol: string
  readonly secType: string
  readonly currency: string
  readonly multiplier: DecimalText
}

function instrument(contract: Contract): InstrumentColumns {
  if (contract.conId === undefined || !Number.isInteger(contract.conId)) throw new Unreadable('the contract has no conId')
  return {
    conId: String(contract.conId),
    symbol: contract.symbol ?? '',
    localSymbol: contract.localSymbol ?? '',
    secType: contract.secType ?? '',
    currency: contract.currency ?? '',
    multiplier: contract.multiplier === undefined || contract.multiplier === 0 ? ONE : amount(contract.multiplier) ?? ONE
  }
}

function side(word: string | undefined): 'buy' | 'sell' {
  switch (word) {
    case 'BUY': case 'BOT': return 'buy'
    case 'SELL': case 'SLD': case 'SSHORT': case 'SLONG': return 'sell'
    default: throw new Unreadable(`side is ${String(word)}`)
  }
}

function permanentId(permId: number | undefined): string {
  // An order that was sent this instant has no permanent id yet; its next message has.
  if (permId === undefined || !Number.isInteger(permId) || permId === 0) throw new Unreadable('no permanent id yet')
  return String(permId)
}

export function toPosition(account: string, contract: Contract, quantity: number, averageCost: number | undefined): BrokerPosition {
  return {
    account,
    ...instrument(contract),
    expiry: contract.lastTradeDateOrContractMonth ?? '',
    strike: contract.strike === 0 ? null : amount(contract.strike),
    right: contract.right ?? '',
    quantity: required(quantity, 'quantity'),
    averageCost: required(averageCost, 'average cost')
  }
}

/** A price that this type of order does not have is printed as 0.0: nothing, not zero. */
function priceOf(value: number | undefined, isUsed: boolean): DecimalText | null {
  return value === 0 && !isUsed ? null : amount(value)
}

export function toOpenOrder(orderId: number, contract: Contract, order: Order, state: OrderState): OpenOrder {
  const orderType: string = order.orderType
  return {
    permId: permanentId(order.permId),
    orderId,
    clientId: order.clientId ?? 0,
    account: order.account ?? '',
    ...instrument(contract),
    side: side(order.action),
    orderType,
    quantity: required(order.totalQuantity, 'quantity'),
    limitPrice: priceOf(order.lmtPrice, orderType.includes('LMT') || orderType === 'LIMIT'),
    auxPrice: priceOf(order.auxPrice, orderType === 'STP' || orderType === 'STP LMT'),
    trailStopPrice: priceOf(order.trailStopPrice, false),
    trailPercent: priceOf(order.trailingPercent, false),
    timeInForce: order.tif ?? '',
    ocaGroup: order.ocaGroup ?? '',
    parentId: order.parentId ?? 0,
    status: state.status,
    whyHeld: '',
    orderRef: order.orderRef ?? ''
  }
}

const NO_QUANTITY = 0

/** @param gatewayZone zone of a time that names none */
export function toCompletedOrder(contract: Contract, order: Order, state: OrderState, gatewayZone: string): CompletedOrder {
  const orderType: string = order.orderType
  const { parentPermId = 0 } = order
  return {
    permId: permanentId(order.permId),
    account: order.account ?? '',
    ...instrument(contract),
    side: side(order.action),
    orderType,
    // The broker prints 0 once the order has ended: it has forgotten.
    quantity: order.totalQuantity === NO_QUANTITY ? null : amount(order.totalQuantity),
    filled: amount(order.filledQuantity),
    limitPrice: priceOf(order.lmtPrice, orderType.includes('LMT') || orderType === 'LIMIT'),
    auxPrice: priceOf(order.auxPrice, orderType === 'STP' || orderType === 'STP LMT'),
    timeInForce: order.tif ?? '',
    parentPermId: Number.isSafeInteger(parentPermId) && parentPermId > 0 ? String(parentPermId) : null,
    status: state.status,
    because: state.completedStatus ?? '',
    endedAt: parseBrokerTime(state.completedTime ?? '', gatewayZone),
    orderRef: order.orderRef ?? ''
  }
}

export function toOrderStatus(
  permId: number | undefined, status: string, filled: number, remaining: number, averageFillPrice: number, whyHeld: string | undefined
): OrderStatus {
  return {
    permId: permanentId(permId),
    status,
    filled: amount(filled),
    remaining: amount(remaining),
    averageFillPrice: filled === 0 ? null : amount(averageFillPrice),
    whyHeld: whyHeld ?? ''
  }
}

export function toExecution(contract: Contract, execution: LibraryExecution, gatewayZone: string): Execution {
  const executedAt = parseBrokerTime(execution.time ?? '', gatewayZone)
  if (executedAt === null) throw new Unreadable(`time is "${execution.time ?? ''}"`)
  if (execution.execId === undefined || execution.execId === '') throw new Unreadable('no execution id')
  return {
    execId: execution.execId,
    permId: String(execution.permId ?? 0),
    orderId: execution.orderId ?? 0,
    clientId: execution.clientId ?? 0,
    account: execution.acctNumber ?? '',
    ...instrument(contract),
    side: side(execution.side),
    quantity: required(execution.shares, 'quantity'),
    price: required(execution.price, 'price'),
    executedAt,
    exchange: execution.exchange ?? '',
    orderRef: execution.orderRef ?? ''
  }
}

export function toCommission(report: CommissionReport): Commission {
  if (report.execId === undefined || report.execId === '') throw new Unreadable('no execution id')
  return {
    execId: report.execId,
    commission: amount(report.commission),
    currency: report.currency ?? '',
    realizedPnl: amount(report.realizedPNL)
  }
}

export function toAccountPnl(at: number, daily: number | undefined, unrealized: number | undefined, realized: number | undefined): Omit<AccountPnl, 'account'> {
  return { dailyPnl: amount(daily), unrealizedPnl: amount(unrealized), realizedPnl: amount(realized), at }
}

export function toPositionPnl(
  at: number, quantity: number | undefined, daily: number | undefined, unrealized: number | undefined, realized: number | undefined, value: number | undefined
): Omit<PositionPnl, 'account' | 'conId'> {
  return { ...toAccountPnl(at, daily, unrealized, realized), quantity: amount(quantity), marketValue: amount(value) }
}

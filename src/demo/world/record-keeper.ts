/** How the trading system writes down what it hears from the broker: its orders, its positions, its cash, its equity. */
import type { DatabaseOrder } from '../../shared/domain/database-rows.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { Account } from './account.js'
import type { Market } from './market.js'
import { decimalsOf, exact } from './ticks.js'
import type { TradingBook } from './trading-book.js'
import type { Instrument, WorldExecution, WorldOrder } from './types.js'

export const VENUE = 'IBKR'

/** The trading system's id of an order that lives at the broker. */
export function orderIdOf(permId: number): string {
  return `O-${String(permId)}`
}

const ORDER_TYPES: Readonly<Record<WorldOrder['orderType'], string>> = {
  MKT: 'market',
  LMT: 'limit',
  STP: 'stop',
  'STP LMT': 'stop_limit',
  TRAIL: 'trailing_stop'
}

/** Prices are kept with two digits more than the tick, so that averages stay good. */
export function exactPrice(price: number, { minTick }: Instrument): DatabaseOrder['quantity'] {
  return exact(price, decimalsOf(minTick) + 2)
}

export class RecordKeeper {
  /** Permanent id of each order by the id it had in this run. */
  readonly #permIds = new Map<number, number>()

  constructor(
    private readonly market: Market,
    private readonly book: TradingBook
  ) {}

  /** Notes an order; `createdAt` is kept from the first time. */
  order(order: WorldOrder, now: EpochMs): void {
    this.#permIds.set(order.orderId, order.permId)
    const instrument = this.market.instrument(order.conId)
    const orderId = orderIdOf(order.permId)
    const parent = this.#permIds.get(order.parentId)
    const price = (value: number | null): DatabaseOrder['limitPrice'] => (value === null ? null : exactPrice(value, instrument))
    const trailing = order.orderType === 'TRAIL'
    this.book.put('orders', {
      orderId,
      venue: VENUE,
      account: order.account,
      strategy: order.orderRef === '' ? null : order.orderRef,
      symbol: instrument.localSymbol,
      side: order.action === 'BUY' ? 'buy' : 'sell',
      orderType: ORDER_TYPES[order.orderType],
      quantity: exact(order.quantity, 0),
      filledQuantity: exact(order.filled, 0),
      limitPrice: price(order.limitPrice),
      stopPrice: price(trailing ? order.trailStopPrice : order.auxPrice),
      trailAmount: price(trailing && order.trailPercent === null ? order.auxPrice : null),
      trailPercent: order.trailPercent === null ? null : exact(order.trailPercent, 2),
      timeInForce: order.tif,
      status: statusOf(order),
      parentOrderId: parent === undefined ? null : orderIdOf(parent),
      ocaGroup: order.ocaGroup === '' ? null : order.ocaGroup,
      brokerPermId: String(order.permId),
      currency: instrument.currency,
      createdAt: this.book.get('orders', orderId)?.createdAt ?? now,
      updatedAt: now
    })
  }

  /** Adds an execution to its own position, at average entry price without commission. */
  execution({ account, conId, side, shares, price, time }: WorldExecution): void {
    const instrument = this.market.instrument(conId)
    const held = this.book.get('positions', `${account}|${VENUE}|${instrument.localSymbol}`)
    const before = Number(held?.quantity ?? 0)
    const traded = side === 'BOT' ? shares : -shares
    const after = before + traded
    const average = Number(held?.averagePrice ?? 0)
    const grown = before * traded >= 0
    const averagePrice = grown ? (before * average + traded * price) / after : before * after < 0 ? price : average
    this.position(account, instrument, after, averagePrice, time)
  }

  position(account: string, instrument: Instrument, quantity: number, averagePrice: number, now: EpochMs): void {
    const symbol = instrument.localSymbol
    if (quantity === 0) {
      this.book.remove('positions', `${account}|${VENUE}|${symbol}`)
      return
    }
    this.book.put('positions', {
      ...{ account, venue: VENUE, symbol, conId: String(instrument.conId), secType: instrument.secType, currency: instrument.currency },
      multiplier: exact(instrument.multiplier, 0),
      quantity: exact(quantity, 0),
      averagePrice: exactPrice(averagePrice, instrument),
      updatedAt: now
    })
  }

  /** Cash by currency, and a point of the equity curve. */
  mark(account: Account, now: EpochMs): void {
    const available = account.availableFunds()
    for (const [currency, total] of account.cash) {
      const free = currency === account.baseCurrency ? Math.max(0, Math.min(total, available)) : total
      this.book.put('balances', { account: account.id, venue: VENUE, currency, total: exact(total, 2), available: exact(free, 2), updatedAt: now })
    }
    const realizedPnl = exact(account.view().realizedPnl, 2)
    this.book.put('equity', { account: account.id, asOf: now, equity: exact(account.netLiquidation(), 2), realizedPnl, currency: account.baseCurrency })
  }
}

function statusOf({ status, filled }: WorldOrder): string {
  if (status === 'Filled') return 'filled'
  if (status === 'Cancelled') return 'cancelled'
  return filled > 0 ? 'partially_filled' : 'working'
}

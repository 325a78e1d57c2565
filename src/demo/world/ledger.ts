/** Positions and cash of one account, by IB's definitions. */
import type { Instrument } from './types.js'

/** A holding; signed, per unit, in the instrument's currency. */
export interface Holding {
  readonly quantity: number
  /** Commission included. */
  readonly averagePrice: number
  /** Since the day's reset, commissions of both sides included. */
  readonly realized: number
  /** Quantity at the day's reset. */
  readonly resetQuantity: number
  /** Price at the day's reset. */
  readonly resetPrice: number
  /** Cash from sells less cash for buys and commissions since the reset, multiplied. */
  readonly netTraded: number
}

export interface Booking {
  readonly holding: Holding
  /** Null when nothing was closed. */
  readonly realized: number | null
}

export const NO_HOLDING: Holding = { quantity: 0, averagePrice: 0, realized: 0, resetQuantity: 0, resetPrice: 0, netTraded: 0 }

/**
 * Books one execution into a holding, at average cost.
 * @param traded signed: + bought, - sold
 * @param commission in the instrument's currency
 */
export function book(before: Holding, traded: number, price: number, commission: number, multiplier: number): Booking {
  const closing = before.quantity * traded < 0 ? Math.sign(traded) * Math.min(Math.abs(traded), Math.abs(before.quantity)) : 0
  const opening = traded - closing
  const feePerUnit = commission / Math.abs(traded)
  const afterClose = before.quantity + closing
  const quantity = afterClose + opening
  const realized = closing === 0 ? null : -closing * multiplier * (price - before.averagePrice) - Math.abs(closing) * feePerUnit
  const cost = afterClose * before.averagePrice + opening * price + (Math.abs(opening) * feePerUnit) / multiplier
  const averagePrice = quantity === 0 ? 0 : opening === 0 ? before.averagePrice : cost / quantity
  return {
    holding: {
      ...before,
      quantity,
      averagePrice,
      realized: before.realized + (realized ?? 0),
      netTraded: before.netTraded - traded * price * multiplier - commission
    },
    realized
  }
}

/** P&L since the day's reset: `q_now·P_now − q_reset·P_reset + NetAmountTraded`, times the multiplier. */
export function dailyPnl(holding: Holding, mark: number, multiplier: number): number {
  return (holding.quantity * mark - holding.resetQuantity * holding.resetPrice) * multiplier + holding.netTraded
}

export function unrealizedPnl(holding: Holding, mark: number, multiplier: number): number {
  return holding.quantity * multiplier * (mark - holding.averagePrice)
}

/** How an execution moves cash, by currency. A future moves none until it is closed: its profit is settled then. */
export function cashMoves(instrument: Instrument, traded: number, price: number, commission: number, realized: number | null): ReadonlyMap<string, number> {
  const { secType, symbol, currency, multiplier } = instrument
  switch (secType) {
    case 'FUT':
      return new Map([[currency, realized ?? 0]])
    case 'CASH':
      return new Map([
        [symbol, traded],
        [currency, -traded * price - commission]
      ])
    case 'STK':
    case 'OPT':
      return new Map([[currency, -traded * price * multiplier - commission]])
  }
}

/** Accounts, positions and their profit (IB.md 2.3). */
import { UNSET_DOUBLE } from '../wire/fields.js'
import type { Message } from '../wire/fields.js'
import type { Instrument, WorldAccount, WorldPosition } from '../../world/types.js'
import { contractFields, multiplier } from './contract-fields.js'

export const accountSummary = (reqId: number, account: string, tag: string, value: string, currency: string): Message => [63, 1, reqId, account, tag, value, currency]
export const accountSummaryEnd = (reqId: number): Message => [64, 1, reqId]

export const accountValue = (account: string, key: string, value: string, currency: string): Message => [6, 2, key, value, currency, account]
export const accountTime = (time: string): Message => [8, 1, time]
export const accountDownloadEnd = (account: string): Message => [54, 1, account]

export const accountUpdateMulti = (reqId: number, account: string, model: string, key: string, value: string, currency: string): Message =>
  [73, 1, reqId, account, model, key, value, currency]
export const accountUpdateMultiEnd = (reqId: number): Message => [74, 1, reqId]

/** Cost of one contract or share, as the broker keeps it: with the multiplier. */
const averageCost = (position: WorldPosition, instrument: Instrument): number => position.averagePrice * instrument.multiplier

export function position(held: WorldPosition, instrument: Instrument): Message {
  return [61, 3, held.account, ...contractFields(instrument, ''), held.quantity, averageCost(held, instrument)]
}
export const positionEnd: Message = [62, 1]

export function positionMulti(reqId: number, held: WorldPosition, instrument: Instrument, model: string): Message {
  return [71, 1, reqId, held.account, ...contractFields(instrument, ''), held.quantity, averageCost(held, instrument), model]
}
export const positionMultiEnd = (reqId: number): Message => [72, 1, reqId]

export function portfolioValue(held: WorldPosition, instrument: Instrument): Message {
  const { conId, symbol, secType, expiry, strike, right, primaryExchange, currency, localSymbol, tradingClass } = instrument
  const price = held.quantity === 0 ? 0 : held.marketValue / held.quantity / instrument.multiplier
  return [
    ...[7, 8, conId, symbol, secType, expiry, strike, right || '0', multiplier(instrument), primaryExchange, currency, localSymbol, tradingClass],
    ...[held.quantity, price, held.marketValue, averageCost(held, instrument), held.unrealizedPnl, held.realizedPnl, held.account]
  ]
}

type Profit = Pick<WorldAccount, 'dailyPnl' | 'unrealizedPnl' | 'realizedPnl'>

/** @param isKnown otherwise every value is unset */
export function profit(reqId: number, { dailyPnl, unrealizedPnl, realizedPnl }: Profit, isKnown: boolean): Message {
  return [94, reqId, ...(isKnown ? [dailyPnl, unrealizedPnl, realizedPnl] : Array<string>(3).fill(UNSET_DOUBLE))]
}

/** @param isKnown otherwise every value but the quantity is unset */
export function positionProfit(reqId: number, { quantity, dailyPnl, unrealizedPnl, realizedPnl, marketValue }: WorldPosition, isKnown: boolean): Message {
  return [95, reqId, quantity, ...(isKnown ? [dailyPnl, unrealizedPnl, realizedPnl, marketValue] : Array<string>(4).fill(UNSET_DOUBLE))]
}

/** contractDetails (IB.md 2.7). */
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { Sample } from '../catalogue.js'
import { hoursText } from '../exchange-hours.js'
import { escaped } from '../wire/fields.js'
import type { Message } from '../wire/fields.js'
import type { Instrument } from '../../world/types.js'
import { multiplier } from './contract-fields.js'

const ORDER_TYPES = 'ACTIVETIM,AD,ADJUST,ALERT,DAY,GTC,GTD,LMT,MKT,STP,STPLMT,TRAIL'
const MARKET_RULE = '26'
const STOCK_TYPE_VERSION = 152
/** The least size alone, for one version. */
const FRACTIONAL_SIZE_VERSION = 163
/** Before it the message has a version of its own and a size multiplier. */
const SIZE_RULES_VERSION = 164
const LAST_TRADE_DATE_VERSION = 182
const INELIGIBILITY_VERSION = 186

/**
 * @param underConId what it is on; 0: nothing that is listed
 * @param now for the days whose hours are listed
 */
export function contractDetails(reqId: number, instrument: Instrument, underConId: number, version: number, now: EpochMs): Message {
  const { conId, symbol, secType, expiry, strike, right, exchange, currency, localSymbol, tradingClass, minTick, longName, primaryExchange, timeZoneId } = instrument
  const exact = version >= SIZE_RULES_VERSION
  const exchanges = [...new Set([exchange, primaryExchange].filter((name) => name !== ''))].join(',')
  const underlying = secType === 'OPT' || secType === 'FUT' ? [symbol, secType === 'OPT' ? 'STK' : 'IND'] : [null, null]
  return [
    ...(exact ? [10] : [10, 8]),
    ...[reqId, symbol, secType, expiry, ...(version >= LAST_TRADE_DATE_VERSION ? [expiry] : []), strike, right],
    ...[exchange, currency, localSymbol, tradingClass, tradingClass, conId, minTick, ...(exact ? [] : [1]), multiplier(instrument)],
    ...[ORDER_TYPES, exchanges, 1, underConId, escaped(longName, version), secType === 'STK' ? primaryExchange : null, expiry.slice(0, 6)],
    ...[null, null, null, timeZoneId, hoursText(instrument, now, false), hoursText(instrument, now, true), null, 0, 0, 1, ...underlying, MARKET_RULE, expiry],
    ...(version >= STOCK_TYPE_VERSION ? [secType === 'STK' ? 'COMMON' : null] : []),
    ...(exact ? [1, 1, 1] : version >= FRACTIONAL_SIZE_VERSION ? [1] : []),
    ...(version >= INELIGIBILITY_VERSION ? [0] : [])
  ]
}
export const contractDetailsEnd = (reqId: number): Message => [52, 1, reqId]

const DESCRIPTION_VERSION = 176

/** Instruments that a search found, each with the kinds of derivatives on it. */
export function symbolSamples(reqId: number, found: readonly { readonly instrument: Sample; readonly derivatives: readonly string[] }[], version: number): Message {
  const rows = found.flatMap(({ instrument: { conId, symbol, secType, primaryExchange, exchange, currency, longName }, derivatives }) => [
    ...[conId, symbol, secType, primaryExchange || exchange, currency, derivatives.length, ...derivatives],
    ...(version >= DESCRIPTION_VERSION ? [longName, null] : [])
  ])
  return [79, reqId, found.length, ...rows]
}

/** What is traded on the demo desk. Names, ids and ticks are as at IB; prices and volatilities are made up. */
import type { EpochMs } from '../../shared/lib/clock.js'
import { nextMonthly, nextQuarterly } from './expiries.js'
import type { Expiry } from './expiries.js'
import type { Instrument } from './types.js'

/** Where the price comes from. */
export type PriceModel =
  /** A random walk of its own around its anchor; `beta` is its share in the market's common move. */
  | { readonly kind: 'walk'; readonly anchor: number; readonly volatility: number; readonly beta: number }
  /** A fixed multiple of another instrument, plus a basis: a future on what the fund holds. */
  | { readonly kind: 'follows'; readonly conId: number; readonly ratio: number; readonly basis: number }
  /** Black-Scholes on another instrument, with a constant volatility. */
  | { readonly kind: 'option'; readonly conId: number; readonly volatility: number; readonly expiresAt: EpochMs }

export interface Listing {
  readonly instrument: Instrument
  readonly model: PriceModel
  /** Width of the quote in ticks. */
  readonly spreadTicks: number
  /** Usual size at the best price. */
  readonly lot: number
  /** Chance of a new quote in a step. */
  readonly activity: number
  readonly volume: number
}

/** Contract ids of the instruments that the story names. */
export const CON = {
  aapl: 265_598,
  msft: 272_093,
  nvda: 4_815_747,
  spy: 756_733,
  sap: 14_204,
  es: 649_180_695,
  mes: 649_180_678,
  cl: 457_630_923,
  aaplCall: 712_345_101,
  spyPut: 712_345_202,
  eurUsd: 12_087_792,
  gbpUsd: 12_087_797
} as const

const NEW_YORK = 'US/Eastern'
const CHICAGO = 'US/Central'

/** Some days before expiry a desk has rolled into the next contract. */
const ROLL_DAYS = 8

/** Everything that is quoted, on the given day. */
export function listings(now: EpochMs): readonly Listing[] {
  const quarter = nextQuarterly(now, ROLL_DAYS)
  const month = nextMonthly(now, ROLL_DAYS)
  const optionExpiry = nextMonthly(now, 20)
  const walk = (anchor: number, volatility: number, beta: number): PriceModel => ({ kind: 'walk', anchor, volatility, beta })
  return [
    stock(CON.aapl, 'AAPL', 'NASDAQ', 'APPLE INC', walk(243.2, 0.24, 1.1), 48_000_000),
    stock(CON.msft, 'MSFT', 'NASDAQ', 'MICROSOFT CORP', walk(468.75, 0.22, 1), 21_000_000),
    stock(CON.nvda, 'NVDA', 'NASDAQ', 'NVIDIA CORP', walk(171.4, 0.42, 1.7), 190_000_000),
    stock(CON.spy, 'SPY', 'ARCA', 'SPDR S&P 500 ETF TRUST', walk(641.1, 0.13, 1), 62_000_000),
    european(CON.sap, 'SAP', 'SAP SE', walk(243.85, 0.26, 0.8)),
    future(CON.es, 'ES', 'E-mini S&P 500', quarter, { multiplier: 50, minTick: 0.25, exchange: 'CME' }, { kind: 'follows', conId: CON.spy, ratio: 10, basis: 18.5 }),
    future(CON.mes, 'MES', 'Micro E-Mini S&P 500', quarter, { multiplier: 5, minTick: 0.25, exchange: 'CME' }, { kind: 'follows', conId: CON.spy, ratio: 10, basis: 18.5 }),
    future(CON.cl, 'CL', 'Light Sweet Crude Oil', month, { multiplier: 1_000, minTick: 0.01, exchange: 'NYMEX' }, walk(68.42, 0.34, 0.3)),
    option(CON.aaplCall, 'AAPL', 245, 'C', optionExpiry, { kind: 'option', conId: CON.aapl, volatility: 0.27, expiresAt: optionExpiry.at }),
    option(CON.spyPut, 'SPY', 630, 'P', optionExpiry, { kind: 'option', conId: CON.spy, volatility: 0.16, expiresAt: optionExpiry.at }),
    currencyPair(CON.eurUsd, 'EUR', walk(1.0862, 0.08, 0)),
    currencyPair(CON.gbpUsd, 'GBP', walk(1.2738, 0.09, 0))
  ]
}

const spot = { multiplier: 1, expiry: '', strike: 0, right: '' } as const

function stock(conId: number, symbol: string, primaryExchange: string, longName: string, model: PriceModel, volume: number): Listing {
  const names = { conId, symbol, localSymbol: symbol, tradingClass: symbol === 'SPY' ? 'SPY' : 'NMS', longName }
  const instrument: Instrument = { ...names, ...spot, secType: 'STK', exchange: 'SMART', primaryExchange, currency: 'USD', minTick: 0.01, timeZoneId: NEW_YORK }
  return { instrument, model, spreadTicks: 2, lot: 300, activity: 0.8, volume }
}

function european(conId: number, symbol: string, longName: string, model: PriceModel): Listing {
  const names = { conId, symbol, localSymbol: symbol, tradingClass: 'XETRA', longName }
  const instrument: Instrument = { ...names, ...spot, secType: 'STK', exchange: 'SMART', primaryExchange: 'IBIS', currency: 'EUR', minTick: 0.02, timeZoneId: 'MET' }
  return { instrument, model, spreadTicks: 2, lot: 150, activity: 0.5, volume: 1_400_000 }
}

interface FutureTerms {
  readonly multiplier: number
  readonly minTick: number
  readonly exchange: string
}

function future(conId: number, symbol: string, longName: string, expiry: Expiry, terms: FutureTerms, model: PriceModel): Listing {
  const localSymbol = `${symbol}${expiry.code}`
  const instrument: Instrument = {
    ...{ conId, symbol, localSymbol, tradingClass: symbol, longName, ...terms },
    ...{ secType: 'FUT', primaryExchange: '', currency: 'USD', expiry: expiry.date, strike: 0, right: '' },
    timeZoneId: terms.exchange === 'CME' ? CHICAGO : NEW_YORK
  }
  return { instrument, model, spreadTicks: 1, lot: 24, activity: 0.9, volume: 900_000 }
}

function option(conId: number, symbol: string, strike: number, right: 'C' | 'P', expiry: Expiry, model: PriceModel): Listing {
  const localSymbol = `${symbol.padEnd(6)}${expiry.date.slice(2)}${right}${String(strike * 1_000).padStart(8, '0')}`
  const instrument: Instrument = {
    ...{ conId, symbol, localSymbol, tradingClass: symbol, longName: symbol === 'SPY' ? 'SPDR S&P 500 ETF TRUST' : 'APPLE INC' },
    ...{ secType: 'OPT', exchange: 'SMART', primaryExchange: '', currency: 'USD', multiplier: 100, minTick: 0.01 },
    ...{ expiry: expiry.date, strike, right, timeZoneId: NEW_YORK }
  }
  return { instrument, model, spreadTicks: 4, lot: 40, activity: 0.5, volume: 12_000 }
}

function currencyPair(conId: number, symbol: string, model: PriceModel): Listing {
  const names = { conId, symbol, localSymbol: `${symbol}.USD`, tradingClass: `${symbol}.USD`, longName: symbol === 'EUR' ? 'European Monetary Union Euro' : 'British pound' }
  const instrument: Instrument = { ...names, ...spot, secType: 'CASH', exchange: 'IDEALPRO', primaryExchange: '', currency: 'USD', minTick: 0.00005, timeZoneId: NEW_YORK }
  return { instrument, model, spreadTicks: 1, lot: 1_000_000, activity: 0.9, volume: 0 }
}

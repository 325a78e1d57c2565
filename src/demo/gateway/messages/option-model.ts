/** tickOptionComputation (IB.md 2.3): what an option's price says of its volatility, and how it moves with what it is on. */
import type { EpochMs } from '../../../shared/lib/clock.js'
import { optionValue } from '../../world/black-scholes.js'
import type { Instrument, WorldQuote } from '../../world/types.js'
import type { Message } from '../wire/fields.js'

/** From this version on the message has no version of its own, and an attribute. */
const ATTRIBUTE_VERSION = 156
const PRICE_BASED = 1
const MODEL = 13
const DELAYED_MODEL = 83

const NOT_COMPUTED = -1
const NO_GREEK = -2

const YEAR_MS = 365 * 86_400_000
const DAYS_PER_YEAR = 365
/** Halvings of the interval from 0 to 500 %: 5e-8 of precision. */
const HALVINGS = 27
const HIGHEST_VOLATILITY = 5
const PERCENT = 0.01

/** 16:00 in New York of the day, to the hour: the model does not feel the difference. */
const expiryOf = (day: string): EpochMs => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)), 21)

function greeks(value: (spot: number, volatility: number, years: number) => number, spot: number, years: number, price: number): readonly number[] | null {
  if (price <= value(spot, 0.001, years) || price >= value(spot, HIGHEST_VOLATILITY, years)) return null
  let [low, high] = [0.001, HIGHEST_VOLATILITY]
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2
    if (value(spot, middle, years) < price) low = middle
    else high = middle
  }
  const volatility = (low + high) / 2
  const step = spot * 0.001
  const [down, here, up] = [value(spot - step, volatility, years), value(spot, volatility, years), value(spot + step, volatility, years)]
  const vega = value(spot, volatility + PERCENT, years) - here
  const theta = value(spot, volatility, years - 1 / DAYS_PER_YEAR) - here
  return [volatility, (up - down) / (2 * step), here, 0, (up - 2 * here + down) / step ** 2, vega, theta]
}

/** By Black and Scholes, from the middle of the quote; vega for one percent, theta for a day. */
export function optionModel(reqId: number, option: Instrument, { bid, ask }: WorldQuote, spot: number, at: EpochMs, { version, isDelayed }: { readonly version: number; readonly isDelayed: boolean }): Message {
  const years = (expiryOf(option.expiry) - at) / YEAR_MS
  const right = option.right === 'P' ? 'P' : 'C'
  const computed = bid > 0 && spot > 0 && years > 1 / DAYS_PER_YEAR
    ? greeks((under, volatility, left) => optionValue(right, under, option.strike, left, volatility), spot, years, (bid + ask) / 2)
    : null
  const values = computed ?? [NOT_COMPUTED, NO_GREEK, NOT_COMPUTED, NOT_COMPUTED, NO_GREEK, NO_GREEK, NO_GREEK]
  const type = isDelayed ? DELAYED_MODEL : MODEL
  return [...(version >= ATTRIBUTE_VERSION ? [21, reqId, type, PRICE_BASED] : [21, 6, reqId, type]), ...values, spot > 0 ? spot : NOT_COMPUTED]
}

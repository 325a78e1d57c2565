/** How a contract is written in the messages that carry one (IB.md 2.3). */
import type { Message } from '../wire/fields.js'
import type { Instrument } from '../../world/types.js'

/** Empty for what is traded one by one. */
export function multiplier(instrument: Instrument): number | null {
  return instrument.multiplier === 1 ? null : instrument.multiplier
}

/** conId to tradingClass with the exchange before the currency: K' of IB.md 2.5. */
export function contractFields(instrument: Instrument, exchange: string, noRight = ''): Message {
  const { conId, symbol, secType, expiry, strike, right, currency, localSymbol, tradingClass } = instrument
  return [conId, symbol, secType, expiry, strike, right || noRight, multiplier(instrument), exchange, currency, localSymbol, tradingClass]
}

import type { Instrument } from '../../../shared/domain/instrument.js'
import { contractName } from '../../format/contract-name.js'

/** The short name of an instrument. A search tells the symbol alone, and a currency pair is not named by one of its halves. */
export function instrumentName(instrument: Instrument): string {
  const { symbol, localSymbol, secType, currency } = instrument
  return secType === 'CASH' && (localSymbol === '' || localSymbol === symbol) ? `${symbol}.${currency}` : contractName(instrument)
}

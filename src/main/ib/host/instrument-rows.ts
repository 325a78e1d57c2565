/** Contracts of the library as instruments with texts for all that is not known. */
import type { Contract, ContractDescription } from '@stoqey/ib'
import type { Instrument } from '../../../shared/domain/instrument.js'
import type { FoundSymbol } from '../protocol.js'

/** As much of a text as main takes for one. */
const word = (text: string): string => text.slice(0, 64)
const sentence = (text: string): string => text.slice(0, 256)

/** Null when the contract has no id: nothing could be asked of it. */
export function toInstrument(contract: Contract, longName: string | undefined): Instrument | null {
  const { conId, symbol = '', localSymbol = '', exchange = '', primaryExch = '', currency = '', multiplier } = contract
  if (conId === undefined || !Number.isInteger(conId) || conId <= 0) return null
  return {
    conId: String(conId), symbol: word(symbol), localSymbol: word(localSymbol), secType: word(contract.secType ?? ''), exchange: word(exchange),
    primaryExchange: word(primaryExch), currency: word(currency),
    multiplier: multiplier === undefined || multiplier === 0 ? '' : String(multiplier), description: sentence(longName ?? '')
  }
}

export function toFoundSymbol({ contract, derivativeSecTypes }: ContractDescription): FoundSymbol | null {
  const instrument = contract === undefined ? null : toInstrument(contract, contract.description)
  return instrument === null ? null : { instrument, derivatives: (derivativeSecTypes ?? []).map(String) }
}

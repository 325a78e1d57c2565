import type { Instrument } from '../../../shared/domain/instrument.js'

/** A row that may name a contract. */
export interface ListedContract {
  readonly conId: string | null
  readonly symbol: string
  readonly localSymbol: string | null
  readonly secType: string | null
  readonly currency: string | null
  readonly multiplier?: string
}

/** The instrument of a row; null where the row does not say which contract it is. Main finds the rest by the contract id. */
export function instrumentOf({ conId, symbol, localSymbol, secType, currency, multiplier = '' }: ListedContract): Instrument | null {
  if (conId === null) return null
  return { conId, symbol, localSymbol: localSymbol ?? '', secType: secType ?? '', exchange: '', primaryExchange: '', currency: currency ?? '', multiplier, description: '' }
}

import type { Instrument } from '../../../shared/domain/instrument.js'

interface Named {
  readonly conId: string | null
  readonly symbol: string
  readonly localSymbol: string | null
  readonly currency: string | null
}

/** Kinds whose symbol alone does not say which contract is meant: it is their underlying's. */
const derivatives: ReadonlySet<string> = new Set(['OPT', 'FUT', 'FOP', 'WAR', 'BAG'])

/**
 * Whether a position, an order or a fill is about this instrument. IB's contract id decides where both have one; what only a
 * database tells must name it unmistakably: an entry drawn on the wrong chart is worse than none.
 */
export function isOfInstrument(instrument: Instrument, { conId, symbol, localSymbol, currency }: Named): boolean {
  if (conId !== null) return conId === instrument.conId
  if (currency !== null && currency !== '' && currency !== instrument.currency) return false
  const names = new Set([symbol, localSymbol ?? symbol])
  if (instrument.localSymbol !== '' && names.has(instrument.localSymbol)) return true
  return !derivatives.has(instrument.secType) && names.has(instrument.symbol)
}

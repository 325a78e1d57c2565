/** Which currency's trades the pilot is about: unlike currencies are never added, so one is looked at at a time. */
import { compareText } from '../lib/order.js'
import { countsOf } from './paper-pilot.js'
import type { PilotTallyRow } from './pilot-rows.js'

export interface CurrencyCount {
  readonly currency: string
  readonly trades: number
}

/** The currencies of the trades, the most traded first. */
export function currenciesOf(tallies: readonly PilotTallyRow[]): readonly CurrencyCount[] {
  return tallies
    .filter(({ dimension }) => dimension === 'all')
    .map((row) => ({ currency: row.currency, trades: countsOf([row]).total }))
    .sort((a, b) => b.trades - a.trades || compareText(a.currency, b.currency))
}

/** The chosen currency while there are trades in it; the most traded where none was chosen. Null: all together. */
export function shownCurrency(chosen: string | null, counts: readonly CurrencyCount[]): string | null {
  if (chosen === 'all' || counts.length < 2) return null
  return counts.some(({ currency }) => currency === chosen) ? chosen : (counts[0]?.currency ?? null)
}

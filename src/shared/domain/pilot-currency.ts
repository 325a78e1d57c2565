/** Which currency's trades the pilot is about: unlike currencies are never added, so one is looked at at a time. */
import type { PaperTrade } from './database-rows.js'

export interface CurrencyCount {
  readonly currency: string
  readonly trades: number
}

/** The currencies of the trades, the most traded first. */
export function currenciesOf(trades: readonly PaperTrade[]): readonly CurrencyCount[] {
  const counts = new Map<string, number>()
  for (const { currency } of trades) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts].map(([currency, count]) => ({ currency, trades: count })).sort((a, b) => b.trades - a.trades || (a.currency < b.currency ? -1 : 1))
}

/** The chosen currency while there are trades in it; the most traded where none was chosen. Null: all together. */
export function shownCurrency(chosen: string | null, counts: readonly CurrencyCount[]): string | null {
  if (chosen === 'all' || counts.length < 2) return null
  return counts.some(({ currency }) => currency === chosen) ? chosen : (counts[0]?.currency ?? null)
}

/** What a rule can be about: the accounts, instruments and strategies that the desk shows now. */
import { useMemo } from 'react'
import type { RuleScope } from '../../../shared/domain/alerts/rule-schema.js'
import { useRows } from '../../stores/hooks.js'
import { useShell } from '../../stores/shell-store.js'
import { usePaced } from '../../stores/use-paced.js'

export type DeskNames = { readonly [P in keyof RuleScope]: readonly string[] }

const NONE: readonly string[] = []

function sorted(names: readonly (string | null)[]): readonly string[] {
  return [...new Set(names.filter((name) => name !== null && name !== ''))].sort() as readonly string[]
}

export interface DeskInstrument {
  readonly conId: string
  readonly symbol: string
  /** As a person names it: a future by its month too. */
  readonly name: string
}

/** Instruments of which there are quotes, so that a price level of them can be judged. */
export function useInstruments(): readonly DeskInstrument[] {
  const quotes = usePaced(useRows('quotes'), 'quotes of rules')
  const held = useRows('brokerPositions')
  return useMemo(() => {
    const symbols = new Map(held.map(({ conId, symbol }) => [conId, symbol]))
    return quotes.map(({ conId, localSymbol }) => ({ conId, symbol: symbols.get(conId) ?? localSymbol, name: localSymbol === '' ? (symbols.get(conId) ?? conId) : localSymbol })).sort((a, b) => (a.name < b.name ? -1 : 1))
  }, [quotes, held])
}

export function useDeskNames(): DeskNames {
  const told = useShell(({ status }) => status?.ib.accounts ?? NONE)
  const held = useRows('brokerPositions')
  const booked = useRows('databasePositions')
  const orders = useRows('databaseOrders')
  const trades = useRows('paperTrades')
  const signals = useRows('signals')
  return useMemo(
    () => ({
      accounts: sorted([...told, ...held.map(({ account }) => account), ...booked.map(({ account }) => account)]),
      instruments: sorted([...held.flatMap(({ symbol, localSymbol }) => [symbol, localSymbol]), ...booked.map(({ symbol }) => symbol), ...orders.map(({ symbol }) => symbol), ...signals.map(({ symbol }) => symbol)]),
      strategies: sorted([...trades.map(({ strategy }) => strategy), ...signals.map(({ strategy }) => strategy)])
    }),
    [told, held, booked, orders, trades, signals]
  )
}

/** What a rule names and the desk does not know now. */
export function unknownOf({ accounts, instruments, strategies }: RuleScope, known: DeskNames, quoted: readonly DeskInstrument[]): readonly string[] {
  if (accounts.length + instruments.length + strategies.length === 0) return []
  // Contract ids are names too, which the list of names does not offer.
  const named = new Set([...known.instruments, ...quoted.flatMap(({ conId, symbol, name }) => [conId, symbol, name])])
  return [...accounts.filter((name) => !known.accounts.includes(name)), ...instruments.filter((name) => !named.has(name)), ...strategies.filter((name) => !known.strategies.includes(name))]
}

/** The views of the paper pilot: in a file of their own, since the first panels on screen need none of what they are made by. */
import { useMemo } from 'react'
import type { PaperTrade } from '../../shared/domain/database-rows.js'
import { isOpen } from '../../shared/domain/open-exposure.js'
import { paperPilot, type PaperPilot } from '../../shared/domain/paper-pilot.js'
import { currenciesOf, type CurrencyCount } from '../../shared/domain/pilot-currency.js'
import type { PilotReview } from '../../shared/domain/pilot-rows.js'
import { strategyDays, type StrategyDays } from '../../shared/domain/strategy-days.js'
import type { SliceKey, SliceRow } from '../../shared/state/slices.js'
import { useRows } from './hooks.js'
import { sharedView } from './shared-view.js'

type Rows<K extends SliceKey> = readonly SliceRow<K>[]

const pilotView = sharedView((tallies: Rows<'pilotTallies'>, currency: string | null) => paperPilot(currency === null ? tallies : tallies.filter((tally) => tally.currency === currency)))
const strategyDaysView = sharedView((tallies: Rows<'pilotTallies'>, currency: string) => strategyDays(tallies.filter((tally) => tally.currency === currency)))
const openTradesView = sharedView((trades: Rows<'paperTrades'>, currency: string | null) => trades.filter((trade) => isOpen(trade) && (currency === null || trade.currency === currency)))

/** The paper pilot's figures over the trades in one currency, or all. */
export function usePilot(currency: string | null): PaperPilot {
  return pilotView(useRows('pilotTallies'), currency)
}

/** What each strategy has realized by day, in one currency. */
export function useStrategyDays(currency: string): StrategyDays {
  return strategyDaysView(useRows('pilotTallies'), currency)
}

/** The open paper trades in one currency, or all; as many as are known here. */
export function useOpenTrades(currency: string | null): readonly PaperTrade[] {
  return openTradesView(useRows('paperTrades'), currency)
}

/** The currencies of the paper trades, the most traded first. */
export function usePilotCurrencies(): readonly CurrencyCount[] {
  const tallies = useRows('pilotTallies')
  return useMemo(() => currenciesOf(tallies), [tallies])
}

/** How true the tallies of the paper pilot are; null: none has been told yet. */
export function usePilotReview(): PilotReview | null {
  return useRows('pilotReview')[0] ?? null
}

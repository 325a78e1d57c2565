/** What the panels of the paper pilot are about, wherever they stand: the trades in one currency, or all together. */
import { shownCurrency } from '../../../shared/domain/pilot-currency.js'
import type { PaperPilot } from '../../../shared/domain/paper-pilot.js'
import type { FreshnessState } from '../../../shared/state/freshness.js'
import { useMetas, useTruth } from '../../stores/hooks.js'
import { usePanelChoice } from '../../stores/panel-choice.js'
import { usePilot, usePilotCurrencies, usePilotReview } from '../../stores/pilot-views.js'
import { PILOT_SLICES } from './pilot-panel-props.js'
import { whyNoTrades, type Emptiness } from './pilot-words.js'

export interface PilotView {
  readonly pilot: PaperPilot
  /** Null: all together. */
  readonly currency: string | null
  readonly state: FreshnessState
  readonly emptiness: Emptiness
  /** Zone of the days, as the time-zone database names it. */
  readonly dayZone: string
  /** Paper trades in the database. */
  readonly total: number
}

/** @returns the currency to show the trades in, and what changes it; `all`: all together */
export function usePilotCurrency(): readonly [string | null, (choice: string) => void] {
  const [chosen, choose] = usePanelChoice('pilot-currency')
  return [shownCurrency(chosen, usePilotCurrencies()), choose]
}

export function usePilotView(): PilotView {
  const [currency] = usePilotCurrency()
  const pilot = usePilot(currency)
  const review = usePilotReview()
  const { state } = useTruth(PILOT_SLICES).freshness
  const [meta] = useMetas(PILOT_SLICES)
  return { pilot, currency, state, emptiness: whyNoTrades(state, meta?.unavailable ?? null), dayZone: review?.zone ?? 'UTC', total: review?.trades ?? 0 }
}

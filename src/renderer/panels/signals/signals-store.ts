/** Which signals are listed and which is looked at: kept while other screens are shown, so that other panels can lead here. */
import { create } from 'zustand'
import type { SignalFilter } from '../../../shared/domain/quiet-report.js'

export interface SignalsState {
  readonly filter: SignalFilter
  /** The signal whose trace is shown; null: what is said of all that are listed. */
  readonly chosen: string | null
}

const ALL: SignalFilter = { strategy: null, symbol: null, decision: null }

export const useSignals = create<SignalsState>(() => ({ filter: ALL, chosen: null }))

/** Another list: what was looked at may not be in it. */
export function filterSignals(part: Partial<SignalFilter>): void {
  useSignals.setState(({ filter }) => ({ filter: { ...filter, ...part }, chosen: null }))
}

export function chooseSignal(signalId: string | null): void {
  useSignals.setState({ chosen: signalId })
}

/** Lists everything again and shows one trace. */
export function traceSignal(signalId: string): void {
  useSignals.setState({ filter: ALL, chosen: signalId })
}

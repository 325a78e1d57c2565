import { useCallback, useEffect } from 'react'
import { useStore } from 'zustand'
import { deskStore } from '../../stores/desk-store.js'
import { usePastMoment } from '../../stores/hooks.js'
import { closeBars, showBars } from './bars-store.js'
import { queryOf } from './chart-choice.js'
import { useChart } from './chart-store.js'

/** Keeps the bars of what is chosen on screen, for as long as the screen is. @returns asks for them once more */
export function useShownBars(): () => void {
  const instrument = useChart((chart) => chart.instrument)
  const choice = useChart((chart) => chart.choice)
  // Another desk has bars of its own, and knows none of the views of the one before.
  const desk = useStore(deskStore, (state) => state.desk)
  const past = usePastMoment()
  useEffect(() => {
    if (instrument !== null && desk !== null) showBars(queryOf(instrument, choice, Date.now(), past))
    return closeBars
  }, [instrument, choice, desk, past])
  return useCallback(() => {
    if (instrument !== null) showBars(queryOf(instrument, choice, Date.now(), past))
  }, [instrument, choice, past])
}

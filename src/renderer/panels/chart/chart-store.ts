/** What the chart shows. It outlives the screen, so that a look at another one loses nothing. */
import { create } from 'zustand'
import type { BarSize } from '../../../shared/domain/bar.js'
import type { Instrument } from '../../../shared/domain/instrument.js'
import { allowedRange, defaultWhatToShow, type ChartChoice } from './chart-choice.js'

export interface ChartState {
  /** Null: none chosen yet. */
  readonly instrument: Instrument | null
  readonly choice: ChartChoice
  readonly shownAs: 'chart' | 'table'
  /** What to search for as soon as the screen is shown: a row that names no contract was opened. */
  readonly search: string
}

export const useChart = create<ChartState>(() => ({
  instrument: null,
  choice: { barSize: '5m', whatToShow: 'TRADES', session: 'regular', range: '5D', mode: 'auto' },
  shownAs: 'chart',
  search: ''
}))

/** Shows another instrument, with the same size, session and range. */
export function chooseInstrument(instrument: Instrument): void {
  useChart.setState(({ instrument: before, choice }) => {
    const isSameKind = before !== null && defaultWhatToShow(before) === defaultWhatToShow(instrument)
    return { instrument, search: '', choice: isSameKind ? choice : { ...choice, whatToShow: defaultWhatToShow(instrument) } }
  })
}

export function choose(change: Partial<ChartChoice>): void {
  useChart.setState(({ choice }) => ({ choice: { ...choice, ...change } }))
}

export function chooseBarSize(barSize: BarSize): void {
  useChart.setState(({ choice }) => ({ choice: { ...choice, barSize, range: allowedRange(barSize, choice.range) } }))
}

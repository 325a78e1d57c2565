/** What a person has made of each chart. It outlives the screen, so that a look at another one loses nothing. */
import { create } from 'zustand'
import type { TimeRange, TimeWindow } from './time-window.js'

export interface ChartView {
  /** What is looked at: a range that goes on with time, or a window that stays. */
  readonly shown: TimeRange | TimeWindow
  /** Series that are switched off. */
  readonly hidden: readonly string[]
}

const UNTOUCHED: ChartView = { shown: 'All', hidden: [] }

const useViews = create<Readonly<Record<string, ChartView>>>(() => ({}))

export function useChartView(name: string): ChartView {
  return useViews((views) => views[name] ?? UNTOUCHED)
}

export function changeChartView(name: string, change: Partial<ChartView>): void {
  useViews.setState((views) => ({ [name]: { ...(views[name] ?? UNTOUCHED), ...change } }))
}

export function turnSeries(name: string, series: string): void {
  useViews.setState((views) => {
    const view = views[name] ?? UNTOUCHED
    return { [name]: { ...view, hidden: view.hidden.includes(series) ? view.hidden.filter((one) => one !== series) : [...view.hidden, series] } }
  })
}

/** The ways to a chart from elsewhere on the desk. */
import { showHere } from '../../workspace/show-here.js'
import { chooseInstrument, useChart } from './chart-store.js'
import { instrumentOf, type ListedContract } from './instrument-of.js'

/** Shows the chart of a row's instrument; where the row names no contract, the search for its symbol. */
export function openChart(row: ListedContract): void {
  const instrument = instrumentOf(row)
  if (instrument === null) useChart.setState({ search: row.symbol })
  else chooseInstrument(instrument)
  showHere('chart')
}

/** What a table of contracts answers: the key C and a double click lead to the chart. */
export const chartActions = {
  onRowKey: (row: ListedContract, key: string): boolean => {
    if (key.toLowerCase() !== 'c') return false
    openChart(row)
    return true
  },
  onRowPress: (row: ListedContract, presses: number): void => {
    if (presses === 2) openChart(row)
  }
} as const

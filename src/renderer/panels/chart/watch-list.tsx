/** The instruments that are held and watched, with their quotes; a click leads the chart to one. */
import { useEffect, useMemo } from 'react'
import type { Instrument } from '../../../shared/domain/instrument.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import { EmptyState } from '../../components/empty-state.js'
import { Panel } from '../../components/panel.js'
import { useRows } from '../../stores/hooks.js'
import { useShell } from '../../stores/shell-store.js'
import { usePositions } from '../../stores/views.js'
import { chartText } from '../../text/chart.js'
import { chooseInstrument, useChart } from './chart-store.js'
import styles from './chart.module.css'
import { InstrumentSearch } from './instrument-search.js'
import { watchColumns } from './watch-columns.js'
import { unwatch, useWatchFailure, watch } from './watch-list-store.js'
import { watchRows, type WatchRow } from './watch-rows.js'

const words = chartText.watch
const SLICES: readonly SliceKey[] = ['quotes', 'brokerPositions']
const NO_INSTRUMENTS: readonly Instrument[] = []
const rowId = (row: WatchRow): string => row.id

function onRowKey({ instrument, isWatched }: WatchRow, key: string): boolean {
  if (key === 'Enter' || key.toLowerCase() === 'c') chooseInstrument(instrument)
  else if (key === 'Delete' && isWatched) unwatch(instrument.conId)
  else return false
  return true
}

export function WatchList(): React.JSX.Element {
  const positions = usePositions()
  const watchList = useShell((shell) => shell.settings?.watchList ?? NO_INSTRUMENTS)
  const quotes = useRows('quotes')
  const charted = useChart((chart) => chart.instrument?.conId ?? null)
  const failure = useWatchFailure((state) => state.failure)
  const rows = useMemo(() => watchRows(positions, watchList, quotes), [positions, watchList, quotes])
  const columns = useMemo(() => watchColumns(charted), [charted])
  const first = rows[0]?.instrument
  useEffect(() => {
    // An empty chart helps nobody: the first of the list, until a person chooses.
    const { instrument, search } = useChart.getState()
    if (instrument === null && search === '' && first !== undefined) chooseInstrument(first)
  }, [first])
  const held = rows.filter((row) => row.held !== null).length
  return (
    <Panel name="watch-list" title={words.title} slices={SLICES} extra={rows.length === 0 ? null : words.counts(String(held), String(rows.length - held))}>
      <div className={styles['add']}>
        <InstrumentSearch name="watch" {...words.add} onPick={watch} />
        {failure === null ? null : <p className={styles['failure']} role="alert">{failure}</p>}
      </div>
      {rows.length === 0
        ? <EmptyState {...words.none} />
        : <DataGrid name="Watch list" label={words.title} rows={rows} columns={columns} keyOf={rowId} onRowKey={onRowKey} onRowPress={({ instrument }) => { chooseInstrument(instrument) }} />}
    </Panel>
  )
}

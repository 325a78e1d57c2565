/** Every signal of the trading system, what was decided, and what came of it. */
import { useMemo } from 'react'
import type { Signal } from '../../../shared/domain/database-rows.js'
import { matchesFilter } from '../../../shared/domain/quiet-report.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import { EmptyState } from '../../components/empty-state.js'
import { NothingShown } from '../../components/nothing-shown.js'
import { Panel } from '../../components/panel.js'
import { contractOfSymbol } from '../../links/contract-of.js'
import { useZone } from '../../stores/hooks.js'
import { useSignalsNewestFirst, useSignalTraces } from '../../stores/trace-views.js'
import { usePaced } from '../../stores/use-paced.js'
import { QuietPanel } from './quiet-panel.js'
import { signalColumns } from './signal-columns.js'
import { SignalFilters } from './signal-filters.js'
import { chooseSignal, useSignals } from './signals-store.js'
import styles from './signals.module.css'
import { TracePanel } from './trace-panel.js'
import { formatCount } from '../../format/count-format.js'
import { signalsText } from '../../text/signals.js'

const SLICES: readonly SliceKey[] = ['signals']
const rowId = (row: Signal): string => row.signalId
const isDim = (row: Signal): boolean => row.decision === 'skipped' || row.decision === 'rejected'

function onRowKey({ signalId }: Signal, key: string): boolean {
  if (key === 'Enter') chooseSignal(signalId)
  else if (key === 'Escape') chooseSignal(null)
  else return false
  return true
}

export function Signals(): React.JSX.Element {
  const all = useSignalsNewestFirst()
  const filter = useSignals((state) => state.filter)
  const chosen = useSignals((state) => state.chosen)
  const zone = useZone()
  // Orders and heartbeats change several times a second; a list that is read need not.
  const traces = usePaced(useSignalTraces(), 'traces')
  const columns = useMemo(() => signalColumns(zone, traces), [zone, traces])
  const listed = useMemo(() => all.filter((signal) => matchesFilter(filter, signal)), [all, filter])
  const signal = chosen === null ? undefined : all.find(({ signalId }) => signalId === chosen)
  return (
    <div className={styles['screen']}>
      <Panel name="signals" isLinkable title={signalsText.title} slices={SLICES} extra={all.length === 0 ? null : signalsText.shown(formatCount(listed.length), formatCount(all.length))} className={styles['list']}>
        {all.length === 0 ? <NothingShown slices={SLICES} what={signalsText.what} detail={signalsText.none} /> : <SignalFilters all={all} filter={filter} />}
        {all.length > 0 && listed.length === 0 ? <EmptyState {...signalsText.noneListed} /> : null}
        {listed.length === 0 ? null : <DataGrid name="Signals" label={signalsText.title} rows={listed} columns={columns} keyOf={rowId} isDim={isDim} contractOf={contractOfSymbol} onRowKey={onRowKey} onRowPress={(row) => { chooseSignal(row.signalId) }} />}
      </Panel>
      {signal === undefined ? <QuietPanel listed={listed} filter={filter} traces={traces} /> : <TracePanel trace={traces.of(signal)} />}
    </div>
  )
}

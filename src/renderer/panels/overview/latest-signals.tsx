/** The latest signals and what was decided, newest first. */
import { useMemo } from 'react'
import type { Signal } from '../../../shared/domain/database-rows.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { Chip, type ChipProps } from '../../components/chip.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { Moment } from '../../components/moment.js'
import { NothingShown } from '../../components/nothing-shown.js'
import { Panel } from '../../components/panel.js'
import { RowsButton } from '../../components/figure/rows-button.js'
import { drillText } from '../../text/drill.js'
import type { RowsTarget } from '../../components/figure/figure-drill.js'
import { withoutAmounts } from '../../format/foreign-text.js'
import { formatDay, formatSecond, type ZoneChoice, zoneWord } from '../../format/time-format.js'
import { contractOfSymbol } from '../../links/contract-of.js'
import { useRows, useZone } from '../../stores/hooks.js'
import { overviewText } from '../../text/overview.js'
import { signalActions } from '../signals/open-signals.js'
import type { PanelPlace } from './panel-props.js'

const words = overviewText.signals
const SLICES: readonly SliceKey[] = ['signals']
/** The overview shows the latest; all of them, with their traces, are a screen of their own. */
const LATEST = 100
const rowId = (row: Signal): string => row.signalId
const tones: Readonly<Record<string, ChipProps['tone']>> = { taken: 'good', rejected: 'bad', pending: 'warn' }

function columnsIn(zone: ZoneChoice): readonly GridColumn<Signal>[] {
  return [
    { id: 'time', title: words.columns.time(zoneWord(zone)), width: 80, sortBy: (row) => row.firedAt, groupText: (row) => formatDay(row.firedAt, zone), text: (row) => formatSecond(row.firedAt, zone), cell: (row) => <Moment at={row.firedAt} zone={zone} as="clock" /> },
    { id: 'symbol', ...words.columns.symbol, width: 64, sortBy: (row) => row.symbol, text: (row) => row.symbol },
    { id: 'direction', ...words.columns.direction, width: 38, sortBy: (row) => row.direction, text: (row) => row.direction },
    { id: 'decision', ...words.columns.decision, width: 74, sortBy: (row) => row.decision, text: (row) => row.decision, cell: (row) => <Chip tone={tones[row.decision] ?? 'neutral'} title={row.reason === null ? undefined : withoutAmounts(row.reason)}>{row.decision}</Chip> },
    { id: 'reason', ...words.columns.reason, width: 96, isWords: true, optional: 1, sortBy: (row) => row.reason, text: (row) => withoutAmounts(row.reason ?? '') }
  ]
}

const ROWS: RowsTarget = { words: drillText.signals, screen: 'signals', grid: 'Signals' }

export function LatestSignals({ className }: PanelPlace): React.JSX.Element {
  const all = useRows('signals')
  const zone = useZone()
  const columns = useMemo(() => columnsIn(zone), [zone])
  const latest = useMemo(() => [...all].sort((a, b) => b.firedAt - a.firedAt).slice(0, LATEST), [all])
  return (
    <Panel name="signals" isLinkable title={words.title} slices={SLICES} extra={all.length === 0 ? null : words.latest(String(latest.length), String(all.length))} actions={<RowsButton target={ROWS} />} className={className}>
      {latest.length === 0 ? <NothingShown slices={SLICES} what={words.what} detail={words.none} /> : <DataGrid name="Latest signals" label={words.table} rows={latest} columns={columns} keyOf={rowId} contractOf={contractOfSymbol} {...signalActions} />}
    </Panel>
  )
}

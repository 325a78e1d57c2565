/** Streams that fell silent or ended, and what came of asking for them again. */
import { useMemo } from 'react'
import type { StreamRecord } from '../../../shared/state/ib-feed-status.js'
import { Chip, type ChipProps } from '../../components/chip.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { EmptyState } from '../../components/empty-state.js'
import { Moment } from '../../components/moment.js'
import { formatAge, formatSecond, zoneName, type ZoneChoice, zoneWord } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { diagnosticsText } from '../../text/diagnostics.js'
import { StatusPanel } from './status-panel.js'

const words = diagnosticsText.streams
const tones: Readonly<Record<StreamRecord['result'], ChipProps['tone']>> = { pending: 'warn', answered: 'good', silent: 'bad', ended: 'neutral' }

function columnsIn(zone: ZoneChoice): readonly GridColumn<StreamRecord>[] {
  return [
    { id: 'at', title: words.columns.at.title(zoneWord(zone)), definition: words.columns.at.definition(zoneName(zone)), width: 80, sortBy: ({ at }) => at, text: ({ at }) => formatSecond(at, zone), cell: ({ at }) => <Moment at={at} zone={zone} as="clock" /> },
    { id: 'stream', ...words.columns.stream, width: 100, sortBy: ({ stream }) => stream, text: ({ stream }) => stream, cell: ({ stream }) => <strong>{stream}</strong> },
    { id: 'reason', ...words.columns.reason, width: 130, isWords: true, sortBy: ({ reason }) => reason, text: ({ reason }) => reason },
    { id: 'silence', ...words.columns.silence, width: 66, align: 'end', sortBy: ({ at, since }) => at - since, text: ({ at, since }) => formatAge(at - since), optional: 2 },
    { id: 'tries', ...words.columns.tries, width: 36, align: 'end', sortBy: ({ tries }) => tries, text: ({ tries }) => String(tries), optional: 1 },
    { id: 'result', ...words.columns.result, width: 72, sortBy: ({ result }) => result, text: ({ result }) => words.results[result], cell: ({ result }) => <Chip tone={tones[result]}>{words.results[result]}</Chip> }
  ]
}

export function StreamsPanel({ streams, className }: { readonly streams: readonly StreamRecord[], readonly className?: string | undefined }): React.JSX.Element {
  const zone = useZone()
  const columns = useMemo(() => columnsIn(zone), [zone])
  return (
    <StatusPanel name="streams" title={words.title} extra={streams.length === 0 ? null : diagnosticsText.latest(String(streams.length))} className={className}>
      {streams.length === 0
        ? <EmptyState {...words.none} />
        : <DataGrid name="Streams asked for again" label={words.title} rows={streams} columns={columns} keyOf={({ at, stream, tries }) => `${String(at)} ${stream} ${String(tries)}`} initialSort={{ column: 'at', descending: true }} />}
    </StatusPanel>
  )
}

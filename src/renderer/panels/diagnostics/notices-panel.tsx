/** What the gateway has said: its own codes and words, and the request that each is about. */
import { useMemo } from 'react'
import type { IbStatus } from '../../../shared/state/status.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { EmptyState } from '../../components/empty-state.js'
import { Moment } from '../../components/moment.js'
import { withoutAmounts } from '../../format/foreign-text.js'
import { formatSecond, zoneName, type ZoneChoice, zoneWord } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { diagnosticsText } from '../../text/diagnostics.js'
import { StatusPanel } from './status-panel.js'

const words = diagnosticsText.notices

type Notice = IbStatus['notices'][number]

interface NoticeRow extends Notice {
  readonly id: string
}

function columnsIn(zone: ZoneChoice): readonly GridColumn<NoticeRow>[] {
  return [
    { id: 'at', title: words.columns.at.title(zoneWord(zone)), definition: words.columns.at.definition(zoneName(zone)), width: 80, sortBy: ({ at }) => at, text: ({ at }) => formatSecond(at, zone), cell: ({ at }) => <Moment at={at} zone={zone} as="clock" /> },
    { id: 'code', ...words.columns.code, width: 54, align: 'end', sortBy: ({ code }) => code, text: ({ code }) => String(code), cell: ({ code }) => <strong>{code}</strong> },
    { id: 'message', ...words.columns.message, width: 244, isWords: true, sortBy: ({ message }) => message, text: ({ message }) => withoutAmounts(message) },
    { id: 'request', ...words.columns.request, width: 130, sortBy: ({ request }) => request, text: ({ request }) => request ?? '–' },
    { id: 'times', ...words.columns.times, width: 44, align: 'end', sortBy: ({ times }) => times, text: ({ times }) => String(times), optional: 1 }
  ]
}

export function NoticesPanel({ notices, className }: { readonly notices: readonly Notice[], readonly className?: string | undefined }): React.JSX.Element {
  const zone = useZone()
  const columns = useMemo(() => columnsIn(zone), [zone])
  const rows = useMemo(() => notices.map((notice, index): NoticeRow => ({ ...notice, id: `${String(notice.at)} ${String(notice.code)} ${String(index)}` })), [notices])
  return (
    <StatusPanel name="notices" title={words.title} extra={rows.length === 0 ? null : diagnosticsText.latest(String(rows.length))} className={className}>
      {rows.length === 0
        ? <EmptyState {...words.none} />
        : <DataGrid name="Notices of the gateway" label={words.title} rows={rows} columns={columns} keyOf={({ id }) => id} initialSort={{ column: 'at', descending: true }} />}
    </StatusPanel>
  )
}

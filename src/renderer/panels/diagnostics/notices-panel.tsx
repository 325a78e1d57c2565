/** What the gateway has said: its own codes and words, and the request that each is about. */
import { useMemo } from 'react'
import type { IbStatus } from '../../../shared/state/status.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { EmptyState } from '../../components/empty-state.js'
import { Moment } from '../../components/moment.js'
import { formatClock, zoneName, type ZoneChoice } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { StatusPanel } from './status-panel.js'

type Notice = IbStatus['notices'][number]

interface NoticeRow extends Notice {
  readonly id: string
}

function columnsIn(zone: ZoneChoice): readonly GridColumn<NoticeRow>[] {
  return [
    { id: 'at', title: `Time (${zone})`, definition: `When it was last said, in ${zoneName(zone)}`, width: 80, sortBy: ({ at }) => at, text: ({ at }) => formatClock(at, zone), cell: ({ at }) => <Moment at={at} zone={zone} as="clock" /> },
    { id: 'code', title: 'Code', definition: "Interactive Brokers' own code", width: 54, align: 'end', sortBy: ({ code }) => code, text: ({ code }) => String(code), cell: ({ code }) => <strong>{code}</strong> },
    { id: 'message', title: 'What it said', width: 244, sortBy: ({ message }) => message, text: ({ message }) => message },
    { id: 'request', title: 'About', definition: 'The request that it is about', width: 130, sortBy: ({ request }) => request, text: ({ request }) => request ?? '–' },
    { id: 'times', title: 'Times', definition: 'How often in a row', width: 44, align: 'end', sortBy: ({ times }) => times, text: ({ times }) => String(times), optional: 1 }
  ]
}

export function NoticesPanel({ notices, className }: { readonly notices: readonly Notice[], readonly className?: string | undefined }): React.JSX.Element {
  const zone = useZone()
  const columns = useMemo(() => columnsIn(zone), [zone])
  const rows = useMemo(() => notices.map((notice, index): NoticeRow => ({ ...notice, id: `${String(notice.at)} ${String(notice.code)} ${String(index)}` })), [notices])
  return (
    <StatusPanel name="notices" title="Notices of the gateway" extra={rows.length === 0 ? null : `latest ${String(rows.length)}`} className={className}>
      {rows.length === 0
        ? <EmptyState title="Nothing said so far" detail="Every notice of the gateway is kept here with its code and the request that it is about." />
        : <DataGrid label="Notices of the gateway" rows={rows} columns={columns} keyOf={({ id }) => id} initialSort={{ column: 'at', descending: true }} />}
    </StatusPanel>
  )
}

/** The broker's data farms: a broken one makes old what it feeds, while the session is well. */
import type { IbStatus } from '../../../shared/state/status.js'
import { Chip, type ChipProps } from '../../components/chip.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { EmptyState } from '../../components/empty-state.js'
import { diagnosticsText } from '../../text/diagnostics.js'
import { StatusPanel } from './status-panel.js'

type Farm = IbStatus['farms'][number]

const tones: Readonly<Record<Farm['state'], ChipProps['tone']>> = { ok: 'good', broken: 'bad', inactive: 'neutral', connecting: 'warn' }
const words = diagnosticsText.farms

const columns: readonly GridColumn<Farm>[] = [
  { id: 'name', title: words.columns.name, width: 76, sortBy: ({ name }) => name, text: ({ name }) => name, cell: ({ name }) => <strong>{name}</strong> },
  { id: 'kind', title: words.columns.kind, width: 80, sortBy: ({ kind }) => words.kinds[kind], text: ({ kind }) => words.kinds[kind] },
  { id: 'state', title: words.columns.state, width: 70, sortBy: ({ state }) => state, text: ({ state }) => words.states[state], cell: ({ state }) => <Chip tone={tones[state]}>{words.states[state]}</Chip> }
]

export function FarmsPanel({ farms, className }: { readonly farms: readonly Farm[], readonly className?: string | undefined }): React.JSX.Element {
  const ok = farms.filter(({ state }) => state === 'ok').length
  return (
    <StatusPanel name="farms" title={words.title} extra={farms.length === 0 ? null : words.ok(String(ok), String(farms.length))} className={className}>
      {farms.length === 0
        ? <EmptyState {...words.none} />
        : <DataGrid name="Farms" label={words.title} rows={farms} columns={columns} keyOf={({ kind, name }) => `${kind} ${name}`} initialSort={{ column: 'name', descending: false }} />}
    </StatusPanel>
  )
}

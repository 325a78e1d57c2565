/** The broker's data farms: a broken one makes old what it feeds, while the session is well. */
import type { IbStatus } from '../../../shared/state/status.js'
import { Chip, type ChipProps } from '../../components/chip.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { EmptyState } from '../../components/empty-state.js'
import { StatusPanel } from './status-panel.js'

type Farm = IbStatus['farms'][number]

const tones: Readonly<Record<Farm['state'], ChipProps['tone']>> = { ok: 'good', broken: 'bad', inactive: 'neutral', connecting: 'warn' }
const kinds: Readonly<Record<Farm['kind'], string>> = { market: 'market data', history: 'history', 'security-definition': 'contracts' }

const columns: readonly GridColumn<Farm>[] = [
  { id: 'name', title: 'Farm', width: 76, sortBy: ({ name }) => name, text: ({ name }) => name, cell: ({ name }) => <strong>{name}</strong> },
  { id: 'kind', title: 'Feeds', width: 80, sortBy: ({ kind }) => kinds[kind], text: ({ kind }) => kinds[kind] },
  { id: 'state', title: 'State', width: 70, sortBy: ({ state }) => state, text: ({ state }) => state, cell: ({ state }) => <Chip tone={tones[state]}>{state}</Chip> }
]

export function FarmsPanel({ farms, className }: { readonly farms: readonly Farm[], readonly className?: string | undefined }): React.JSX.Element {
  const ok = farms.filter(({ state }) => state === 'ok').length
  return (
    <StatusPanel name="farms" title="Farms" extra={farms.length === 0 ? null : `${String(ok)} of ${String(farms.length)} ok`} className={className}>
      {farms.length === 0
        ? <EmptyState title="No farm known" detail="The gateway tells of its farms once a session is open." />
        : <DataGrid label="Farms" rows={farms} columns={columns} keyOf={({ kind, name }) => `${kind} ${name}`} initialSort={{ column: 'name', descending: false }} />}
    </StatusPanel>
  )
}

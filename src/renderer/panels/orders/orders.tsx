/** The unified open orders: normal and trigger orders of both books, brackets grouped, each counted once. */
import { useMemo } from 'react'
import type { BlotterRow } from '../../../shared/domain/blotter-row.js'
import { blotterCounts } from '../../../shared/domain/order-blotter.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import { EmptyState } from '../../components/empty-state.js'
import { Panel } from '../../components/panel.js'
import { useTruth, useZone } from '../../stores/hooks.js'
import { useOrders } from '../../stores/views.js'
import { orderColumns } from './order-columns.js'

const SLICES: readonly SliceKey[] = ['databaseOrders', 'triggerOrders', 'brokerOrders', 'quotes']
const rowId = (row: BlotterRow): string => row.id
/** A parent that has ended is listed only because a child of it is live. */
const isEnded = (row: BlotterRow): boolean => row.state === 'filled' || row.state === 'cancelled'

export function Orders(): React.JSX.Element {
  const rows = useOrders()
  const zone = useZone()
  const { freshness } = useTruth(SLICES)
  const columns = useMemo(() => orderColumns(zone), [zone])
  const counts = blotterCounts(rows)
  const extra = `${String(counts.total)} rows · ${String(counts.working + counts.partiallyFilled)} working · ${String(counts.held)} held${counts.withDifferences === 0 ? '' : ` · ${String(counts.withDifferences)} where the books differ`}`
  return (
    <Panel name="orders" title="Open orders" slices={SLICES} extra={extra}>
      {rows.length > 0 ? (
        <DataGrid label="Open orders" rows={rows} columns={columns} keyOf={rowId} isDim={isEnded} />
      ) : freshness.state === 'never' ? (
        <EmptyState title="No orders known yet" detail="They appear as soon as the broker or the database has answered once; the status bar says what is being tried." />
      ) : (
        <EmptyState title="No open orders" detail="Neither the broker nor the database has a working order." />
      )}
    </Panel>
  )
}

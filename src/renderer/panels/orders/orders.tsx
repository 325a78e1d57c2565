/** The unified open orders: normal and trigger orders of both books, brackets grouped, each counted once. */
import { lazy, useMemo } from 'react'
import type { BlotterRow } from '../../../shared/domain/blotter-row.js'
import { blotterCounts } from '../../../shared/domain/order-blotter.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import { NothingShown } from '../../components/nothing-shown.js'
import { Panel } from '../../components/panel.js'
import { contractOf } from '../../links/contract-of.js'
import { useReach, useTruth, useZone } from '../../stores/hooks.js'
import { useOrders } from '../../stores/views.js'
import { ordersText } from '../../text/orders.js'
import { chartActions } from '../chart/open-chart.js'
import { orderColumns } from './order-columns.js'
import { agreement, type OldBooks } from './order-sources.js'

const OrderDetail = lazy(async () => ({ default: (await import('./order-detail.js')).OrderDetail }))

const SLICES: readonly SliceKey[] = ['databaseOrders', 'triggerOrders', 'brokerOrders', 'quotes']
/** Where orders come from. */
const BOOKS: readonly SliceKey[] = ['databaseOrders', 'triggerOrders', 'brokerOrders']
const DATABASE: readonly SliceKey[] = ['databaseOrders', 'triggerOrders']
const BROKER: readonly SliceKey[] = ['brokerOrders']
const NOW: ReadonlySet<string> = new Set(['live', 'closed', 'delayed'])
const rowId = (row: BlotterRow): string => row.id
/** A parent that has ended is listed only because a child of it is live. */
const isEnded = (row: BlotterRow): boolean => row.state === 'filled' || row.state === 'cancelled'

export function Orders(): React.JSX.Element {
  const rows = useOrders()
  const zone = useZone()
  const old = useOldBooks()
  const columns = useMemo(() => orderColumns(zone, old), [zone, old])
  const counts = blotterCounts(rows)
  const differing = counts.withDifferences === 0 ? 0 : rows.filter((row) => !isEnded(row) && agreement(row, old) === 'differs').length
  const extra = rows.length === 0 ? null : [ordersText.counts(String(counts.total), String(counts.working + counts.partiallyFilled), String(counts.held)), ...(differing === 0 ? [] : [ordersText.differ(String(differing))]), ordersText.chart].join(' · ')
  return (
    <Panel name="orders" isLinkable title={ordersText.title} slices={SLICES} extra={extra}>
      {rows.length > 0 ? (
        <DataGrid name="Open orders" label={ordersText.title} rows={rows} columns={columns} keyOf={rowId} isDim={isEnded} contractOf={contractOf} detail={OrderDetail} {...chartActions} />
      ) : (
        <NothingShown slices={BOOKS} what={ordersText.what} detail={ordersText.none} />
      )}
    </Panel>
  )
}

/** A book that is not configured is not old: nobody expects a word of it. */
function useOldBooks(): OldBooks {
  const reach = useReach()
  const isNow = { db: NOW.has(useTruth(DATABASE).freshness.state), ib: NOW.has(useTruth(BROKER).freshness.state) }
  const db = !isNow.db && reach.postgres.mode !== 'off'
  const ib = !isNow.ib && reach.ib.mode !== 'off'
  return useMemo(() => ({ db, ib }), [db, ib])
}

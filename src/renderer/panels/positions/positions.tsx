/** The position monitor: both books in one, each position with what protects it. */
import { lazy } from 'react'
import type { SliceKey } from '../../../shared/state/slices.js'
import type { PositionRow } from '../../../shared/domain/position-row.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { NothingShown } from '../../components/nothing-shown.js'
import { Panel } from '../../components/panel.js'
import { contractOf } from '../../links/contract-of.js'
import { RowsButton } from '../../components/figure/rows-button.js'
import { drillText } from '../../text/drill.js'
import type { RowsTarget } from '../../components/figure/figure-drill.js'
import { useReach } from '../../stores/hooks.js'
import { useOfAccount, usePositions } from '../../stores/views.js'
import { positionsText } from '../../text/positions.js'
import { chartActions } from '../chart/open-chart.js'
import { isFlat, positionColumns, shortPositionColumns } from './position-columns.js'

const PositionDetail = lazy(async () => ({ default: (await import('./position-detail.js')).PositionDetail }))

const SLICES: readonly SliceKey[] = ['brokerPositions', 'databasePositions', 'positionPnl', 'quotes', 'brokerOrders', 'triggerOrders']
/** Where positions come from. */
const BOOKS: readonly SliceKey[] = ['brokerPositions', 'databasePositions']
/** The overview's table leaves flat positions to the screen of their own. */
const SUMMARY_SLICES: readonly SliceKey[] = ['brokerPositions', 'positionPnl', 'quotes']
/** Without a broker the database's book is all there is. */
const SUMMARY_WITHOUT_BROKER: readonly SliceKey[] = ['databasePositions']

const rowId = (row: PositionRow): string => row.id

interface PositionGridProps {
  /** Under which its layout is remembered. */
  readonly name: string
  readonly rows: readonly PositionRow[]
  readonly columns: readonly GridColumn<PositionRow>[]
}

function PositionGrid({ name, rows, columns }: PositionGridProps): React.JSX.Element {
  if (rows.length > 0) return <DataGrid label={positionsText.title} name={name} rows={rows} columns={columns} keyOf={rowId} isDim={isFlat} contractOf={contractOf} detail={PositionDetail} {...chartActions} />
  return <NothingShown slices={BOOKS} what={positionsText.what} detail={positionsText.none} />
}

export function Positions(): React.JSX.Element {
  const rows = usePositions()
  const breaks = rows.filter((row) => row.break.kind !== 'none' && row.break.kind !== 'cannot-compare').length
  return (
    <Panel name="positions" isLinkable title={positionsText.title} slices={SLICES} extra={rows.length === 0 ? null : [positionsText.rows(String(rows.length)), ...(breaks === 0 ? [] : [positionsText.differ(String(breaks))]), positionsText.chart].join(' · ')}>
      <PositionGrid name="positions" rows={rows} columns={positionColumns} />
    </Panel>
  )
}

const ROWS: RowsTarget = { words: drillText.positions, screen: 'positions', grid: 'positions', byAccount: true }

export function PositionSummary({ className }: { readonly className?: string | undefined }): React.JSX.Element {
  const rows = useOfAccount(usePositions()).filter((row) => !isFlat(row))
  const hasBroker = useReach().ib.mode !== 'off'
  return (
    <Panel name="position-summary" isLinkable title={positionsText.title} slices={hasBroker ? SUMMARY_SLICES : SUMMARY_WITHOUT_BROKER} extra={rows.length === 0 ? null : positionsText.open(String(rows.length))} actions={<RowsButton target={ROWS} />} className={className}>
      <PositionGrid name="position-summary" rows={rows} columns={shortPositionColumns} />
    </Panel>
  )
}

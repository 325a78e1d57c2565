/** Every paper trade, newest first. */
import { useMemo } from 'react'
import type { PaperTrade } from '../../../shared/domain/database-rows.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import { Panel } from '../../components/panel.js'
import { useRows, useZone } from '../../stores/hooks.js'
import { PILOT_SLICES, type PilotPanelProps } from './pilot-panel-props.js'
import styles from './pilot.module.css'
import { NoTrades } from './no-trades.js'
import { tradeColumns } from './trade-columns.js'

const rowId = (row: PaperTrade): string => row.tradeId
const isDim = (row: PaperTrade): boolean => row.status === 'cancelled' || row.status === 'rejected'
const NEWEST_FIRST = { column: 'opened', descending: true }

export function PilotTrades({ emptiness }: Pick<PilotPanelProps, 'emptiness'>): React.JSX.Element {
  const rows = useRows('paperTrades')
  const zone = useZone()
  const columns = useMemo(() => tradeColumns(zone), [zone])
  return (
    <Panel name="pilot-trades" title="Paper trades" slices={PILOT_SLICES} extra={rows.length === 0 ? null : `${rows.length.toLocaleString('en')} known`} className={styles['trades']}>
      {rows.length === 0 ? <NoTrades emptiness={emptiness} /> : <DataGrid label="Paper trades" rows={rows} columns={columns} keyOf={rowId} initialSort={NEWEST_FIRST} isDim={isDim} />}
    </Panel>
  )
}

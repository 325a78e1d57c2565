/** The open and the latest paper trades, newest first. */
import { lazy, useMemo } from 'react'
import type { PaperTrade } from '../../../shared/domain/database-rows.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import { NotProvided } from '../../components/not-provided.js'
import { Panel } from '../../components/panel.js'
import { contractOfSymbol } from '../../links/contract-of.js'
import { useMetas, useRows, useZone } from '../../stores/hooks.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { pilotText } from '../../text/pilot.js'
import type { PilotPanelProps } from './pilot-panel-props.js'
import styles from './pilot.module.css'
import { NoTrades } from './no-trades.js'
import { shownOfAll } from './pilot-words.js'
import { tradeColumns } from './trade-columns.js'

const TradeDetail = lazy(async () => ({ default: (await import('./trade-detail.js')).TradeDetail }))

const SLICES: readonly SliceKey[] = ['paperTrades']

const rowId = (row: PaperTrade): string => row.tradeId
const isDim = (row: PaperTrade): boolean => row.status === 'cancelled' || row.status === 'rejected'
const NEWEST_FIRST = { column: 'opened', descending: true }

export interface PilotTradesProps extends Pick<PilotPanelProps, 'emptiness'> {
  /** All trades of the database. */
  readonly total: number
}

export function PilotTrades({ emptiness, total }: PilotTradesProps): React.JSX.Element {
  const rows = useRows('paperTrades')
  const isProvided = useMetas(SLICES).every(({ unavailable }) => unavailable === null)
  const zone = useZone()
  const columns = useMemo(() => tradeColumns(zone), [zone])
  return (
    <Panel name="pilot-trades" isLinkable title={pilotText.trades.title} slices={SLICES} extra={rows.length === 0 ? null : shownOfAll(rows.length, total)} className={styles['trades']}>
      {rows.length === 0 ? isProvided ? <NoTrades emptiness={emptiness} /> : <NotProvided slices={SLICES} what={pilotText.trades.what} /> : <DataGrid name="Paper trades" label={pilotText.trades.title} rows={rows} columns={columns} keyOf={rowId} initialSort={NEWEST_FIRST} isDim={isDim} contractOf={contractOfSymbol} detail={TradeDetail} />}
    </Panel>
  )
}

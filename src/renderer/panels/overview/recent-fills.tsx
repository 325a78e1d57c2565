/** Today's executions, newest first. */
import { lazy, useMemo } from 'react'
import type { Fill } from '../../../shared/domain/broker-rows.js'
import { figureOf } from '../../../shared/domain/figure.js'
import { toNumber } from '../../../shared/lib/decimal.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { Amount, amountText } from '../../components/amount.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { Moment } from '../../components/moment.js'
import { NothingShown } from '../../components/nothing-shown.js'
import { Panel } from '../../components/panel.js'
import { contractName } from '../../format/contract-name.js'
import { formatDecimal, formatPrice } from '../../format/decimal-format.js'
import { formatDay, formatSecond, type ZoneChoice, zoneWord } from '../../format/time-format.js'
import { contractOf } from '../../links/contract-of.js'
import { useRows, useZone } from '../../stores/hooks.js'
import { commonText } from '../../text/common.js'
import { overviewText } from '../../text/overview.js'
import type { PanelPlace } from './panel-props.js'

const FillDetail = lazy(async () => ({ default: (await import('./fill-detail.js')).FillDetail }))

const words = overviewText.fills
const SLICES: readonly SliceKey[] = ['fills']
const rowId = (row: Fill): string => row.execId
const INITIAL_SORT = { column: 'time', descending: true }

function realized(row: Fill): Parameters<typeof amountText>[0] {
  return { figure: figureOf(row.realizedPnl, words.opening), gain: true }
}

function columnsIn(zone: ZoneChoice): readonly GridColumn<Fill>[] {
  return [
    { id: 'time', title: words.columns.time(zoneWord(zone)), width: 92, sortBy: (row) => row.executedAt, groupText: (row) => formatDay(row.executedAt, zone), text: (row) => formatSecond(row.executedAt, zone), cell: (row) => <Moment at={row.executedAt} zone={zone} as="clock" /> },
    { id: 'symbol', ...words.columns.symbol, width: 72, sortBy: (row) => row.symbol, text: contractName },
    { id: 'quantity', ...words.columns.quantity, width: 60, align: 'end', sortBy: (row) => (row.side === 'buy' ? 1 : -1) * toNumber(row.quantity), text: (row) => `${row.side === 'buy' ? '+' : '\u2212'}${formatDecimal(row.quantity)}` },
    { id: 'price', ...words.columns.price, width: 68, align: 'end', sortBy: (row) => toNumber(row.price), text: (row) => formatPrice(row.price) },
    { id: 'commission', ...words.columns.commission, width: 44, align: 'end', optional: 2, sortBy: (row) => (row.commission === null ? null : toNumber(row.commission)), text: (row) => (row.commission === null ? commonText.missing : formatDecimal(row.commission, { digits: 2 })) },
    { id: 'realized', ...words.columns.realized, width: 72, align: 'end', optional: 1, sortBy: (row) => (row.realizedPnl === null ? null : toNumber(row.realizedPnl)), text: (row) => amountText(realized(row)), cell: (row) => <Amount {...realized(row)} /> }
  ]
}

export function RecentFills({ className }: PanelPlace): React.JSX.Element {
  const rows = useRows('fills')
  const zone = useZone()
  const columns = useMemo(() => columnsIn(zone), [zone])
  return (
    <Panel name="fills" isLinkable title={words.title} slices={SLICES} extra={rows.length === 0 ? null : words.known(String(rows.length))} className={className}>
      {rows.length === 0 ? <NothingShown slices={SLICES} what={words.what} detail={words.none} /> : <DataGrid name="Fills" label={words.title} rows={rows} columns={columns} keyOf={rowId} initialSort={INITIAL_SORT} contractOf={contractOf} detail={FillDetail} />}
    </Panel>
  )
}

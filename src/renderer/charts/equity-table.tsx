/** The equity curve as rows, the newest first: for reading, for copying, for those who do not see the drawing. */
import { useMemo } from 'react'
import type { CurvePoint } from '../../shared/domain/equity-curve.js'
import { toNumber } from '../../shared/lib/decimal.js'
import { DataGrid } from '../components/data-grid/data-grid.js'
import type { GridColumn } from '../components/data-grid/grid-column.js'
import { Moment } from '../components/moment.js'
import { formatDecimal } from '../format/decimal-format.js'
import { formatMinute, zoneName, type ZoneChoice } from '../format/time-format.js'
import { chartsText } from '../text/charts.js'
import { axisPercent } from './axis-percent.js'

export interface EquityTableProps {
  /** Oldest first. */
  readonly points: readonly CurvePoint[]
  readonly currency: string
  readonly zone: ZoneChoice
}

const keyOf = ({ at }: CurvePoint): string => String(at)

export function EquityTable({ points, currency, zone }: EquityTableProps): React.JSX.Element {
  const rows = useMemo(() => [...points].reverse(), [points])
  const columns = useMemo((): readonly GridColumn<CurvePoint>[] => [
    { id: 'at', title: `${chartsText.time} (${zoneName(zone)})`, width: 130, sortBy: (row) => row.at, text: (row) => formatMinute(row.at, zone), cell: (row) => <Moment at={row.at} zone={zone} as="minute" /> },
    { id: 'equity', title: `${chartsText.equity} (${currency})`, width: 110, align: 'end', sortBy: (row) => toNumber(row.equity), text: (row) => formatDecimal(row.equity, { digits: 2 }) },
    { id: 'drawdown', title: chartsText.drawdown, width: 80, align: 'end', sortBy: (row) => row.drawdown, text: (row) => (row.drawdown === null ? 'n/a' : axisPercent(row.drawdown * 100, 2)) }
  ], [currency, zone])
  return <DataGrid label={chartsText.equity} rows={rows} columns={columns} keyOf={keyOf} />
}

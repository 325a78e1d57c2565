/** Running profit as rows, the newest first. */
import { useMemo } from 'react'
import type { PilotStep } from '../../shared/domain/paper-pilot.js'
import { toNumber } from '../../shared/lib/decimal.js'
import { DataGrid } from '../components/data-grid/data-grid.js'
import type { GridColumn } from '../components/data-grid/grid-column.js'
import { Moment } from '../components/moment.js'
import { formatDecimal } from '../format/decimal-format.js'
import { formatMinute, zoneName, type ZoneChoice } from '../format/time-format.js'
import { chartsText } from '../text/charts.js'

export interface ProfitTableProps {
  /** Oldest first. */
  readonly steps: readonly PilotStep[]
  readonly currency: string
  readonly zone: ZoneChoice
}

const keyOf = ({ at }: PilotStep): string => String(at)

export function ProfitTable({ steps, currency, zone }: ProfitTableProps): React.JSX.Element {
  const rows = useMemo(() => [...steps].reverse(), [steps])
  const columns = useMemo((): readonly GridColumn<PilotStep>[] => [
    { id: 'at', title: `${chartsText.time} (${zoneName(zone)})`, width: 130, sortBy: (row) => row.at, text: (row) => formatMinute(row.at, zone), cell: (row) => <Moment at={row.at} zone={zone} as="minute" /> },
    { id: 'profit', title: `${chartsText.running} (${currency})`, width: 120, align: 'end', sortBy: (row) => toNumber(row.cumulative), text: (row) => formatDecimal(row.cumulative, { digits: 2, signed: true }) }
  ], [currency, zone])
  return <DataGrid label={chartsText.running} rows={rows} columns={columns} keyOf={keyOf} />
}

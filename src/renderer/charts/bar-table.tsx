/** Bars as rows, in their order. */
import { useMemo } from 'react'
import { toNumber } from '../../shared/lib/decimal.js'
import { DataGrid } from '../components/data-grid/data-grid.js'
import type { GridColumn } from '../components/data-grid/grid-column.js'
import { formatDecimal } from '../format/decimal-format.js'
import { chartsText } from '../text/charts.js'
import type { SignedBar } from './bar-chart.js'

export interface BarTableProps {
  readonly title: string
  readonly bars: readonly SignedBar[]
  readonly unit: string
}

const keyOf = ({ label }: SignedBar): string => label

export function BarTable({ title, bars, unit }: BarTableProps): React.JSX.Element {
  const columns = useMemo((): readonly GridColumn<SignedBar>[] => [
    { id: 'label', title: chartsText.bar, width: 150, sortBy: (row) => row.label, text: (row) => row.label },
    { id: 'value', title: unit, width: 120, align: 'end', sortBy: (row) => toNumber(row.value), text: (row) => formatDecimal(row.value, { digits: 2, signed: true }) }
  ], [unit])
  return <DataGrid label={title} rows={bars} columns={columns} keyOf={keyOf} />
}

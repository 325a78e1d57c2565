/** Amounts by day as rows, the newest first. */
import { useMemo } from 'react'
import { toNumber } from '../../shared/lib/decimal.js'
import { DataGrid } from '../components/data-grid/data-grid.js'
import type { GridColumn } from '../components/data-grid/grid-column.js'
import { formatDecimal } from '../format/decimal-format.js'
import { chartsText } from '../text/charts.js'
import { netOf, type ChartDay } from './day-chart.js'

const keyOf = ({ day }: ChartDay): string => day

export function DayTable({ days, currency }: { readonly days: readonly ChartDay[]; readonly currency: string }): React.JSX.Element {
  const names = [...new Set(days.flatMap(({ amounts }) => amounts.map(({ name }) => name)))].sort().join('\n')
  const rows = useMemo(() => days.filter(({ amounts }) => amounts.length > 0).reverse(), [days])
  const columns = useMemo((): readonly GridColumn<ChartDay>[] => {
    const each = names === '' ? [] : names.split('\n')
    const valueOf = (row: ChartDay, name: string): ChartDay['amounts'][number]['value'] | null => row.amounts.find((one) => one.name === name)?.value ?? null
    return [
      { id: 'day', title: chartsText.day, width: 90, sortBy: (row) => row.day, text: (row) => row.day },
      { id: 'net', title: `${chartsText.net} (${currency})`, width: 90, align: 'end', sortBy: (row) => toNumber(netOf(row)), text: (row) => formatDecimal(netOf(row), { digits: 2, signed: true }) },
      ...(each.length < 2 ? [] : each.map((name, index): GridColumn<ChartDay> => ({
        id: `part-${String(index)}`, title: name, width: 90, align: 'end',
        sortBy: (row) => { const value = valueOf(row, name); return value === null ? null : toNumber(value) },
        text: (row) => { const value = valueOf(row, name); return value === null ? '–' : formatDecimal(value, { digits: 2, signed: true }) }
      })))
    ]
  }, [names, currency])
  return <DataGrid label={chartsText.byDayShown} rows={rows} columns={columns} keyOf={keyOf} />
}

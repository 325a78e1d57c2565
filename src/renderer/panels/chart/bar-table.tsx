/** The bars as a table: for reading, for copying, for those who do not see the canvas. */
import { useMemo } from 'react'
import type { Bar } from '../../../shared/domain/bar.js'
import { barChange, formatVolume } from '../../charts/bars/bar-words.js'
import { formatBarPrice, priceDigits } from '../../charts/bars/price-format.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { formatDay, formatMinute, inAllZones, zoneName, type ShownZone } from '../../format/time-format.js'
import { chartText } from '../../text/chart.js'
import { commonText } from '../../text/common.js'

const words = chartText.table

export interface BarTableProps {
  /** Oldest first. */
  readonly bars: readonly Bar[]
  readonly minTick: number | null
  readonly zone: ShownZone
  readonly isDaily: boolean
}

interface BarRow {
  readonly bar: Bar
  readonly before: Bar | null
}

function barColumns({ digits, zone, isDaily }: { readonly digits: number; readonly zone: ShownZone; readonly isDaily: boolean }): readonly GridColumn<BarRow>[] {
  const price = (id: string, head: Pick<GridColumn<BarRow>, 'title' | 'definition'>, of: (bar: Bar) => number | null): GridColumn<BarRow> => ({
    id, ...head, width: 78, align: 'end',
    sortBy: ({ bar }) => of(bar),
    text: ({ bar }) => { const value = of(bar); return value === null ? commonText.missing : formatBarPrice(value, digits) }
  })
  const begins = ({ bar }: BarRow): string => (isDaily ? formatDay(bar.at, zone) : formatMinute(bar.at, zone))
  return [
    {
      id: 'at', title: words.columns[isDaily ? 'day' : 'begins'](zoneName(zone)), width: 150, sortBy: ({ bar }) => bar.at, text: begins,
      cell: (row) => <span title={inAllZones(row.bar.at)}>{begins(row)}</span>
    },
    price('open', words.columns.open, ({ open }) => open),
    price('high', words.columns.high, ({ high }) => high),
    price('low', words.columns.low, ({ low }) => low),
    price('close', words.columns.close, ({ close }) => close),
    { id: 'change', ...words.columns.change, width: 128, align: 'end', sortBy: ({ bar, before }) => (before === null ? null : bar.close - before.close), text: ({ bar, before }) => barChange(bar, before, digits)?.text ?? commonText.missing },
    { id: 'volume', ...words.columns.volume, width: 88, align: 'end', sortBy: ({ bar }) => bar.volume, text: ({ bar }) => formatVolume(bar.volume) },
    { ...price('average', words.columns.average, ({ average }) => average), optional: 2 },
    { id: 'count', ...words.columns.count, width: 64, align: 'end', optional: 1, sortBy: ({ bar }) => bar.count, text: ({ bar }) => formatVolume(bar.count) }
  ]
}

const rowKey = ({ bar }: BarRow): string => String(bar.at)

export function BarTable({ bars, minTick, zone, isDaily }: BarTableProps): React.JSX.Element {
  const digits = priceDigits(minTick, bars.slice(-50).map(({ close }) => close))
  const columns = useMemo(() => barColumns({ digits, zone, isDaily }), [digits, zone, isDaily])
  const rows = useMemo(() => bars.map((bar, index): BarRow => ({ bar, before: bars[index - 1] ?? null })).reverse(), [bars])
  return <DataGrid name="Bars, the newest first" label={words.label} rows={rows} columns={columns} keyOf={rowKey} />
}

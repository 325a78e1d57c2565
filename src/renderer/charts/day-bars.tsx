/** Signed amounts by day, from left to right. */
import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { toNumber } from '../../shared/lib/decimal.js'
import { formatDecimal } from '../format/decimal-format.js'
import type { SignedBar } from './bar-chart.js'
import { ChartFrame } from './chart-frame.js'
import styles from './charts.module.css'
import { compactNumber } from './compact-number.js'
import { zeroAxis } from './zero-axis.js'

export interface DayBarsProps {
  /** Oldest first, each labelled `2026-11-21`. */
  readonly bars: readonly SignedBar[]
  readonly unit: string
  /** Whose midnight parts the days: "days, UTC". */
  readonly dayUnit: string
  readonly summary: string
}

export function DayBars({ bars, unit, dayUnit, summary }: DayBarsProps): React.JSX.Element {
  const data = bars.map((bar) => {
    const height = toNumber(bar.value)
    return { ...bar, height, fill: height < 0 ? 'var(--loss)' : 'var(--gain)' }
  })
  const axis = zeroAxis(data.map(({ height }) => height))
  return (
    <ChartFrame summary={summary} units={[unit, dayUnit]}>
      {({ width, height }) => (
        <BarChart width={width} height={height} data={data} margin={{ top: 4, right: 20, bottom: 0, left: 0 }} barCategoryGap="18%" accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="label" tickFormatter={(day: string) => day.slice(5)} tickLine={false} minTickGap={24} stroke="var(--line-strong)" />
          <YAxis width={52} {...axis} tickFormatter={compactNumber} tickLine={false} axisLine={false} />
          <ReferenceLine y={0} stroke="var(--line-strong)" />
          <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--row-hover)' }} content={({ payload }) => <Tip bar={payload[0]?.payload as SignedBar | undefined} unit={unit} />} />
          <Bar dataKey="height" isAnimationActive={false} maxBarSize={18} />
        </BarChart>
      )}
    </ChartFrame>
  )
}

function Tip({ bar, unit }: { readonly bar: SignedBar | undefined; readonly unit: string }): React.JSX.Element | null {
  if (bar === undefined) return null
  return <div className={styles['tip']}><strong>{bar.label}</strong>{formatDecimal(bar.value, { digits: 2, signed: true })} {unit}</div>
}

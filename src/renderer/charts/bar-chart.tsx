/** Signed amounts side by side: gains to the right, losses to the left. */
import { Bar, BarChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { useRef } from 'react'
import { toNumber, type DecimalText } from '../../shared/lib/decimal.js'
import { formatDecimal } from '../format/decimal-format.js'
import { BarTable } from './bar-table.js'
import { ChartFrame } from './chart-frame.js'
import styles from './charts.module.css'
import { compactNumber } from './compact-number.js'
import { zeroAxis } from './zero-axis.js'

export interface SignedBar {
  readonly label: string
  readonly value: DecimalText
}

export interface SignedBarsProps {
  /** Stable name for tests. */
  readonly name: string
  /** What is charted. */
  readonly title: string
  readonly bars: readonly SignedBar[]
  /** What the values are in. */
  readonly unit: string
}

const AXIS_HEIGHT = 30
const LABEL_HEIGHT = 12

/** The width that the longest label needs, within reason. */
function labelWidth(bars: readonly SignedBar[]): number {
  return Math.min(190, 18 + 6.8 * Math.max(0, ...bars.map(({ label }) => label.length)))
}

export function SignedBars({ name, title, bars, unit }: SignedBarsProps): React.JSX.Element {
  const frame = useRef<HTMLDivElement>(null)
  const data = bars.map((bar) => {
    const length = toNumber(bar.value)
    // Recharts paints a bar by its datum's own `fill`.
    return { ...bar, length, fill: length < 0 ? 'var(--loss)' : 'var(--gain)' }
  })
  const axis = zeroAxis(data.map(({ length }) => length))
  const summary = bars.map(({ label, value }) => `${label} ${formatDecimal(value, { digits: 0, signed: true })}`).join(', ')
  return (
    <ChartFrame name={name} title={title} summary={`${summary} ${unit}`} units={unit} frame={frame} legend={[]} table={() => <BarTable title={title} bars={bars} unit={unit} />}>
      {({ width, height }) => (
        <BarChart width={width} height={height} data={data} layout="vertical" margin={{ top: 0, right: 20, bottom: 0, left: 0 }} barCategoryGap="22%" accessibilityLayer={false}>
          <XAxis type="number" {...axis} tickFormatter={compactNumber} tickLine={false} stroke="var(--line-strong)" />
          <YAxis type="category" dataKey="label" width={labelWidth(bars)} tickLine={false} axisLine={false} interval={height < AXIS_HEIGHT + bars.length * LABEL_HEIGHT ? 'equidistantPreserveStart' : 0} />
          <ReferenceLine x={0} stroke="var(--line-strong)" />
          <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--row-hover)' }} content={({ payload }) => <Tip bar={payload[0]?.payload as SignedBar | undefined} unit={unit} />} />
          <Bar dataKey="length" isAnimationActive={false} maxBarSize={18} />
        </BarChart>
      )}
    </ChartFrame>
  )
}

function Tip({ bar, unit }: { readonly bar: SignedBar | undefined; readonly unit: string }): React.JSX.Element | null {
  if (bar === undefined) return null
  return <div className={styles['tip']}><strong>{bar.label}</strong>{formatDecimal(bar.value, { digits: 2, signed: true })} {unit}</div>
}

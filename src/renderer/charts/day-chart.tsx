/** Signed amounts by day: of one series, coloured by sign, or of several, stacked from zero both ways. */
import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { useCallback, useMemo } from 'react'
import { big, text, toNumber, ZERO, type DecimalText } from '../../shared/lib/decimal.js'
import { formatDecimal } from '../format/decimal-format.js'
import styles from './charts.module.css'
import { compactNumber } from './compact-number.js'
import { DayTable } from './day-table.js'
import { tradingDays } from './time/trading-days.js'
import { TimeChartFrame, type ChartSeries } from './time/time-chart-frame.js'
import { PLOT_LEFT, PLOT_RIGHT, useTimeChart } from './time/use-time-chart.js'
import { zeroAxis } from './zero-axis.js'

export interface DaySeries extends ChartSeries {
  /** By day as `2026-11-21`; a day that is not in it has no amount, which is not 0. */
  readonly byDay: ReadonlyMap<string, DecimalText>
}

export interface DayChartProps {
  /** Stable. */
  readonly name: string
  readonly title: string
  readonly series: readonly DaySeries[]
  readonly currency: string
  /** Whose midnight parts the days: "days, UTC". */
  readonly dayUnit: string
  readonly summary: string
}

/** A day and what each series has on it. */
export interface ChartDay {
  readonly at: number
  readonly day: string
  readonly amounts: readonly { readonly name: string; readonly color: string; readonly value: DecimalText }[]
}

export function netOf({ amounts }: ChartDay): DecimalText {
  return text(amounts.reduce((sum, { value }) => sum.plus(value), big(ZERO)))
}

function drawnOf(day: ChartDay, series: readonly DaySeries[]): Readonly<Record<string, number | string | ChartDay>> {
  const net = toNumber(netOf(day))
  const parts = series.map(({ id, byDay }): readonly [string, number] => [`series-${id}`, toNumber(byDay.get(day.day) ?? ZERO)])
  return { label: day.day, of: day, ...Object.fromEntries(parts), ...(series.length === 1 ? { fill: net < 0 ? 'var(--loss)' : 'var(--gain)' } : {}) }
}

/** The lowest and the highest that the bars of a day reach. */
function reachOf({ amounts }: ChartDay): readonly number[] {
  const values = amounts.map(({ value }) => toNumber(value))
  return [values.filter((value) => value < 0).reduce((sum, value) => sum + value, 0), values.filter((value) => value > 0).reduce((sum, value) => sum + value, 0)]
}

function words(day: ChartDay, currency: string): string {
  return `${day.day}: ${day.amounts.length === 0 ? '–' : `${formatDecimal(netOf(day), { digits: 2, signed: true })} ${currency}`}`
}

export function DayChart({ name, title, series, currency, dayUnit, summary }: DayChartProps): React.JSX.Element {
  const points = useMemo(() => tradingDays(series.flatMap(({ byDay }) => [...byDay.keys()])).map((day) => ({ at: Date.parse(`${day}T00:00:00Z`), day })), [series])
  const chart = useTimeChart({ name, points, zone: 'utc' })
  const shown = useMemo(() => series.filter(({ id }) => !chart.hidden.includes(id)), [series, chart.hidden])
  const { from, to } = chart.window
  // A point is a whole day: one day back from the last is the last alone. A year begins with its first day.
  const isIn = useCallback((at: number) => at <= to && (at > from || at === points[0]?.at || chart.range === 'YTD'), [from, to, points, chart.range])
  const days = useMemo(
    () => chart.visible.filter(({ at }) => isIn(at)).map(({ at, day }): ChartDay => ({
      at, day, amounts: shown.flatMap(({ name: of, color, byDay }) => { const value = byDay.get(day); return value === undefined ? [] : [{ name: of, color, value }] })
    })),
    [chart.visible, shown, isIn]
  )
  const data = useMemo(() => days.map((day) => drawnOf(day, shown)), [days, shown])
  const axis = zeroAxis(days.flatMap(reachOf))
  const pointed = chart.pointed === null ? null : (days.find(({ at }) => at === chart.pointed?.at) ?? null)
  return (
    <TimeChartFrame chart={chart} title={title} summary={summary} units={`${currency} · ${dayUnit}`} series={series} readout={pointed === null ? null : words(pointed, currency)} table={() => <DayTable days={days} currency={currency} />}>
      {({ width, height }) => (
        <BarChart width={width} height={height} data={data} stackOffset="sign" margin={{ top: 4, right: PLOT_RIGHT, bottom: 0, left: 0 }} barCategoryGap="18%" accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="label" tickFormatter={(day: string) => day.slice(5)} tickLine={false} minTickGap={24} stroke="var(--line-strong)" />
          <YAxis width={PLOT_LEFT} {...axis} tickFormatter={compactNumber} tickLine={false} axisLine={false} />
          <ReferenceLine y={0} stroke="var(--line-strong)" />
          {pointed === null ? null : <ReferenceLine x={pointed.day} stroke="var(--ink-faint)" strokeDasharray="3 3" />}
          <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--row-hover)' }} content={({ payload }) => <Tip day={(payload[0]?.payload as { readonly of?: ChartDay } | undefined)?.of} currency={currency} />} />
          {shown.map(({ id, color }) => <Bar key={id} dataKey={`series-${id}`} stackId="day" {...(shown.length === 1 && series.length === 1 ? {} : { fill: `var(${color})` })} isAnimationActive={false} maxBarSize={18} />)}
        </BarChart>
      )}
    </TimeChartFrame>
  )
}

function Tip({ day, currency }: { readonly day: ChartDay | undefined; readonly currency: string }): React.JSX.Element | null {
  if (day === undefined) return null
  return (
    <div className={styles['tip']}>
      <strong>{words(day, currency)}</strong>
      {day.amounts.length < 2 ? null : day.amounts.map(({ name, value }) => <div key={name} className={styles['part']}><span>{name}</span><span>{formatDecimal(value, { digits: 2, signed: true })}</span></div>)}
    </div>
  )
}

/** Equity over time, and beneath it how far it is below its highest point so far. Over a gap nothing is drawn. */
import { Area, AreaChart, CartesianGrid, Line, LineChart, ReferenceArea, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { useMemo } from 'react'
import type { CurvePoint, EquitySeries } from '../../shared/domain/equity-curve.js'
import { toNumber } from '../../shared/lib/decimal.js'
import { formatDecimal } from '../format/decimal-format.js'
import { formatMoment, inAllZones, type ZoneChoice } from '../format/time-format.js'
import { chartsText } from '../text/charts.js'
import { axisPercent } from './axis-percent.js'
import styles from './charts.module.css'
import { compactNumber } from './compact-number.js'
import { EquityTable } from './equity-table.js'
import { equitySummary } from './equity-summary.js'
import { timeAxis } from './time-axis.js'
import { drawnPoints } from './time/drawn-points.js'
import { TimeChartFrame, type ChartSeries, type TimeChartFrameProps } from './time/time-chart-frame.js'
import { timeGaps } from './time/time-gaps.js'
import { PLOT_LEFT, PLOT_RIGHT, useTimeChart } from './time/use-time-chart.js'

/** Recharts draws each point as a node: more than these cost time that nobody sees. */
const MOST_POINTS = 400

export interface EquityChartProps {
  readonly series: EquitySeries
  readonly zone: ZoneChoice
  /** What must be known of the series: that it is not whole. */
  readonly notice?: TimeChartFrameProps<CurvePoint>['notice']
}

interface Drawn {
  readonly at: number
  readonly equity: number | null
  /** Percent, zero or negative; null: the peak is not above zero, or a break. */
  readonly drawdown: number | null
  readonly point: CurvePoint | null
}

const legend: readonly ChartSeries[] = [{ id: 'equity', name: chartsText.equity, color: '--accent' }, { id: 'drawdown', name: chartsText.drawdown, color: '--loss' }]

function pointWords({ at, equity, drawdown }: CurvePoint, currency: string, zone: ZoneChoice): readonly [string, string, string] {
  return [`${formatDecimal(equity, { digits: 2 })} ${currency}`, drawdown === null ? chartsText.noPeak : chartsText.fromPeak(axisPercent(drawdown * 100, 2)), formatMoment(at, zone)]
}

export function EquityChart({ series, zone, notice = null }: EquityChartProps): React.JSX.Element {
  const { account, currency, points } = series
  const chart = useTimeChart({ name: `equity-${account}-${currency}`, points, zone })
  const gaps = useMemo(() => timeGaps(points.map(({ at }) => at)), [points])
  const drawn = useMemo(
    () => drawnPoints(chart.visible, gaps, MOST_POINTS, (point) => toNumber(point.equity)).map(({ at, point }): Drawn => ({ at, equity: point === null ? null : toNumber(point.equity), drawdown: point?.drawdown == null ? null : point.drawdown * 100, point })),
    [chart.visible, gaps]
  )
  const { from, to } = chart.window
  const axis = timeAxis(from, to, zone)
  const shows = { equity: !chart.hidden.includes('equity'), drawdown: !chart.hidden.includes('drawdown') }
  const share = shows.equity && shows.drawdown ? 0.68 : shows.equity ? 1 : 0
  const time = { dataKey: 'at', type: 'number', scale: 'time', domain: [from, to], allowDataOverflow: true, ...axis.places, tickFormatter: axis.format, tickLine: false, minTickGap: 24 } as const
  const crosshair = chart.pointed === null ? null : <ReferenceLine x={chart.pointed.at} stroke="var(--ink-faint)" strokeDasharray="3 3" />
  const bands = gaps.filter((gap) => gap.to > from && gap.from < to && gap.to - gap.from > (to - from) / 200).map((gap) => <ReferenceArea key={gap.from} x1={Math.max(from, gap.from)} x2={Math.min(to, gap.to)} fill="var(--line-soft)" fillOpacity={0.6} />)
  const shared = { data: drawn, syncId: chart.name, accessibilityLayer: false, margin: { top: 4, right: PLOT_RIGHT, bottom: 0, left: 0 } } as const
  const tip = <Tooltip isAnimationActive={false} content={({ payload }) => <Tip point={(payload[0]?.payload as Drawn | undefined)?.point ?? null} currency={currency} zone={zone} />} />
  const summary = gaps.length === 0 ? equitySummary(series, zone) : `${equitySummary(series, zone)}. ${chartsText.gaps(gaps.length)}`
  return (
    <TimeChartFrame
      chart={chart} title={`${chartsText.equity} ${account}`} summary={summary} units={`${currency} · ${axis.unit}`} series={legend} notice={notice}
      readout={chart.pointed === null ? null : pointWords(chart.pointed, currency, zone).join(' · ')} table={() => <EquityTable points={chart.visible} currency={currency} zone={zone} />}
    >
      {({ width, height }) => (
        <>
          {shows.equity ? (
            <LineChart {...shared} width={width} height={Math.floor(height * share)}>
              <CartesianGrid stroke="var(--line)" vertical={false} />
              {bands}
              <XAxis {...time} hide={shows.drawdown} stroke="var(--line-strong)" />
              <YAxis width={PLOT_LEFT} domain={['auto', 'auto']} tickFormatter={compactNumber} tickLine={false} axisLine={false} tickCount={5} />
              {tip}
              <Line dataKey="equity" stroke="var(--accent)" strokeWidth={1.5} dot={false} isAnimationActive={false} connectNulls={false} />
              {crosshair}
            </LineChart>
          ) : null}
          {shows.drawdown ? (
            <AreaChart {...shared} width={width} height={height - Math.floor(height * share)}>
              {bands}
              <XAxis {...time} stroke="var(--line-strong)" />
              <YAxis width={PLOT_LEFT} domain={['auto', 0]} tickFormatter={(percent: number) => axisPercent(percent, 1)} tickLine={false} axisLine={false} tickCount={3} />
              {tip}
              <Area dataKey="drawdown" stroke="var(--loss)" fill="var(--loss-wash)" strokeWidth={1} isAnimationActive={false} connectNulls={false} />
              {crosshair}
            </AreaChart>
          ) : null}
        </>
      )}
    </TimeChartFrame>
  )
}

function Tip({ point, currency, zone }: { readonly point: CurvePoint | null; readonly currency: string; readonly zone: ZoneChoice }): React.JSX.Element | null {
  if (point === null) return null
  const [equity, drawdown] = pointWords(point, currency, zone)
  return <div className={styles['tip']}><strong>{equity}</strong>{drawdown}<span className={styles['moments']}>{inAllZones(point.at)}</span></div>
}

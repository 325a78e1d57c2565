/** Running profit over time: it begins at 0, so the area is measured from there. */
import { Area, AreaChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { useMemo } from 'react'
import { decimate } from '../../shared/domain/decimate.js'
import type { PilotStep } from '../../shared/domain/paper-pilot.js'
import { toNumber } from '../../shared/lib/decimal.js'
import { formatDecimal } from '../format/decimal-format.js'
import { formatMoment, inAllZones, type ZoneChoice } from '../format/time-format.js'
import { chartsText } from '../text/charts.js'
import styles from './charts.module.css'
import { compactNumber } from './compact-number.js'
import { ProfitTable } from './profit-table.js'
import { timeAxis } from './time-axis.js'
import { TimeChartFrame, type ChartSeries } from './time/time-chart-frame.js'
import { PLOT_LEFT, PLOT_RIGHT, useTimeChart } from './time/use-time-chart.js'
import { zeroAxis } from './zero-axis.js'

const MOST_POINTS = 400

export interface ProfitChartProps {
  /** Oldest first. */
  readonly steps: readonly PilotStep[]
  readonly currency: string
  readonly zone: ZoneChoice
  /** What a person who cannot see it is told. */
  readonly summary: string
}

interface Drawn {
  readonly at: number
  readonly profit: number
  readonly step: PilotStep
}

const legend: readonly ChartSeries[] = [{ id: 'profit', name: chartsText.running, color: '--accent' }]

function stepWords({ at, cumulative }: PilotStep, currency: string, zone: ZoneChoice): readonly [string, string] {
  return [`${formatDecimal(cumulative, { digits: 2, signed: true })} ${currency}`, formatMoment(at, zone)]
}

export function ProfitChart({ steps, currency, zone, summary }: ProfitChartProps): React.JSX.Element {
  const chart = useTimeChart({ name: `profit-${currency}`, points: steps, zone })
  const drawn = useMemo(
    () => decimate(chart.visible, MOST_POINTS, (step) => toNumber(step.cumulative)).map((step): Drawn => ({ at: step.at, profit: toNumber(step.cumulative), step })),
    [chart.visible]
  )
  const { from, to } = chart.window
  const axis = timeAxis(from, to, zone)
  const profits = zeroAxis(drawn.map(({ profit }) => profit))
  return (
    <TimeChartFrame
      chart={chart} title={chartsText.running} summary={summary} units={`${currency} · ${axis.unit}`} series={legend}
      readout={chart.pointed === null ? null : stepWords(chart.pointed, currency, zone).join(' · ')} table={() => <ProfitTable steps={chart.visible} currency={currency} zone={zone} />}
    >
      {({ width, height }) => (
        <AreaChart width={width} height={height} data={drawn} accessibilityLayer={false} margin={{ top: 4, right: PLOT_RIGHT, bottom: 0, left: 0 }}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="at" type="number" scale="time" domain={[from, to]} allowDataOverflow {...axis.places} tickFormatter={axis.format} tickLine={false} minTickGap={24} stroke="var(--line-strong)" />
          <YAxis width={PLOT_LEFT} {...profits} tickFormatter={compactNumber} tickLine={false} axisLine={false} />
          <ReferenceLine y={0} stroke="var(--line-strong)" />
          {chart.pointed === null ? null : <ReferenceLine x={chart.pointed.at} stroke="var(--ink-faint)" strokeDasharray="3 3" />}
          <Tooltip isAnimationActive={false} content={({ payload }) => <Tip step={(payload[0]?.payload as Drawn | undefined)?.step} currency={currency} zone={zone} />} />
          <Area dataKey="profit" type="stepAfter" baseValue={0} stroke="var(--accent)" strokeWidth={1.5} fill="var(--accent-wash)" isAnimationActive={false} />
        </AreaChart>
      )}
    </TimeChartFrame>
  )
}

function Tip({ step, currency, zone }: { readonly step: PilotStep | undefined; readonly currency: string; readonly zone: ZoneChoice }): React.JSX.Element | null {
  if (step === undefined) return null
  const [profit] = stepWords(step, currency, zone)
  return <div className={styles['tip']}><strong>{profit}</strong><span className={styles['moments']}>{inAllZones(step.at)}</span></div>
}

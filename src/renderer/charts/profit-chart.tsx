/** Running profit over time: it begins at 0, so the area is measured from there. */
import { Area, AreaChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { useMemo } from 'react'
import { decimate } from '../../shared/domain/decimate.js'
import type { PilotStep } from '../../shared/domain/paper-pilot.js'
import { toNumber } from '../../shared/lib/decimal.js'
import { formatDecimal } from '../format/decimal-format.js'
import { formatMoment, type ZoneChoice } from '../format/time-format.js'
import { ChartFrame } from './chart-frame.js'
import styles from './charts.module.css'
import { compactNumber } from './compact-number.js'
import { zeroAxis } from './zero-axis.js'
import { timeAxis } from './time-axis.js'

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

export function ProfitChart({ steps, currency, zone, summary }: ProfitChartProps): React.JSX.Element {
  const drawn = useMemo(
    () => decimate(steps, MOST_POINTS, (step) => toNumber(step.cumulative)).map((step): Drawn => ({ at: step.at, profit: toNumber(step.cumulative), step })),
    [steps]
  )
  const axis = timeAxis((drawn.at(-1)?.at ?? 0) - (drawn[0]?.at ?? 0), zone)
  const profits = zeroAxis(drawn.map(({ profit }) => profit))
  return (
    <ChartFrame summary={summary} units={[currency, axis.unit]}>
      {({ width, height }) => (
        <AreaChart width={width} height={height} data={drawn} accessibilityLayer={false} margin={{ top: 4, right: 20, bottom: 0, left: 0 }}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="at" type="number" scale="time" domain={['dataMin', 'dataMax']} tickFormatter={axis.format} tickLine={false} minTickGap={40} stroke="var(--line-strong)" />
          <YAxis width={52} {...profits} tickFormatter={compactNumber} tickLine={false} axisLine={false} />
          <ReferenceLine y={0} stroke="var(--line-strong)" />
          <Tooltip isAnimationActive={false} content={({ payload }) => <Tip drawn={payload[0]?.payload as Drawn | undefined} currency={currency} zone={zone} />} />
          <Area dataKey="profit" type="stepAfter" baseValue={0} stroke="var(--accent)" strokeWidth={1.5} fill="var(--accent-wash)" isAnimationActive={false} />
        </AreaChart>
      )}
    </ChartFrame>
  )
}

function Tip({ drawn, currency, zone }: { readonly drawn: Drawn | undefined; readonly currency: string; readonly zone: ZoneChoice }): React.JSX.Element | null {
  if (drawn === undefined) return null
  return (
    <div className={styles['tip']}>
      <strong>{formatDecimal(drawn.step.cumulative, { digits: 2, signed: true })} {currency}</strong>
      {formatMoment(drawn.at, zone)}
    </div>
  )
}

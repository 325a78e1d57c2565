/** Equity over time, and beneath it how far it is below its highest point so far. */
import { Area, AreaChart, CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts'
import { useMemo } from 'react'
import { decimate } from '../../shared/domain/decimate.js'
import type { CurvePoint, EquitySeries } from '../../shared/domain/equity-curve.js'
import { toNumber } from '../../shared/lib/decimal.js'
import { formatDecimal } from '../format/decimal-format.js'
import { formatMoment, type ZoneChoice } from '../format/time-format.js'
import { ChartFrame } from './chart-frame.js'
import styles from './charts.module.css'
import { axisPercent } from './axis-percent.js'
import { compactNumber } from './compact-number.js'
import { equitySummary } from './equity-summary.js'
import { timeAxis } from './time-axis.js'

/** Recharts draws each point as a node: more than these cost time that nobody sees. */
const MOST_POINTS = 400
const AXIS_WIDTH = 52

export interface EquityChartProps {
  readonly series: EquitySeries
  readonly zone: ZoneChoice
}

interface Drawn {
  readonly at: number
  readonly equity: number
  /** Percent, zero or negative; null: the peak is not above zero. */
  readonly drawdown: number | null
  readonly point: CurvePoint
}

export function EquityChart({ series, zone }: EquityChartProps): React.JSX.Element {
  const drawn = useMemo(
    () => decimate(series.points, MOST_POINTS, (point) => toNumber(point.equity)).map((point): Drawn => ({ at: point.at, equity: toNumber(point.equity), drawdown: point.drawdown === null ? null : point.drawdown * 100, point })),
    [series]
  )
  const first = series.points[0]
  const last = series.points.at(-1)
  const axis = timeAxis(first === undefined || last === undefined ? 0 : last.at - first.at, zone)
  const time = { dataKey: 'at', type: 'number', scale: 'time', domain: ['dataMin', 'dataMax'], tickFormatter: axis.format, tickLine: false, minTickGap: 40 } as const
  const tip = <Tooltip isAnimationActive={false} content={({ payload }) => <Tip drawn={payload[0]?.payload as Drawn | undefined} currency={series.currency} zone={zone} />} />
  return (
    <ChartFrame summary={equitySummary(series, zone)} units={[`${series.currency}, beneath it % from the peak`, axis.unit]}>
      {({ width, height }) => (
        <>
          <LineChart width={width} height={Math.floor(height * 0.68)} data={drawn} syncId={`${series.account} ${series.currency}`} accessibilityLayer={false} margin={{ top: 4, right: 20, bottom: 0, left: 0 }}>
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis {...time} hide />
            <YAxis width={AXIS_WIDTH} domain={['auto', 'auto']} tickFormatter={compactNumber} tickLine={false} axisLine={false} tickCount={5} />
            {tip}
            <Line dataKey="equity" stroke="var(--accent)" strokeWidth={1.5} dot={false} isAnimationActive={false} />
          </LineChart>
          <AreaChart width={width} height={Math.ceil(height * 0.32)} data={drawn} syncId={`${series.account} ${series.currency}`} accessibilityLayer={false} margin={{ top: 2, right: 20, bottom: 0, left: 0 }}>
            <XAxis {...time} stroke="var(--line-strong)" />
            <YAxis width={AXIS_WIDTH} tickFormatter={(share: number) => axisPercent(share, 1)} tickLine={false} axisLine={false} tickCount={3} />
            {tip}
            <Area dataKey="drawdown" stroke="var(--loss)" fill="var(--loss-wash)" strokeWidth={1} isAnimationActive={false} />
          </AreaChart>
        </>
      )}
    </ChartFrame>
  )
}

function Tip({ drawn, currency, zone }: { readonly drawn: Drawn | undefined; readonly currency: string; readonly zone: ZoneChoice }): React.JSX.Element | null {
  if (drawn === undefined) return null
  return (
    <div className={styles['tip']}>
      <strong>{formatDecimal(drawn.point.equity, { digits: 2 })} {currency}</strong>
      {drawn.drawdown === null ? 'no peak above zero' : `${axisPercent(drawn.drawdown, 2)} from its peak`}<br />
      {formatMoment(drawn.at, zone)}
    </div>
  )
}

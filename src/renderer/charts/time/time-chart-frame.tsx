/** Around a chart over time: its ranges, its legend, and what hands and keys do in it. */
import type { EpochMs } from '../../../shared/lib/clock.js'
import { chartsText } from '../../text/charts.js'
import { ChartFrame, type ChartFrameProps } from '../chart-frame.js'
import styles from '../chart-frame.module.css'
import { timeRanges } from './time-window.js'
import type { TimeChart } from './use-time-chart.js'

export interface ChartSeries {
  readonly id: string
  readonly name: string
  /** Name of a token: `--accent`. */
  readonly color: string
}

export interface TimeChartFrameProps<P extends { readonly at: EpochMs }> extends Pick<ChartFrameProps, 'title' | 'summary' | 'units' | 'notice' | 'table' | 'children'> {
  readonly chart: TimeChart<P>
  readonly series: readonly ChartSeries[]
  /** What is under the crosshair of the keys, in words. */
  readonly readout: string | null
}

export function TimeChartFrame<P extends { readonly at: EpochMs }>({ chart, series, ...framed }: TimeChartFrameProps<P>): React.JSX.Element {
  const { name, frame, hidden, window, onWheel, onKeyDown, onPointerDown, onBlur } = chart
  return (
    <ChartFrame
      {...framed} name={name} frame={frame} legend={series.filter(({ id }) => !hidden.includes(id))}
      hands={{ onWheel, onKeyDown, onPointerDown, onBlur, 'data-from': Math.round(window.from), 'data-to': Math.round(window.to) }}
      beside={series.length === 2 ? <Legend chart={chart} series={series} /> : null}
      beneath={series.length > 2 ? <div className={styles['more']}><Legend chart={chart} series={series} /></div> : null}
      before={(
        <span className={styles['ranges']} role="group" aria-label={chartsText.ranges}>
          {timeRanges.map((range) => (
            <button key={range} type="button" className={styles['range']} aria-pressed={chart.range === range} title={chartsText.rangeTitles[range]} data-testid={`range-${name}-${range}`} onClick={() => { chart.choose(range) }}>{range}</button>
          ))}
        </span>
      )}
    />
  )
}

interface LegendProps {
  readonly chart: Pick<TimeChart<never>, 'hidden' | 'turn'>
  readonly series: readonly ChartSeries[]
}

/** A press switches a series off and on. */
function Legend({ chart: { hidden, turn }, series }: LegendProps): React.JSX.Element {
  return (
    <span className={styles['legend']} role="group" aria-label={chartsText.series}>
      {series.map(({ id, name, color }) => (
        <button key={id} type="button" className={styles['key']} aria-pressed={!hidden.includes(id)} title={chartsText.showSeries(name)} onClick={() => { turn(id) }}>
          <svg width="8" height="8" aria-hidden="true"><rect width="8" height="8" fill={`var(${color})`} /></svg>
          {name}
        </button>
      ))}
    </span>
  )
}

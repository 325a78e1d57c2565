/** Around a chart over time: its ranges, its legend, what is under the crosshair, and its ways out as a table and as a picture. */
import { Image, Table2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { EpochMs } from '../../../shared/lib/clock.js'
import { chartsText } from '../../text/charts.js'
import type { ChartSize } from '../chart-frame.js'
import { chartPicture } from './chart-picture.js'
import styles from './time-chart.module.css'
import { timeRanges } from './time-window.js'
import { useChartPicture } from './use-chart-picture.js'
import type { TimeChart } from './use-time-chart.js'

export interface ChartSeries {
  readonly id: string
  readonly name: string
  /** Name of a token: `--accent`. */
  readonly color: string
}

export interface TimeChartFrameProps<P extends { readonly at: EpochMs }> {
  readonly chart: TimeChart<P>
  /** What is charted. */
  readonly title: string
  /** What a person who cannot see it is told. */
  readonly summary: string
  /** Of the axes: "USD · days, UTC". */
  readonly units: string
  readonly series: readonly ChartSeries[]
  /** What is under the crosshair of the keys, in words. */
  readonly readout: string | null
  /** Something that must be known of the data. */
  readonly notice?: { readonly text: string; readonly detail: string } | null
  /** The same as rows. */
  readonly table: () => React.ReactNode
  readonly children: (size: ChartSize) => React.ReactNode
}

export function TimeChartFrame<P extends { readonly at: EpochMs }>({ chart, title, summary, units, series, readout, notice = null, table, children }: TimeChartFrameProps<P>): React.JSX.Element {
  const [size, setSize] = useState<ChartSize | null>(null)
  const [isTable, setIsTable] = useState(false)
  const { frame, hidden, onWheel } = chart
  const picture = useChartPicture((caption) => (frame.current === null ? null : chartPicture(frame.current, caption)), series.filter(({ id }) => !hidden.includes(id)), `${title} · ${units}`)
  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) })
    })
    observer.observe(element)
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      observer.disconnect()
      element.removeEventListener('wheel', onWheel)
    }
    // The table takes the frame's place: afterwards there is another frame.
  }, [frame, isTable, onWheel])
  return (
    <div className={styles['chart']} data-testid={`chart-${chart.name}`}>
      <div className={styles['bar']}>
        <span className={styles['units']} title={units}>{units}</span>
        {notice === null ? null : <span className={styles['notice']} title={notice.detail} data-testid={`chart-notice-${chart.name}`}>{notice.text}</span>}
        {series.length === 2 ? <Legend chart={chart} series={series} /> : null}
        <span className={styles['spacer']} />
        <span className={styles['ranges']} role="group" aria-label={chartsText.ranges}>
          {timeRanges.map((range) => (
            <button key={range} type="button" className={styles['range']} aria-pressed={chart.range === range} title={chartsText.rangeTitles[range]} data-testid={`range-${chart.name}-${range}`} onClick={() => { chart.choose(range) }}>{range}</button>
          ))}
        </span>
        <button type="button" className={styles['icon']} aria-pressed={isTable} aria-label={chartsText.showTableOf(title)} title={chartsText.showTable} data-testid={`table-${chart.name}`} onClick={() => { setIsTable(!isTable) }}><Table2 size={12} aria-hidden="true" /></button>
        {isTable ? null : <button type="button" className={styles['icon']} aria-label={chartsText.saveOf(title)} title={chartsText.save} data-testid={`picture-${chart.name}`} onClick={picture.save}><Image size={12} aria-hidden="true" /></button>}
      </div>
      {series.length > 2 ? <div className={styles['more']}><Legend chart={chart} series={series} /></div> : null}
      {isTable ? <div className={styles['table']}>{table()}</div> : (
        <div
          ref={frame} className={styles['frame']} role="img" tabIndex={0} aria-label={`${summary}. ${chartsText.keys}`} data-testid={`frame-${chart.name}`} data-from={Math.round(chart.window.from)} data-to={Math.round(chart.window.to)}
          onKeyDown={chart.onKeyDown} onPointerDown={chart.onPointerDown} onBlur={chart.onBlur}
        >
          {size === null || size.width < 40 || size.height < 40 ? null : children(size)}
        </div>
      )}
      <p className={styles['readout']} role="status" data-testid={`readout-${chart.name}`}>{readout ?? picture.said ?? ''}</p>
    </div>
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

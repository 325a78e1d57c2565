/** The figures of the bar under the crosshair, or of the last one. */
import { memo } from 'react'
import type { Bar } from '../../../shared/domain/bar.js'
import { inAllZones } from '../../format/time-format.js'
import { chartsText } from '../../text/charts.js'
import { barChange, barMoment, formatVolume, type BarWording } from './bar-words.js'
import styles from './bars.module.css'
import { formatBarPrice } from './price-format.js'

export interface BarLegendProps extends BarWording {
  /** Null: the place under the crosshair has no bar. */
  readonly bar: Bar | null
  readonly before: Bar | null
  readonly at: number | null
}

export const BarLegend = memo(function BarLegend({ bar, before, at, ...wording }: BarLegendProps): React.JSX.Element {
  const moment = at === null ? null : <span className={styles['moment']} title={inAllZones(at)}>{barMoment(at, wording)}</span>
  if (bar === null) return <p className={styles['figures']} data-testid="bar-legend">{moment}{at === null ? null : <span>{chartsText.noBar}</span>}</p>
  const change = barChange(bar, before, wording.digits)
  const figures = [['O', bar.open], ['H', bar.high], ['L', bar.low], ['C', bar.close]] as const
  return (
    <p className={styles['figures']} data-testid="bar-legend">
      {moment}
      {figures.map(([name, value]) => <span key={name}><i>{name}</i> {formatBarPrice(value, wording.digits)}</span>)}
      {bar.volume === null ? null : <span><i>V</i> {formatVolume(bar.volume)}</span>}
      {change === null ? null : <span className={styles[change.way]} title={chartsText.change}>{change.text}</span>}
    </p>
  )
})

/** Beside a price chart's figures: what of it is drawn, and the way out as a picture. */
import { Image } from 'lucide-react'
import { chartsText } from '../../text/charts.js'
import { turnSeries, useChartView } from '../time/chart-views.js'
import styles from '../chart-frame.module.css'
import places from './bars.module.css'

export const PRICE_VIEW = 'price'
export const priceParts = ['volume', 'levels', 'fills'] as const

export interface BarsToolsProps {
  /** The instrument. */
  readonly name: string
  readonly onSave: () => void
}

export function BarsTools({ name, onSave }: BarsToolsProps): React.JSX.Element {
  const { hidden } = useChartView(PRICE_VIEW)
  return (
    <span className={places['tools']} role="group" aria-label={chartsText.series}>
      {priceParts.map((part) => (
        <button key={part} type="button" className={styles['key']} aria-pressed={!hidden.includes(part)} title={chartsText.showSeries(chartsText.priceParts[part])} data-testid={`price-${part}`} onClick={() => { turnSeries(PRICE_VIEW, part) }}>{chartsText.priceParts[part]}</button>
      ))}
      <button type="button" className={styles['icon']} aria-label={chartsText.saveOf(name)} title={chartsText.save} data-testid="picture-price" onClick={onSave}><Image size={12} aria-hidden="true" /></button>
    </span>
  )
}

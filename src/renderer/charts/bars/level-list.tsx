/** The marked prices as text: some are out of the scale's reach, and a canvas cannot be read aloud. */
import { chartsText } from '../../text/charts.js'
import styles from './bars.module.css'
import type { LevelKind, LevelLine } from './level-line.js'
import { formatBarPrice } from './price-format.js'

const words: Readonly<Record<LevelKind, string>> = { ...chartsText.levelKinds, last: '', 'last-old': '' }

export function LevelList({ levels, digits }: { readonly levels: readonly LevelLine[]; readonly digits: number }): React.JSX.Element | null {
  // As on the chart: the dearest on top.
  const marked = levels.filter(({ kind }) => words[kind] !== '').sort((a, b) => b.price - a.price)
  if (marked.length === 0) return null
  return (
    <ul className={styles['levels']} aria-label={chartsText.markedPrices} data-testid="chart-levels">
      {marked.map(({ id, kind, price, label, isHeld }) => (
        <li key={id} className={styles['level']} data-kind={kind} data-held={isHeld} data-testid={`level-${kind}`} title={`${words[kind]} ${formatBarPrice(price, digits)}: ${label}`}>
          <strong>{words[kind]} {formatBarPrice(price, digits)}</strong> {label}
        </li>
      ))}
    </ul>
  )
}

/** That rows are left out, how many, and why: a filter that is forgotten must not hide a position. */
import { Funnel, X } from 'lucide-react'
import styles from './grid-extras.module.css'
import { formatCount } from '../../format/count-format.js'
import { gridText } from '../../text/grid.js'

export interface FilterChipProps {
  readonly words: string
  readonly shown: number
  readonly of: number
  readonly onClear: () => void
}

export function FilterChip({ words, shown, of, onClear }: FilterChipProps): React.JSX.Element {
  const count = gridText.shown(formatCount(shown), formatCount(of))
  return (
    <div className={styles['strip']} role="status" data-testid="grid-filter">
      <button type="button" className={styles['chip']} onClick={onClear} title={`${words}\n${gridText.showAll}`}>
        <Funnel size={11} aria-hidden="true" />
        <strong>{count}</strong>
        <span className={styles['chipWords']}>{words}</span>
        <X size={12} aria-hidden="true" />
      </button>
    </div>
  )
}

/** In the header of a panel that shows a part: the way to all of it. */
import { ArrowUpRight } from 'lucide-react'
import { drillText } from '../../text/drill.js'
import styles from './rows-button.module.css'
import { openRows, type RowsTarget } from './figure-drill.js'

export function RowsButton({ target }: { readonly target: RowsTarget }): React.JSX.Element {
  const words = drillText.all(target.words)
  return <button type="button" className={styles['button']} aria-label={words} title={words} data-testid={`open-${target.screen}-from-panel`} onClick={() => { openRows(target) }}><ArrowUpRight size={14} aria-hidden="true" /></button>
}

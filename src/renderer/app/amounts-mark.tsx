/** Says that amounts are hidden, for as long as they are; a press shows them again. */
import { EyeOff } from 'lucide-react'
import { AMOUNTS_ACTION, amountsAction } from '../actions/amounts-action.js'
import { useTitleWithKeys } from '../actions/use-shortcuts.js'
import { useShell } from '../stores/shell-store.js'
import { shellText } from '../text/shell.js'
import styles from './top-bar.module.css'

export function AmountsMark(): React.JSX.Element | null {
  const areHidden = useShell((shell) => shell.settings?.appearance.hideAmounts ?? false)
  const title = useTitleWithKeys()(shellText.amounts.hint, AMOUNTS_ACTION)
  if (!areHidden) return null
  return (
    <button type="button" className={styles['hidden']} data-testid="amounts-hidden" aria-label={shellText.amounts.label} title={title} onClick={amountsAction.run}>
      <EyeOff size={13} aria-hidden="true" />
      {shellText.amounts.hidden}
    </button>
  )
}

/** A shortcut as keys. */
import { shownKeys } from '../../shared/config/shortcut.js'
import { isMac } from '../actions/use-shortcuts.js'
import styles from './keys.module.css'

export function Keys({ keys }: { readonly keys: string }): React.JSX.Element {
  return (
    <span className={styles['keys']}>
      {shownKeys(keys, isMac()).map((key) => <kbd key={key} className={styles['key']}>{key}</kbd>)}
    </span>
  )
}

/** Every shortcut on one sheet, from the same list that the keys obey. */
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, type LucideIcon } from 'lucide-react'
import { useRef } from 'react'
import { shownKeys } from '../../shared/config/shortcut.js'
import { actionGroups } from '../actions/action.js'
import { actions } from '../actions/actions.js'
import { closeOverlay } from '../actions/overlay-store.js'
import { isMac, useShortcuts } from '../actions/use-shortcuts.js'
import { Button } from '../components/button.js'
import { Dialog } from '../components/dialog.js'
import { Keys } from '../components/keys.js'
import { seekSetting } from '../panels/settings/sought-setting.js'
import { paletteText } from '../text/palette.js'
import { fixedKeys } from './fixed-keys.js'
import styles from './shortcut-sheet.module.css'

/** Drawn: of the four the font has only two. */
const arrows: Readonly<Partial<Record<string, LucideIcon>>> = { '←': ArrowLeft, '→': ArrowRight, '↑': ArrowUp, '↓': ArrowDown }

export function ShortcutSheet(): React.JSX.Element {
  const { keysOf } = useShortcuts()
  const leads = useRef(false)
  return (
    <Dialog
      name="shortcut-sheet" title={paletteText.sheet.title} size="wide" onClose={closeOverlay} goesBack={() => !leads.current}
      extra={<Button onClick={() => { leads.current = true; closeOverlay(); seekSetting('shortcuts') }}>{paletteText.sheet.change}</Button>}
    >
      <div className={styles['groups']}>
        {actionGroups.map((group) => (
          <section key={group} className={styles['group']}>
            <h3 className={styles['groupTitle']}>{paletteText.groups[group]}</h3>
            <dl className={styles['list']}>
              {actions.filter((action) => action.group === group && keysOf.has(action.id)).map(({ id, title }) => (
                <div key={id} className={styles['line']} data-testid={`sheet-${id}`}>
                  <dt>{title}</dt>
                  <dd className={styles['keys']}><Keys keys={keysOf.get(id) ?? ''} /></dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {fixedKeys.map(({ title, keys }) => (
          <section key={title} className={styles['group']}>
            <h3 className={styles['groupTitle']}>{title}</h3>
            <dl className={styles['list']}>
              {keys.map(([names, does]) => (
                <div key={does} className={styles['line']}>
                  <dt>{does}</dt>
                  <dd className={styles['keys']}>{names.map((name) => <FixedKey key={name} name={name} />)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function FixedKey({ name }: { readonly name: string }): React.JSX.Element {
  const Arrow = arrows[name]
  return <kbd className={styles['key']}>{Arrow === undefined ? (name.length === 1 ? name : shownKeys(name, isMac()).join('')) : <Arrow size={11} role="img" aria-label={name} />}</kbd>
}

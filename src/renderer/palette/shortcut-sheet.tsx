/** Every shortcut on one sheet, from the same list that the keys obey. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Dialog } from '@base-ui/react/dialog'
import { useRef, useState } from 'react'
import { actionGroups } from '../actions/action.js'
import { actions } from '../actions/actions.js'
import { closeOverlay } from '../actions/overlay-store.js'
import { useShortcuts } from '../actions/use-shortcuts.js'
import { Button } from '../components/button.js'
import { Keys } from '../components/keys.js'
import { seekSetting } from '../panels/settings/sought-setting.js'
import { focusedPage } from '../stores/desk-pages.js'
import { paletteText } from '../text/palette.js'
import { fixedKeys } from './fixed-keys.js'
import styles from './shortcut-sheet.module.css'

export function ShortcutSheet(): React.JSX.Element {
  const { keysOf } = useShortcuts()
  const leads = useRef(false)
  // Over the window that a person is at work in.
  const [page] = useState(focusedPage)
  return (
    <CSPProvider disableStyleElements>
      <Dialog.Root open onOpenChange={(isOpen) => { if (!isOpen) closeOverlay() }}>
        <Dialog.Portal container={page.body}>
          <Dialog.Backdrop className={styles['backdrop']} />
          <Dialog.Popup className={styles['popup']} finalFocus={() => !leads.current} data-testid="shortcut-sheet">
            <header className={styles['head']}>
              <Dialog.Title className={styles['title']}>{paletteText.sheet.title}</Dialog.Title>
              <Button onClick={() => { leads.current = true; closeOverlay(); seekSetting('shortcuts') }}>{paletteText.sheet.change}</Button>
              <Dialog.Close className={styles['close']}>{paletteText.sheet.close}</Dialog.Close>
            </header>
            <div className={styles['groups']} tabIndex={0} role="group" aria-label={paletteText.sheet.label}>
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
                        <dd className={styles['keys']}>{names.map((name) => <kbd key={name} className={styles['key']}>{name}</kbd>)}</dd>
                      </div>
                    ))}
                  </dl>
                </section>
              ))}
            </div>
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </CSPProvider>
  )
}

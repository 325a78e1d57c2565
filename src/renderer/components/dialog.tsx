/** Something that has to be answered or closed before the desk goes on, over the window that a person is at work in. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { useState, type ReactNode } from 'react'
import { focusedPage } from '../stores/desk-pages.js'
import { statesText } from '../text/states.js'
import styles from './dialog.module.css'

export interface DialogProps {
  /** Stable name for tests. */
  readonly name: string
  readonly title: string
  /** whole: as much of the window as there is. */
  readonly size?: 'usual' | 'whole'
  /** What can be done, at its foot. */
  readonly actions?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Dialog({ name, title, size = 'usual', actions, onClose, children }: DialogProps): React.JSX.Element {
  const [page] = useState(focusedPage)
  return (
    // The page's policy refuses style sheets within the page: none is written that would only be a violation in the log.
    <CSPProvider disableStyleElements>
      <BaseDialog.Root open onOpenChange={(isOpen) => { if (!isOpen) onClose() }}>
        <BaseDialog.Portal container={page.body}>
          <BaseDialog.Backdrop className={styles['backdrop']} />
          <BaseDialog.Popup className={styles['popup']} data-size={size} data-testid={name}>
            <header className={styles['head']}>
              <BaseDialog.Title className={styles['title']}>{title}</BaseDialog.Title>
              <BaseDialog.Close className={styles['close']}>{statesText.close}</BaseDialog.Close>
            </header>
            <div className={styles['body']} tabIndex={0} role="group" aria-label={title}>{children}</div>
            {actions === undefined ? null : <footer className={styles['foot']}>{actions}</footer>}
          </BaseDialog.Popup>
        </BaseDialog.Portal>
      </BaseDialog.Root>
    </CSPProvider>
  )
}

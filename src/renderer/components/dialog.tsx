/** Something that has to be answered or closed before the desk goes on, over the window that a person is at work in. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { useState, type ReactNode, type RefObject } from 'react'
import { focusedPage } from '../stores/desk-pages.js'
import { statesText } from '../text/states.js'
import styles from './dialog.module.css'

export interface DialogProps {
  /** Stable name for tests. */
  readonly name: string
  readonly title: string
  /** small: a question. whole: as much of the window as there is. */
  readonly size?: 'small' | 'usual' | 'wide' | 'whole'
  /** Beside its title. */
  readonly extra?: ReactNode
  /** What can be done, at its foot. */
  readonly actions?: ReactNode
  readonly onClose: () => void
  /** What a person most likely does first; left out: the first that takes the focus. */
  readonly initialFocus?: RefObject<HTMLElement | null>
  /** Whether the focus goes back to where it was; left out: it does. */
  readonly goesBack?: () => boolean
  readonly children: ReactNode
}

export function Dialog({ name, title, size = 'usual', extra, actions, onClose, initialFocus, goesBack, children }: DialogProps): React.JSX.Element {
  const [page] = useState(focusedPage)
  return (
    // The page's policy refuses style sheets within the page: none is written that would only be a violation in the log.
    <CSPProvider disableStyleElements>
      <BaseDialog.Root open onOpenChange={(isOpen) => { if (!isOpen) onClose() }}>
        <BaseDialog.Portal container={page.body}>
          <BaseDialog.Backdrop className={styles['backdrop']} />
          <BaseDialog.Popup className={styles['popup']} data-size={size} data-testid={name} {...(initialFocus === undefined ? {} : { initialFocus })} {...(goesBack === undefined ? {} : { finalFocus: goesBack })}>
            <header className={styles['head']}>
              <BaseDialog.Title className={styles['title']}>{title}</BaseDialog.Title>
              {extra}
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

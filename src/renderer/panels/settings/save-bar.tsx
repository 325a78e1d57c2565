/** What has changed, what saving does, and what it did. */
import { Button } from '../../components/button.js'
import { changedFields, draftOf } from './settings-draft.js'
import styles from './settings.module.css'
import { isChanged, revert, saveSettings, useSettings } from './settings-store.js'

/** The words of what saving these changes does. */
function consequence(fields: readonly string[], hasPassword: boolean): string {
  const reopens = hasPassword || fields.some((field) => !field.startsWith('appearance.'))
  return reopens ? 'Saving opens the desk anew with these connections; its last rows stay in its snapshot.' : 'Saving keeps the connections as they are.'
}

/** Once it is on screen. */
function focusFirstFault(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus()
  })
}

export function SaveBar(): React.JSX.Element {
  const state = useSettings()
  const { draft, view, phase, failure, outcome, password, forgetPassword } = state
  const fields = draft === null || view === null ? [] : changedFields(draft, draftOf(view.settings))
  const hasPassword = password !== '' || forgetPassword
  const names = [...fields, ...(hasPassword ? ['password'] : [])]
  const changed = isChanged(state)
  return (
    <footer className={styles['saveBar']} data-testid="settings-save-bar" data-changed={changed}>
      <div className={styles['saveText']}>
        {failure === null ? null : <p role="alert" className={styles['failure']} data-testid="settings-failure">{failure}</p>}
        <p role="status" data-testid="settings-state">
          {phase === 'saving' ? 'Saving…' : changed ? <><strong>Not saved yet:</strong> {names.join(', ')}. {consequence(fields, hasPassword)}</> : outcome ?? (view === null ? null : <>Everything is saved in <code>{view.path}</code>.</>)}
        </p>
      </div>
      <Button disabled={!changed || phase === 'saving'} onClick={revert} data-testid="revert-settings">Undo changes</Button>
      <Button kind="primary" disabled={!changed || phase === 'saving'} onClick={() => { void saveSettings().then(focusFirstFault) }} data-testid="save-settings">Save</Button>
    </footer>
  )
}

/** What has changed, what saving does, and what it did. */
import { Button } from '../../components/button.js'
import { Sentence } from '../../text/sentence.js'
import { settingsText } from '../../text/settings.js'
import { changedFields, draftOf } from './settings-draft.js'
import styles from './settings.module.css'
import { isChanged, revert, saveSettings, useSettings } from './settings-store.js'

const words = settingsText.save

/** The words of what saving these changes does. */
function consequence(fields: readonly string[], hasPassword: boolean): string {
  const reopens = hasPassword || fields.some((field) => !field.startsWith('appearance.') && !field.startsWith('desktop.') && !field.startsWith('notifications.'))
  return reopens ? words.reopens : words.keepsConnections
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
          {phase === 'saving' ? words.saving : changed ? <><strong>{words.unsaved}</strong> {names.join(', ')}. {consequence(fields, hasPassword)}</> : outcome ?? (view === null ? null : <Sentence parts={words.allSaved(<code>{view.path}</code>)} />)}
        </p>
      </div>
      <Button disabled={!changed || phase === 'saving'} onClick={revert} data-testid="revert-settings">{words.undo}</Button>
      <Button kind="primary" disabled={!changed || phase === 'saving'} onClick={() => { void saveSettings().then(focusFirstFault) }} data-testid="save-settings">{words.save}</Button>
    </footer>
  )
}

/** What has changed, what saving does, and what it did. */
import { Button } from '../../components/button.js'
import { Sentence } from '../../text/sentence.js'
import { settingNames } from '../../text/setting-names.js'
import { settingsText } from '../../text/settings.js'
import { changedFields, draftOf } from './settings-draft.js'
import styles from './settings.module.css'
import { isChanged, revert, saveSettings, useSettings } from './settings-store.js'

const words = settingsText.save

const isConnection = (field: string): boolean => !field.startsWith('appearance.') && !field.startsWith('desktop.') && !field.startsWith('notifications.')

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
  const names = [...fields, ...(hasPassword ? (['postgres.password'] as const) : [])].map((field) => settingNames[field])
  const changed = isChanged(state)
  const isAboutConnections = hasPassword || fields.some(isConnection)
  const isDemo = view?.settings.desk === 'demo'
  const consequence = !isAboutConnections ? words.keepsConnections : isDemo ? words.staysDemo : words.reopens
  // Who has typed the way to an own desk wants to see it.
  const leadsToOwn = isAboutConnections && isDemo && view.overridden['desk'] === undefined
  const save = (desk?: 'own'): void => { void saveSettings(desk).then(focusFirstFault) }
  return (
    <footer className={styles['saveBar']} data-testid="settings-save-bar" data-changed={changed}>
      <div className={styles['saveText']}>
        {failure === null ? null : <p role="alert" className={styles['failure']} data-testid="settings-failure">{failure}</p>}
        <p role="status" data-testid="settings-state">
          {phase === 'saving' ? words.saving : changed ? <><strong>{words.unsaved}</strong> {names.join(', ')}. {consequence}</> : outcome ?? (view === null ? null : <Sentence parts={words.allSaved(<code>{view.path}</code>)} />)}
        </p>
      </div>
      <Button disabled={!changed || phase === 'saving'} onClick={revert} data-testid="revert-settings">{words.undo}</Button>
      <Button kind={leadsToOwn ? 'plain' : 'primary'} disabled={!changed || phase === 'saving'} onClick={() => { save() }} data-testid="save-settings">{words.save}</Button>
      {leadsToOwn ? <Button kind="primary" disabled={phase === 'saving'} onClick={() => { save('own') }} data-testid="save-and-open-own">{words.openOwn}</Button> : null}
    </footer>
  )
}

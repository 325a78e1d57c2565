/** The settings: which desk, its two backends, and how the page looks. */
import { useEffect } from 'react'
import { Button } from '../../components/button.js'
import { EmptyState } from '../../components/empty-state.js'
import { useShell } from '../../stores/shell-store.js'
import { settingsText } from '../../text/settings.js'
import { AppearanceSection } from './appearance-section.js'
import { DeskSection } from './desk-section.js'
import { DesktopSection } from './desktop-section.js'
import { IbSection } from './ib-section.js'
import { NotificationsSection } from './notifications-section.js'
import { DeadManSection, WebhookSection } from './outbound-sections.js'
import { PostgresSection } from './postgres-section.js'
import { SaveBar } from './save-bar.js'
import styles from './settings.module.css'
import { SettingsIssues } from './settings-issues.js'
import { loadSettings, useSettings } from './settings-store.js'
import { ShortcutsSection } from './shortcuts-section.js'
import { focusSetting, useSoughtSetting } from './sought-setting.js'

export function SettingsScreen(): React.JSX.Element {
  const view = useSettings((state) => state.view)
  const failure = useSettings((state) => state.failure)
  const saved = useShell((shell) => shell.savedSettings)
  // Also after a change that was made elsewhere.
  useEffect(() => {
    void loadSettings()
  }, [saved])
  const sought = useSoughtSetting((state) => state.sought)
  const isShown = view !== null
  useEffect(() => {
    if (sought === null || !isShown) return
    useSoughtSetting.setState({ sought: null })
    focusSetting(sought)
  }, [sought, isShown])
  if (view === null) {
    return failure === null ? (
      <EmptyState title={settingsText.reading} />
    ) : (
      <EmptyState title={settingsText.unreadable} detail={failure}>
        <Button onClick={() => { void loadSettings() }}>{settingsText.again}</Button>
      </EmptyState>
    )
  }
  return (
    <form className={styles['settings']} aria-label={settingsText.label} onSubmit={(event) => { event.preventDefault() }}>
      <div className={styles['scroll']}>
        <SettingsIssues issues={view.issues} path={view.path} />
        <div className={styles['columns']}>
          <div className={styles['column']}>
            <DeskSection />
            <PostgresSection />
            <DesktopSection />
            <WebhookSection />
            <DeadManSection />
          </div>
          <div className={styles['column']}>
            <IbSection />
            <AppearanceSection />
            <NotificationsSection />
            <ShortcutsSection />
          </div>
        </div>
      </div>
      <SaveBar />
    </form>
  )
}

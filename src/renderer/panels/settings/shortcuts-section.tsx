/** Every action with its shortcut, each of which can be changed; kept at once. */
import { useState } from 'react'
import { actionGroups } from '../../actions/action.js'
import { actions } from '../../actions/actions.js'
import { withShortcut, type ChangedShortcuts } from '../../actions/shortcuts.js'
import { useShortcuts } from '../../actions/use-shortcuts.js'
import { Button } from '../../components/button.js'
import { changeSettings } from '../../stores/settings-change.js'
import { useShell } from '../../stores/shell-store.js'
import { paletteText } from '../../text/palette.js'
import { settingsText } from '../../text/settings.js'
import { Section } from './section.js'
import { ShortcutLine } from './shortcut-line.js'
import styles from './shortcuts.module.css'

const words = settingsText.shortcuts
const NONE: ChangedShortcuts = {}

export function ShortcutsSection(): React.JSX.Element {
  const changed = useShell((shell) => shell.settings?.shortcuts ?? NONE)
  const shortcuts = useShortcuts()
  const [failure, setFailure] = useState<string | null>(null)
  const change = (next: (now: ChangedShortcuts) => Record<string, string>): void => {
    void changeSettings((settings) => ({ ...settings, shortcuts: next(settings.shortcuts) })).then(setFailure)
  }
  return (
    <Section name="shortcuts" title={words.title} intro={words.intro}>
      <div className={styles['head']}>
        <Button disabled={Object.keys(changed).length === 0} onClick={() => { change(() => ({})) }} data-testid="reset-shortcuts">{words.resetAll}</Button>
        {failure === null ? null : <p role="alert" className={styles['failure']} data-testid="shortcuts-failure">{words.notKept(failure)}</p>}
      </div>
      {actionGroups.map((group) => (
        <div key={group} role="group" aria-label={paletteText.groups[group]}>
          <h3 className={styles['group']}>{paletteText.groups[group]}</h3>
          {actions.filter((action) => action.group === group).map((action) => (
            <ShortcutLine
              key={action.id} action={action} shortcuts={shortcuts} isChanged={Object.hasOwn(changed, action.id)}
              onChange={(keys) => { change((now) => withShortcut(actions, now, action.id, keys)) }}
            />
          ))}
        </div>
      ))}
    </Section>
  )
}

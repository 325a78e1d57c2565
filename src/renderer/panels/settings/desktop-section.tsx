/** The icon in the tray, what closing does, and starting at login. */
import { useEffect, useState } from 'react'
import type { DesktopState } from '../../../shared/state/desktop-state.js'
import { bridge } from '../../app/bridge.js'
import { fieldText } from '../../text/setting-fields.js'
import { settingsText } from '../../text/settings.js'
import { Section } from './section.js'
import { ChoiceSetting, SwitchSetting } from './setting-field.js'
import { useSettings } from './settings-store.js'
import styles from './settings.module.css'

/** A panel may come and go, and what was saved takes a moment. */
const ASK_AGAIN_MS = 2_000

const words = settingsText.desktop
const fields = fieldText.desktop

/** How it stands with this machine's desktop; null: not known yet. */
function useDesktop(): DesktopState | null {
  const [state, setState] = useState<DesktopState | null>(null)
  useEffect(() => {
    let isOver = false
    const ask = (): void => {
      // What was known stays until main answers again.
      bridge.request('app:desktop', undefined).then((reply) => { if (reply.ok && !isOver) setState(reply.value) }, () => undefined)
    }
    ask()
    const timer = window.setInterval(ask, ASK_AGAIN_MS)
    return () => {
      isOver = true
      window.clearInterval(timer)
    }
  }, [])
  return state
}

function loginTrouble(login: DesktopState['login'], isWanted: boolean): string | null {
  if (login === null) return null
  if (login.problem !== null) return words.loginFailed(login.problem)
  return isWanted && !login.isOn ? words.loginOff : null
}

export function DesktopSection(): React.JSX.Element {
  const state = useDesktop()
  const hasIcon = useSettings(({ draft }) => draft?.['desktop.showTray'] === 'true')
  const startsAtLogin = useSettings(({ draft }) => draft?.['desktop.startAtLogin'] === 'true')
  const isSavedAtLogin = useSettings(({ view }) => view?.settings.desktop.startAtLogin ?? false)
  const tray = state?.tray ?? 'unknown'
  const trouble = loginTrouble(state?.login ?? null, isSavedAtLogin)
  return (
    <Section name="desktop" title={words.title}>
      <SwitchSetting path="desktop.showTray" {...fields.showTray} hint={<span data-testid="tray-state" data-tray={tray}>{words.tray[tray]}</span>} />
      <ChoiceSetting path="desktop.closing" {...fields.closing} choices={fieldText.closings} idle={!hasIcon ? words.noIcon : tray === 'none' ? words.noTray : null} />
      <SwitchSetting path="desktop.startAtLogin" {...fields.startAtLogin} />
      {trouble === null ? null : <p className={styles['failure']} role="alert" data-testid="login-trouble">{trouble}</p>}
      <SwitchSetting path="desktop.startHidden" {...fields.startHidden} idle={startsAtLogin ? null : words.notAtLogin} />
    </Section>
  )
}

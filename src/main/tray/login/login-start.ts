/** Starting at login, by the way of each system. */
import { app } from 'electron'
import type { DesktopSettings } from '../../../shared/config/desktop-settings.js'
import { autostartPath } from './autostart-file.js'
import { applyLinuxLogin } from './linux-login.js'
import { HIDDEN_SWITCH } from '../hidden-start.js'

export interface LoginState {
  readonly isOn: boolean
  /** Why it could not be brought in line with the settings; null: it could. */
  readonly problem: string | null
}

/** What a login would run: an AppImage by its own file, and from its sources the app's folder. */
function command(): readonly string[] {
  return [process.env['APPIMAGE'] ?? process.execPath, ...(app.isPackaged ? [] : [app.getAppPath()])]
}

/** @param isAsked a person has just changed it. Never rejects. */
export async function applyLogin({ startAtLogin, startHidden }: DesktopSettings, isAsked: boolean): Promise<LoginState> {
  const args = startHidden ? [HIDDEN_SWITCH] : []
  try {
    if (process.platform === 'linux') {
      return { isOn: await applyLinuxLogin({ path: autostartPath(process.env), wanted: startAtLogin, command: [...command(), ...args], isAsked }), problem: null }
    }
    const [path = process.execPath, ...own] = command()
    const { openAtLogin } = app.getLoginItemSettings({ path, args: [...own, ...args] })
    // macOS asks the person when an entry is new: not at every start.
    if (isAsked || openAtLogin !== startAtLogin) app.setLoginItemSettings({ openAtLogin: startAtLogin, path, args: [...own, ...args] })
    return { isOn: startAtLogin, problem: null }
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException
    return { isOn: false, problem: code === undefined || message.includes(code) ? message : `${code} ${message}` }
  }
}

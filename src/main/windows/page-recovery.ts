/** The page's process has died: the desk is loaded again, or a page that says so is shown, or the system's own dialog. */
import { app, dialog, type BrowserWindow } from 'electron'
import type { PageCrashes } from './page-crashes.js'

export interface PageRecoveryOptions {
  readonly crashes: PageCrashes
  /** Address of the page that is shown when loading again does not help. */
  readonly crashPage: string
  readonly onFailure: (what: string) => void
}

const TRY_AGAIN = 0

export function recoverPage(window: BrowserWindow, { crashes, crashPage, onFailure }: PageRecoveryOptions): void {
  const show = (url: string): void => {
    // How it fails is reported by did-fail-load.
    window.loadURL(url).catch(() => undefined)
  }
  const askPerson = async (reason: string): Promise<void> => {
    if (process.env['PITWALL_NO_DIALOGS'] !== undefined) return
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: "Pitwall's window cannot show anything",
      detail: `Its process ends as soon as it begins (${reason}). Nothing is traded, and the last desk is kept.`,
      buttons: ['Try again', 'Quit']
    })
    if (response !== TRY_AGAIN) app.quit()
    else if (!window.isDestroyed()) show(crashPage)
  }
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    onFailure(`page process gone: ${reason} (exit code ${String(exitCode)})`)
    const verdict = crashes.record(reason, exitCode, Date.now())
    if (verdict === 'reload') window.webContents.reload()
    else if (verdict === 'stop') show(crashPage)
    else {
      askPerson(reason).catch((fault: unknown) => {
        onFailure(`no dialog: ${String(fault)}`)
      })
    }
  })
}

/** The page has died, hangs, or never begins: the desk is loaded again, or a page that says so is shown, or the system's own dialog. */
import { app, dialog, type BrowserWindow } from 'electron'
import { deadPageWords as words } from '../text/windows.js'
import type { NeverBegun, PageCrashes } from './page-crashes.js'
import { PageStart } from './page-start.js'

export interface PageRecoveryOptions {
  readonly crashes: PageCrashes
  /** Address of the page that is shown when loading again does not help. */
  readonly crashPage: string
  readonly onFailure: (what: string) => void
}

const TRY_AGAIN = 0

/** Chromium's ERR_ABORTED: another load took its place. */
const ABORTED = -3

const CONSOLE_ERROR = 3

/** Is there until the page has drawn something of its own (index.html). */
const STILL_STARTING = "document.getElementById('starting') !== null"

const areDialogsOff = (): boolean => process.env['PITWALL_NO_DIALOGS'] !== undefined

export function recoverPage(window: BrowserWindow, { crashes, crashPage, onFailure }: PageRecoveryOptions): void {
  const page = window.webContents
  let isCrashPage = false
  /** A person has asked for an end of the hanging page. */
  let isEnded = false
  const show = (url: string): void => {
    // How it fails is reported by did-fail-load.
    window.loadURL(url).catch(() => undefined)
  }
  const noDialog = (fault: unknown): void => {
    onFailure(`no dialog: ${String(fault)}`)
  }
  const askPerson = async (reason: string): Promise<void> => {
    if (areDialogsOff()) return
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: words.message,
      detail: words.detail(reason),
      buttons: [words.again, words.quit]
    })
    if (response !== TRY_AGAIN) app.quit()
    else if (!window.isDestroyed()) show(crashPage)
  }
  const notBegun = (reason: NeverBegun, detail: string): void => {
    onFailure(`page did not begin: ${reason} ${detail}`)
    if (window.isDestroyed()) return
    if (isCrashPage) {
      // Without a way to main it says what it can; without an address there is nothing to show.
      if (reason === 'not-loaded') askPerson(detail).catch(noDialog)
      return
    }
    crashes.recordNotBegun(reason, detail, Date.now())
    show(`${crashPage}#${reason}`)
  }
  const start = new PageStart({
    hasBegun: async () => !((await page.executeJavaScript(STILL_STARTING)) as boolean),
    onNotBegun: (said) => {
      notBegun('not-begun', said)
    },
    onHung: () => {
      onFailure('page hangs at its start')
      // Its end is told by render-process-gone, and a second within a minute stops at the crash page.
      if (!window.isDestroyed()) page.forcefullyCrashRenderer()
    }
  })
  page.on('did-start-navigation', ({ url, isMainFrame, isSameDocument }) => {
    if (!isMainFrame || isSameDocument) return
    isCrashPage = url.startsWith(crashPage)
    if (isCrashPage) start.end()
    else start.loading()
  })
  page.on('did-finish-load', start.loaded)
  // By the older arguments: the fallback runtime's event has no others (decision 3).
  page.on('console-message', (_event, level, message) => {
    if (level === CONSOLE_ERROR) start.complained(message)
  })
  page.on('preload-error', (_event, _path, error) => {
    notBegun('no-preload', error.message)
  })
  page.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== ABORTED) notBegun('not-loaded', `${description} (${String(code)})`)
  })
  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    start.end()
    if (reason === 'clean-exit' || window.isDestroyed()) return
    if (isEnded) {
      isEnded = false
      page.reload()
      return
    }
    onFailure(`page process gone: ${reason} (exit code ${String(exitCode)})`)
    const verdict = crashes.record(reason, exitCode, Date.now())
    if (verdict === 'reload') page.reload()
    else if (verdict === 'stop') show(crashPage)
    else askPerson(reason).catch(noDialog)
  })

  let question: AbortController | null = null
  const ask = async (): Promise<void> => {
    if (question !== null) return
    onFailure('page does not answer')
    if (areDialogsOff()) return
    const mine = new AbortController()
    question = mine
    try {
      const { askAboutHungPage } = await import('./hung-page.js')
      if (!(await askAboutHungPage(window, mine.signal)) || window.isDestroyed()) return
      // A page that hangs does not even hear that it is to be loaded again.
      isEnded = true
      page.forcefullyCrashRenderer()
    } finally {
      if (question === mine) question = null
    }
  }
  window.on('unresponsive', () => {
    ask().catch(noDialog)
  })
  window.on('responsive', () => {
    question?.abort()
  })
  window.on('closed', () => {
    start.end()
    question?.abort()
  })
}

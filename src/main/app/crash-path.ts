/** What happens when main itself fails: one log line, one dialog, out. It must not be able to fail or to loop. */
import { app, BrowserWindow, clipboard, dialog } from 'electron'
import { homedir } from 'node:os'
import { crashWords } from '../text/windows.js'
import { withoutSecrets } from '../diagnostics/without-secrets.js'
import type { LogFile } from '../diagnostics/log-file.js'
import type { FirstLight } from './first-light.js'
import { settledWithin } from '../lib/settled-within.js'

/** How long the end waits for its own line to be written. */
const LOG_MS = 1_500

/** Takes over uncaught failures. Call before anything else can fail. */
export function installCrashPath(journal: FirstLight['journal']): void {
  let crashed = false
  const crash = (kind: string, fault: unknown): void => {
    if (crashed) return
    crashed = true
    const error = fault instanceof Error ? fault : new Error(String(fault))
    process.stderr.write(`pitwall: ${kind}: ${error.stack ?? error.message}\n`)
    journal.log?.logger.fatal({ err: error }, kind)
    // Nobody can press a button where nobody looks: tests and machines without a display end at once.
    const isAsked = app.isReady() && process.env['PITWALL_NO_DIALOGS'] === undefined
    void Promise.all([written(journal.log), isAsked ? askPerson(kind, error) : null]).then(() => {
      app.exit(1)
    })
  }
  process.on('uncaughtException', (fault) => {
    crash('uncaught exception', fault)
  })
  process.on('unhandledRejection', (fault) => {
    crash('unhandled rejection', fault)
  })
}

const START_AGAIN = 0
const COPY = 1

/** Whether to start again is a person's choice: a fault that comes back would loop. Never rejects. */
async function askPerson(kind: string, error: Error): Promise<void> {
  try {
    // Nothing vouches for the figures any more.
    for (const window of BrowserWindow.getAllWindows()) window.hide()
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Pitwall',
      message: crashWords.message,
      detail: crashWords.detail(error.message),
      buttons: [crashWords.again, crashWords.copy, crashWords.close],
      defaultId: START_AGAIN,
      noLink: true
    })
    if (response === START_AGAIN) app.relaunch()
    if (response !== COPY) return
    const { electron, chrome, node } = process.versions
    const text = [`Pitwall ${app.getVersion()}, Electron ${electron}, Chromium ${chrome}, Node ${node}, ${process.platform}`, new Date().toISOString(), `${kind}: ${error.stack ?? error.message}`].join('\n')
    await clipboard.writeText(withoutSecrets(text, homedir()))
  } catch (fault) {
    process.stderr.write(`pitwall: no dialog: ${String(fault)}\n`)
  }
}

/** Settles when the log is on disk, or when it has had its time. */
async function written(log: LogFile | null): Promise<void> {
  if (log === null) return
  // What went wrong with the log itself can be said nowhere any more.
  await settledWithin(log.close().catch(() => undefined), LOG_MS, undefined)
}

/** What happens when main itself fails: one log line, one dialog, out. It must not be able to fail or to loop. */
import { app, dialog } from 'electron'
import type { FirstLight } from './first-light.js'

/** Takes over uncaught failures. Call before anything else can fail. */
export function installCrashPath(journal: FirstLight['journal']): void {
  let crashed = false
  const crash = (kind: string, fault: unknown): void => {
    if (crashed) return
    crashed = true
    const error = fault instanceof Error ? fault : new Error(String(fault))
    process.stderr.write(`pitwall: ${kind}: ${error.stack ?? error.message}\n`)
    journal.logger?.fatal({ err: error }, kind)
    // Nobody can press a button where nobody looks: tests and machines without a display end at once.
    if (app.isReady() && process.env['PITWALL_NO_DIALOGS'] === undefined) {
      dialog.showErrorBox('Pitwall has to close', `${error.message}\n\nThe last desk is saved and will be shown at the next start.`)
    }
    app.exit(1)
  }
  process.on('uncaughtException', (fault) => {
    crash('uncaught exception', fault)
  })
  process.on('unhandledRejection', (fault) => {
    crash('unhandled rejection', fault)
  })
}

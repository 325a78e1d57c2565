/** What happens when main itself fails: one log line, one dialog, out. It must not be able to fail or to loop. */
import { app, dialog } from 'electron'
import type { LogFile } from '../diagnostics/log-file.js'
import type { FirstLight } from './first-light.js'

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
    if (app.isReady() && process.env['PITWALL_NO_DIALOGS'] === undefined) {
      dialog.showErrorBox('Pitwall has to close', `${error.message}\n\nThe last desk is saved and will be shown at the next start.`)
    }
    void written(journal.log).then(() => {
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

/** Settles when the log is on disk, or when it has had its time. */
async function written(log: LogFile | null): Promise<void> {
  if (log === null) return
  const late = new Promise<void>((resolve) => {
    setTimeout(resolve, LOG_MS)
  })
  // What went wrong with the log itself can be said nowhere any more.
  await Promise.race([log.close().catch(() => undefined), late])
}

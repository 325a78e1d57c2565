/**
 * First light: the few things that must be there before anything else, and a window whose process starts while the rest of
 * the app is being loaded. Everything is created in app/compose.ts.
 */
import { app, Menu } from 'electron'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { installCrashPath } from './app/crash-path.js'
import { EarlyThread } from './app/early-thread.js'
import type { FirstLight } from './app/first-light.js'
import { FrontDoor } from './ipc/front-door.js'
import { isHiddenStart } from './tray/hidden-start.js'
import { APP_ORIGIN, declareAppScheme, serveApp } from './windows/app-protocol.js'
import { setUpChromium } from './windows/chromium.js'
import { guardAllPages } from './windows/guards.js'
import { loadPage, openMainWindow } from './windows/main-window.js'
import { readStartScreen, workspacesPath } from './windows/start-screen.js'
import { PageCrashes } from './windows/page-crashes.js'
import { readWindowState, windowFile } from './windows/window-file.js'

const here = import.meta.dirname
const startedAt = process.getCreationTime() ?? Date.now()
const journal: FirstLight['journal'] = { log: null }
const pageOrigin = process.env['ELECTRON_RENDERER_URL'] ?? APP_ORIGIN

/** Its streams are its own: joining them to main's would first open those, in the middle of the start. */
function launchSnapshotWorker(): Worker {
  const worker = new Worker(join(here, 'snapshot-worker.js'), { stdout: true, stderr: true })
  worker.stderr.on('data', (text: Uint8Array) => process.stderr.write(text))
  return worker
}

installCrashPath(journal)
// Electron's own menu would be built at the start, and has other keys; ours comes with the page's first actions.
Menu.setApplicationMenu(null)
declareAppScheme()
await setUpChromium(app)

if (app.requestSingleInstanceLock()) {
  guardAllPages(app, pageOrigin, (what, url) => {
    journal.log?.logger.warn({ what, page: url }, 'denied')
  })
  const windowState = readWindowState(windowFile(app.getPath('userData')))
  const startScreen = readStartScreen(workspacesPath(app.getPath('userData')))
  void app.whenReady().then(async () => {
    const crashes = new PageCrashes()
    const window = openMainWindow({
      crashes,
      crashPage: `${pageOrigin}/crash.html`,
      preload: join(here, '../preload/index.cjs'),
      isHidden: isHiddenStart(process.argv),
      state: await windowState(),
      onFailure: (what) => {
        journal.log?.logger.error({ what }, 'page')
      }
    })
    const door = new FrontDoor()
    const documentSent = serveApp(join(here, '../renderer'))
    loadPage(window, `${pageOrigin === APP_ORIGIN ? `${APP_ORIGIN}/index.html` : pageOrigin}${await startScreen()}`)
    if (pageOrigin === APP_ORIGIN) await documentSent
    // From here on the page's process starts beside this one, and so does the snapshot's thread.
    const snapshotThread = new EarlyThread(launchSnapshotWorker)
    const { compose } = await import('./app/compose.js')
    await compose({ window, door, crashes, launchSnapshotWorker: () => snapshotThread.take(), pageOrigin, startedAt, journal }, here)
  })
} else {
  app.quit()
}

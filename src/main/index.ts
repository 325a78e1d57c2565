/**
 * First light: the few things that must be there before anything else, and a window whose process starts while the rest of
 * the app is being loaded. Everything is created in app/compose.ts.
 */
import { app } from 'electron'
import { join } from 'node:path'
import { installCrashPath } from './app/crash-path.js'
import type { FirstLight } from './app/first-light.js'
import { APP_ORIGIN, declareAppScheme, serveApp } from './windows/app-protocol.js'
import { guardAllPages } from './windows/guards.js'
import { loadPage, openMainWindow } from './windows/main-window.js'

const here = import.meta.dirname
const startedAt = process.getCreationTime() ?? Date.now()
const journal: FirstLight['journal'] = { logger: null }
const pageOrigin = process.env['ELECTRON_RENDERER_URL'] ?? APP_ORIGIN

installCrashPath(journal)
declareAppScheme()

if (app.requestSingleInstanceLock()) {
  guardAllPages(app, pageOrigin, (what, url) => {
    journal.logger?.warn({ what, page: url }, 'denied')
  })
  const loading = import('./app/compose.js')
  void app.whenReady().then(() => {
    const window = openMainWindow({
      preload: join(here, '../preload/index.cjs'),
      onFailure: (what) => {
        journal.logger?.error({ what }, 'page')
      }
    })
    const composed = loading.then(({ compose }) => compose({ window, pageOrigin, startedAt, journal }, here))
    // The page is handed out once main can answer it.
    serveApp(join(here, '../renderer'), composed)
    loadPage(window, pageOrigin === APP_ORIGIN ? `${APP_ORIGIN}/index.html` : pageOrigin)
    return composed
  })
} else {
  app.quit()
}

/** The desk's window: sandboxed, isolated, shown as soon as it has something to show. */
import { BrowserWindow, screen } from 'electron'
import { recoverPage, type PageRecoveryOptions } from './page-recovery.js'
import { DEFAULT_SIZE, restoredBounds, type WindowState } from './window-bounds.js'
import { lockedPreferences } from './locked-preferences.js'

export interface MainWindowOptions extends PageRecoveryOptions {
  readonly preload: string
  /** As it was left; null: as it comes. */
  readonly state: WindowState | null
  /** Started in the tray: it is shown when a person asks for it. */
  readonly isHidden: boolean
}

/** Background before the first paint, so that nothing flashes: the themes' desk colours. */
export const BACKGROUND = { dark: '#0e1116', light: '#f4f5f7' } as const

/** Below this a panel has no room for its rows. */
const LEAST_SIZE = { width: 960, height: 600 } as const

/** Call once Electron is ready: only then does it know the displays. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const { state } = options
  const primary = screen.getPrimaryDisplay().workArea
  const bounds = restoredBounds(state?.bounds ?? DEFAULT_SIZE, { areas: screen.getAllDisplays().map(({ workArea }) => workArea), primary })
  const window = new BrowserWindow({
    ...bounds,
    minWidth: Math.min(LEAST_SIZE.width, bounds.width),
    minHeight: Math.min(LEAST_SIZE.height, bounds.height),
    ...(state?.isFullScreen === true && !options.isHidden ? { fullscreen: true } : {}),
    title: 'Pitwall',
    show: !options.isHidden,
    backgroundColor: BACKGROUND.dark,
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      ...lockedPreferences,
      // The page's compiled code is kept from its first run on, not only when Chromium finds it worth the while.
      v8CacheOptions: 'bypassHeatCheckAndEagerCompile',
      // The sound of an alert waits for nobody's click.
      autoplayPolicy: 'no-user-gesture-required'
    }
  })
  const restore = (): void => {
    if (state?.isMaximized === true) window.maximize()
  }
  // A hidden window that is maximized is a shown one.
  if (options.isHidden) window.once('show', restore)
  else restore()
  recoverPage(window, options)
  return window
}

/** Loads the page. How it fails is reported by `onFailure`. */
export function loadPage(window: BrowserWindow, url: string): void {
  // The rejection says again what did-fail-load has said.
  window.loadURL(url).catch(() => undefined)
}

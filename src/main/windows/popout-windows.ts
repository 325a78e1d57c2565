/**
 * Panels in windows of their own: the page opens them itself, by one address, and draws into them. They get no preload, so
 * main cannot be asked from there; main decides where they stand.
 */
import { screen, type BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import { MOST_WINDOWS } from '../../shared/workspace/workspaces.js'
import { isPopout, wantedBounds } from './popout-rule.js'
import { restoredBounds, type Rectangle } from './window-bounds.js'
import { lockedPreferences } from './locked-preferences.js'

export interface PopoutOptions {
  readonly pageOrigin: string
  /** Where a window of this id stood last; undefined: it is new. */
  readonly placeOf: (id: string) => Rectangle | undefined
  readonly onPlaced: (id: string, bounds: Rectangle) => void
  readonly onDenied: (what: string, url: string) => void
  readonly backgroundColor: () => string
}

const SIZE = { width: 720, height: 480 }

function windowOptions(bounds: Rectangle, backgroundColor: string): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    minWidth: 240,
    minHeight: 160,
    title: 'Pitwall',
    show: true,
    backgroundColor,
    autoHideMenuBar: true,
    webPreferences: {
      // The page draws in here; what is said to main is said by the page itself.
      preload: '',
      ...lockedPreferences
    }
  }
}

/** Lets the desk's page open windows for its panels, and nothing else. They go when the page goes. */
export function allowPopouts(window: BrowserWindow, options: PopoutOptions): void {
  const open = new Set<Pick<BrowserWindow, 'destroy'>>()
  const page = window.webContents
  page.setWindowOpenHandler(({ url, frameName, features }) => {
    if (!isPopout({ url, frameName }, options.pageOrigin) || open.size >= MOST_WINDOWS) {
      options.onDenied('window.open', url)
      return { action: 'deny' }
    }
    const desktop = { areas: screen.getAllDisplays().map(({ workArea }) => workArea), primary: screen.getPrimaryDisplay().workArea }
    const bounds = restoredBounds(options.placeOf(frameName) ?? wantedBounds(features, SIZE), desktop)
    return { action: 'allow', overrideBrowserWindowOptions: windowOptions(bounds, options.backgroundColor()) }
  })
  page.on('did-create-window', (popout, { frameName }) => {
    open.add(popout)
    popout.removeMenu()
    // The page would move it to where it believes that it was, on whatever display.
    popout.webContents.on('content-bounds-updated', (event) => {
      event.preventDefault()
    })
    const placed = (): void => {
      if (!popout.isDestroyed() && !popout.isMinimized()) options.onPlaced(frameName, popout.getNormalBounds())
    }
    placed()
    popout.on('move', placed)
    popout.on('resize', placed)
    // What is drawn here is the desk's page: where this hangs, that does.
    popout.on('unresponsive', () => window.emit('unresponsive'))
    popout.on('responsive', () => window.emit('responsive'))
    popout.on('closed', () => {
      open.delete(popout)
    })
  })
  const closeAll = (): void => {
    for (const popout of open) popout.destroy()
  }
  page.on('render-process-gone', closeAll)
  page.on('did-navigate', closeAll)
  window.on('closed', closeAll)
}

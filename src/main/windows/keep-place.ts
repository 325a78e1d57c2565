import type { BrowserWindow } from 'electron'
import { WindowKeeper } from './window-keeper.js'

/** A window that is being dragged moves with every frame. */
const DELAY_MS = 500

/** Follows the window's place, in the file at `path`; the caller closes what is returned. */
export function keepPlace(window: BrowserWindow, path: string, onFault: (fault: unknown) => void): WindowKeeper {
  const keeper = new WindowKeeper({ window, path, delayMs: DELAY_MS, onFault })
  window.on('move', keeper.moved)
  window.on('resize', keeper.moved)
  window.on('maximize', keeper.moved)
  window.on('unmaximize', keeper.moved)
  window.on('enter-full-screen', keeper.moved)
  window.on('leave-full-screen', keeper.moved)
  window.on('close', keeper.keep)
  return keeper
}

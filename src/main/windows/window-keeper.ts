/** Keeps the window's place: a moment after it was last moved, and when it closes. */
import { writeAtomically } from '../config/atomic-write.js'
import { windowStateText, type Rectangle, type WindowState } from './window-bounds.js'

/** What is asked of the window; Electron's fits. */
export interface KeptWindow {
  readonly isDestroyed: () => boolean
  readonly isMinimized: () => boolean
  readonly isMaximized: () => boolean
  readonly isFullScreen: () => boolean
  readonly getNormalBounds: () => Rectangle
}

export interface WindowKeeperOptions {
  readonly window: KeptWindow
  readonly path: string
  /** Milliseconds after the last move. */
  readonly delayMs: number
  readonly onFault: (fault: unknown) => void
}

export class WindowKeeper {
  #timer: NodeJS.Timeout | null = null
  #kept = ''
  #isClosed = false
  #writing: Promise<void> = Promise.resolve()

  constructor(private readonly options: WindowKeeperOptions) {}

  /** The window is being moved: many calls make one file. */
  readonly moved = (): void => {
    if (this.#isClosed) return
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(this.keep, this.options.delayMs)
  }

  /** Keeps the place as it is now, as long as there is a window. */
  readonly keep = (): void => {
    if (this.#isClosed) return
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const state = this.#state()
    if (state === null) return
    const text = windowStateText(state)
    if (text === this.#kept) return
    this.#kept = text
    const { path, onFault } = this.options
    this.#writing = this.#writing.then(() => writeAtomically(path, text)).catch((fault: unknown) => {
      // It is tried again with the next move.
      this.#kept = ''
      onFault(fault)
    })
  }

  /** Keeps what has not been kept yet, and nothing after that; settles when it is on disk. */
  async close(): Promise<void> {
    this.keep()
    this.#isClosed = true
    await this.#writing
  }

  /** A minimised window says nothing of where it was maximised to. */
  #state(): WindowState | null {
    const { window } = this.options
    if (window.isDestroyed() || window.isMinimized()) return null
    const { x, y, width, height } = window.getNormalBounds()
    return { bounds: { x, y, width, height }, isMaximized: window.isMaximized(), isFullScreen: window.isFullScreen() }
  }
}

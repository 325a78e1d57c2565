/** The desk's window while it is hidden and when it comes back, with the panels that stand in windows of their own. */
import { BrowserWindow } from 'electron'

type PanelWindow = Pick<BrowserWindow, 'hide' | 'isDestroyed' | 'isVisible' | 'showInactive'>

export class DeskWindow {
  #hiddenWithIt: readonly PanelWindow[] = []
  readonly #onShow = (): void => {
    for (const panel of this.#hiddenWithIt) if (!panel.isDestroyed()) panel.showInactive()
    this.#hiddenWithIt = []
  }

  constructor(private readonly window: BrowserWindow) {
    // Whoever shows the window shows its panels.
    window.on('show', this.#onShow)
  }

  get isShown(): boolean {
    return !this.window.isDestroyed() && this.window.isVisible()
  }

  hide(): void {
    if (!this.isShown) return
    this.#hiddenWithIt = this.#panels().filter((panel) => panel.isVisible())
    for (const panel of this.#hiddenWithIt) panel.hide()
    this.window.hide()
  }

  show(): void {
    if (this.window.isDestroyed()) return
    if (this.window.isMinimized()) this.window.restore()
    this.window.show()
    this.window.focus()
  }

  close(): void {
    if (!this.window.isDestroyed()) this.window.off('show', this.#onShow)
  }

  /** Windows that the page has opened for its panels: no other window is. */
  #panels(): readonly PanelWindow[] {
    return BrowserWindow.getAllWindows().filter((one) => one !== this.window && one.webContents.opener !== null)
  }
}

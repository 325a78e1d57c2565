/** From an alert that a person chose, wherever they chose it, to its row in the desk's window. */
import type { BrowserWindow } from 'electron'
import type { AlertJump } from '../../shared/domain/alerts/inbox.js'

export interface AlertJumpsOptions {
  readonly window: () => BrowserWindow | null
  /** Tells the page that there is one to take. A page that is not there yet takes it when it is. */
  readonly announce: () => void
}

export class AlertJumps {
  #wanted: AlertJump | null = null

  constructor(private readonly options: AlertJumpsOptions) {}

  /** Brings the window to the front, with that row in it. */
  to({ title, target }: AlertJump): void {
    this.#wanted = { title, target }
    const window = this.options.window()
    if (window?.isMinimized() === true) window.restore()
    window?.show()
    window?.focus()
    this.options.announce()
  }

  /** The one that was asked for last and that no page has followed yet; null: none. */
  take(): AlertJump | null {
    const wanted = this.#wanted
    this.#wanted = null
    return wanted
  }
}

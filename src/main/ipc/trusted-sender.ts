/** Which frames may talk to main: the main frame of a window that we opened, showing a page of our own origin. */

/** The parts of Electron's event and frame that decide. */
export interface Sender {
  readonly senderId: number
  /** Null when the frame is gone or navigated away. */
  readonly frame: { readonly url: string; readonly isMainFrame: boolean } | null
}

/** Whether a URL is one of our page's: same scheme and same host, compared whole. */
export function isOwnPage(url: string, ownOrigin: string): boolean {
  try {
    const page = new URL(url)
    const own = new URL(ownOrigin)
    return page.protocol === own.protocol && page.host === own.host
  } catch {
    return false // Not a URL at all: not ours.
  }
}

export class TrustedSenders {
  readonly #ids = new Set<number>()

  constructor(private readonly ownOrigin: string) {}

  add(webContentsId: number): void {
    this.#ids.add(webContentsId)
  }

  delete(webContentsId: number): void {
    this.#ids.delete(webContentsId)
  }

  trusts(sender: Sender): boolean {
    return this.#ids.has(sender.senderId) && sender.frame !== null && sender.frame.isMainFrame && isOwnPage(sender.frame.url, this.ownOrigin)
  }
}

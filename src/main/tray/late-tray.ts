/** Pitwall's presence on the desktop, with its code read after the first paint. A window that was started hidden is shown when there is nothing to bring it back by. */
import type { BrowserWindow } from 'electron'
import type { DesktopState } from '../../shared/state/desktop-state.js'
import type { Logger } from '../diagnostics/logger.js'
import { LatePart } from '../lib/late-part.js'
import type { DesktopPresence, PresenceOptions } from './desktop-presence.js'

/** After the alerts, which matter more. */
const AFTER_PAINT_MS = 600
/** Where no page says that it is on screen. */
const NO_PAGE_PATIENCE_MS = 3_000

export interface LateTrayOptions {
  readonly window: BrowserWindow
  readonly make: () => Omit<PresenceOptions, 'hasXTray'>
  readonly logger: Logger
}

export class LateTray {
  readonly #part: LatePart<DesktopPresence>

  constructor({ window, make, logger }: LateTrayOptions) {
    this.#part = new LatePart({
      name: 'the tray',
      logger,
      make: async () => {
        try {
          const [{ DesktopPresence }, { hasXTray }] = await Promise.all([import('./desktop-presence.js'), import('./host/x-tray.js')])
          const presence = new DesktopPresence({ ...make(), hasXTray: () => hasXTray(process.env) })
          presence.start()
          return presence
        } catch (fault) {
          if (!window.isDestroyed() && !window.isVisible()) window.show()
          throw fault
        }
      },
      end: (presence) => {
        presence.close()
      }
    })
    this.#part.beginAfter(NO_PAGE_PATIENCE_MS)
  }

  /** A page has the desk on screen. */
  pagePainted(): void {
    this.#part.beginAfter(AFTER_PAINT_MS)
  }

  /** @rejects when it cannot be had, or the app ends */
  async state(): Promise<DesktopState> {
    return (await this.#part.get()).state
  }

  /** Takes the settings as they are now. */
  apply(): void {
    this.#part.tell((presence) => {
      void presence.apply()
    })
  }

  /** Never rejects. */
  close(): Promise<void> {
    return this.#part.close()
  }
}

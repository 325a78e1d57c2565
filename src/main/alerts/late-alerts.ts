/**
 * The alerts of a desk from its first moment on, with their code read and their file opened after the first paint: a start
 * shows a desk, not an inbox. What is asked early waits for them.
 */
import type { Logger } from '../diagnostics/logger.js'
import type { InboxState } from '../../shared/domain/alerts/inbox.js'
import { LatePart } from '../lib/late-part.js'
import type { DeskAlerts, DeskAlertsOptions } from './desk-alerts.js'

/** Where no page says that it is on screen the desk is watched all the same. */
const NO_PAGE_PATIENCE_MS = 3_000
/** What a person waits for first comes first. */
const AFTER_PAINT_MS = 300

export interface LateAlertsOptions {
  /** Options of the desk's alerts, made when they are. */
  readonly make: () => Promise<DeskAlertsOptions>
  readonly logger: Logger
}

export class LateAlerts {
  readonly #part: LatePart<DeskAlerts>
  #state: InboxState | null = null

  constructor(private readonly options: LateAlertsOptions) {
    // A desk that nobody watches is worse than one that is asked for once more.
    this.#part = new LatePart({ name: 'the alerts', make: () => this.#make(), end: (alerts) => alerts.close(), logger: options.logger })
    this.#part.beginAfter(NO_PAGE_PATIENCE_MS)
  }

  /** As it was last told; null: not yet. */
  get state(): InboxState | null {
    return this.#state
  }

  /** A page has the desk on screen. */
  pagePainted(): void {
    this.#part.beginAfter(AFTER_PAINT_MS)
  }

  /** @rejects when they cannot be had: their code is not there, or the desk is being closed */
  get(): Promise<DeskAlerts> {
    return this.#part.get()
  }

  /** Does something with them where they are there. */
  tell(what: (alerts: DeskAlerts) => void): void {
    this.#part.tell(what)
  }

  /** Never rejects. */
  close(): Promise<void> {
    return this.#part.close()
  }

  async #make(): Promise<DeskAlerts> {
    const [{ DeskAlerts }, options] = await Promise.all([import('./desk-alerts.js'), this.options.make()])
    const alerts = new DeskAlerts({
      ...options,
      onChanged: (state) => {
        this.#state = state
        options.onChanged(state)
      }
    })
    try {
      await alerts.open()
    } catch (fault) {
      await alerts.close()
      throw fault
    }
    return alerts
  }
}

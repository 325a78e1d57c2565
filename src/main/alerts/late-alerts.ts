/**
 * The alerts of a desk from its first moment on, with their code read and their file opened after the first paint: a start
 * shows a desk, not an inbox. What is asked early waits for them.
 */
import type { Logger } from '../diagnostics/logger.js'
import type { InboxState } from '../../shared/domain/alerts/inbox.js'
import type { DeskAlerts, DeskAlertsOptions } from './desk-alerts.js'

/** Where no page says that it is on screen the desk is watched all the same. */
const NO_PAGE_PATIENCE_MS = 3_000
/** What a person waits for first comes first. */
const AFTER_PAINT_MS = 300
const RETRY_MS = 30_000

export interface LateAlertsOptions {
  /** Options of the desk's alerts, made when they are. */
  readonly make: () => Promise<DeskAlertsOptions>
  readonly logger: Logger
}

export class LateAlerts {
  #alerts: Promise<DeskAlerts> | null = null
  #timer: NodeJS.Timeout | null
  #hasEnded = false
  #state: InboxState | null = null

  constructor(private readonly options: LateAlertsOptions) {
    this.#timer = this.#beginAfter(NO_PAGE_PATIENCE_MS)
  }

  /** As it was last told; null: not yet. */
  get state(): InboxState | null {
    return this.#state
  }

  /** A page has the desk on screen. */
  pagePainted(): void {
    if (this.#alerts !== null || this.#hasEnded) return
    this.#cancelTimer()
    this.#timer = this.#beginAfter(AFTER_PAINT_MS)
  }

  /** @rejects when they cannot be had: their code is not there, or the desk is being closed */
  get(): Promise<DeskAlerts> {
    if (this.#hasEnded) return Promise.reject(new Error('the alerts of this desk have ended'))
    this.#cancelTimer()
    this.#alerts ??= this.#make().catch((fault: unknown) => {
      // A desk that nobody watches is worse than one that is asked for once more.
      this.#alerts = null
      throw fault
    })
    return this.#alerts
  }

  /** Does something with them where they are there. */
  tell(what: (alerts: DeskAlerts) => void): void {
    // Whoever had them made hears that they could not be.
    this.#alerts?.then(what, () => undefined)
  }

  /** Never rejects. */
  async close(): Promise<void> {
    this.#hasEnded = true
    this.#cancelTimer()
    const alerts = await this.#alerts?.catch(() => null)
    await alerts?.close()
  }

  #beginAfter(ms: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.get().catch((fault: unknown) => {
        this.options.logger.error({ err: fault }, 'the alerts of the desk cannot be watched; tried again')
        if (!this.#hasEnded) this.#timer = this.#beginAfter(RETRY_MS)
      })
    }, ms)
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

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}

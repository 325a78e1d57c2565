/** When the markets of the desk trade, as far as the broker has told: asked again and again, since it lists a few days only. */
import { MarketCalendar } from '../../shared/domain/alerts/market-calendar.js'
import type { MarketSessions } from '../../shared/domain/market-sessions.js'
import type { Clock, EpochMs } from '../../shared/lib/clock.js'

/** Hours change once a day, but contracts come and go. */
const ASK_EVERY_MS = 30_000

export interface MarketWatchOptions {
  readonly sessions: () => Promise<readonly MarketSessions[]>
  readonly clock: Clock
}

export class MarketWatch {
  #calendar = new MarketCalendar([])
  #askedAt: EpochMs | null = null

  constructor(private readonly options: MarketWatchOptions) {}

  /** As it was told last. Asks anew where that was a while ago. */
  get calendar(): MarketCalendar {
    const now = this.options.clock.now()
    if (this.#askedAt === null || now < this.#askedAt || now - this.#askedAt >= ASK_EVERY_MS) this.#ask(now)
    return this.#calendar
  }

  #ask(now: EpochMs): void {
    this.#askedAt = now
    this.options.sessions().then(
      (markets) => {
        this.#calendar = new MarketCalendar(markets)
      },
      () => undefined // What was known of them stays.
    )
  }
}

/** Whether the market of an alert's instrument is closed now, as far as the broker has told. */
import type { Alert } from '../../shared/domain/alerts/alert.js'
import type { MarketSessions } from '../../shared/domain/market-sessions.js'
import type { EpochMs } from '../../shared/lib/clock.js'

/** Hours change once a day. */
const ASK_EVERY_MS = 300_000

export interface MarketWatchOptions {
  readonly sessions: () => Promise<readonly MarketSessions[]>
  /** Contract ids of an instrument as a person names it. */
  readonly conIdsOf: (instrument: string) => readonly string[]
}

export class MarketWatch {
  #markets: readonly MarketSessions[] = []
  #askedAt: EpochMs | null = null

  constructor(private readonly options: MarketWatchOptions) {}

  /** When it opens; null: it is open, or nobody knows when it is. */
  closedUntil({ instrument }: Pick<Alert, 'instrument'>, now: EpochMs): EpochMs | null {
    if (this.#askedAt === null || now - this.#askedAt >= ASK_EVERY_MS) this.#ask(now)
    if (instrument === null) return null
    const conIds = this.options.conIdsOf(instrument)
    const markets = this.#markets.filter((market) => market.conIds.some((conId) => conIds.includes(conId)))
    const sessions = markets.flatMap(({ all }) => all)
    if (sessions.some(({ from, to }) => from <= now && now < to)) return null
    const opens = sessions.filter(({ from }) => from > now).map(({ from }) => from)
    return opens.length === 0 ? null : Math.min(...opens)
  }

  #ask(now: EpochMs): void {
    this.#askedAt = now
    this.options.sessions().then(
      (markets) => {
        this.#markets = markets
      },
      () => undefined // What was known of them stays.
    )
  }
}

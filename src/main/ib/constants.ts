/**
 * Every figure of the IB session in one place, each with its reason (IB.md 3.10 unless it says otherwise).
 * Milliseconds where the name ends in `Ms`.
 */
import type { IbSettings } from '../../shared/config/settings.js'
import type { BackoffPlan } from '../../shared/lib/backoff.js'

export interface SessionTiming {
  readonly hostStartMs: number
  readonly heartbeatMs: number
  readonly hostMissedBeats: number
  readonly tcpConnectMs: number
  readonly versionMs: number
  readonly nextIdMs: number
  readonly synchroniseMs: number
  readonly pingAfterIdleMs: number
  readonly deadAfterMs: number
  readonly deadWhileUpstreamLostMs: number
  readonly closeMs: number
  readonly betweenConnectsMs: number
  readonly backoff: BackoffPlan
  readonly resetAfterLiveMs: number
  readonly clientIdWaitMs: number
  readonly clientIdAttempts: number
}

export const sessionTiming: SessionTiming = {
  // A utility process answers in about 100 ms; ten seconds is a machine in trouble.
  hostStartMs: 10_000,
  heartbeatMs: 1_000,
  // Counted in missed checks, not by the clock: a stalled or suspended main must not take its own absence for the host's.
  hostMissedBeats: 5,
  tcpConnectMs: 5_000,
  // A short handshake limit followed by a retry leaves zombies in the gateway (IB.md 3.7): patience first, then close once.
  versionMs: 15_000,
  nextIdMs: 30_000,
  // Longer than all initial loads with their own limits one after the other; nothing stays in this phase for ever.
  synchroniseMs: 90_000,
  pingAfterIdleMs: 10_000,
  deadAfterMs: 25_000,
  // Whether a gateway without upstream answers a time request is not documented; its socket is to be kept (IB.md 3.2, code 1100).
  deadWhileUpstreamLostMs: 300_000,
  // The host sends FIN, waits CLOSE_WAIT_MS and destroys the socket; one that has not said so by now is killed, which frees it.
  closeMs: 2_500,
  // Retry storms are the commonest reported cause of a wedged gateway (IB.md 3.7).
  betweenConnectsMs: 2_000,
  backoff: { delaysMs: [2_000, 4_000, 8_000, 16_000, 30_000, 60_000], jitter: 0.2 },
  resetAfterLiveMs: 60_000,
  // After an unclean drop the gateway may hold the id for a while (IB.md 3.3).
  clientIdWaitMs: 30_000,
  clientIdAttempts: 3
}

/** The figures as a user's settings have them; the gateway may take twice as long to open the session as to answer the greeting. */
export function timingFor(settings: Pick<IbSettings, 'connectTimeoutSeconds' | 'handshakeTimeoutSeconds'>): SessionTiming {
  const versionMs = settings.handshakeTimeoutSeconds * 1_000
  return { ...sessionTiming, tcpConnectMs: settings.connectTimeoutSeconds * 1_000, versionMs, nextIdMs: 2 * versionMs }
}

export interface FeedTiming {
  readonly requestMs: number
  readonly historyMs: number
  readonly historyPauseMs: number
  readonly identicalHistoryMs: number
  readonly ordersEveryMs: number
  readonly completedEveryMs: number
  readonly executionsEveryMs: number
  readonly fillsKeptMs: number
  readonly positionsEveryMs: number
  readonly summaryEveryMs: number
  readonly silence: SilencePlan
}

export interface SilencePlan {
  readonly checkEveryMs: number
  readonly silentAfterMs: number
  readonly retryMs: number
  readonly longestRetryMs: number
  readonly liveWithinMs: number
  readonly mostAtOnce: number
  readonly recordsKept: number
}

export const feedTiming: FeedTiming = {
  // End markers do go missing (IB.md 3.6): each load ends alone, the session stays.
  requestMs: 10_000,
  // The historical service answers slowly, and more slowly the more it is asked (IB.md 3.10).
  historyMs: 60_000,
  // After a breach of the pacing that was not ours, such as another program's on the same login: longer than the 15 s of identical requests.
  historyPauseMs: 20_000,
  // IB.md 3.5: a request for the same bars within 15 s is refused.
  identicalHistoryMs: 15_000,
  // Orders of other clients are never pushed: one message per poll, well within the budget.
  ordersEveryMs: 10_000,
  // Orders that end while Pitwall watches are asked about at once; this finds those that nobody told of.
  completedEveryMs: 300_000,
  executionsEveryMs: 60_000,
  // The broker tells those of today, and of seven days at most (a setting of TWS); a day more for the time zones of all exchanges.
  fillsKeptMs: 8 * 86_400_000,
  // Pushes stop silently; asking again gives the truth of the positions a date.
  positionsEveryMs: 60_000,
  // The gateway refreshes a summary every 180 s only where something changed (IB.md 3.5).
  summaryEveryMs: 180_000,
  silence: {
    checkEveryMs: 2_000,
    // The longest healthy gap that was seen is 60 s, before the market opens; three times that is silence (IB.md 3.6).
    silentAfterMs: 180_000,
    // Then twice as long each time: an instrument that hardly trades is asked for again once an hour, not at every gap.
    retryMs: 180_000,
    longestRetryMs: 3_600_000,
    // Another stream of the same kind that ticked this recently proves that the market is open and the farm delivers.
    liveWithinMs: 60_000,
    // Each is a cancel and a request: with checks 2 s apart at most 10 messages a second, as after 1101.
    mostAtOnce: 10,
    recordsKept: 50
  }
}

/**
 * How often the host sends the conflated quotes. It is the longest wait of a tick on its way to the glass, which is to take
 * 60 ms in the middle and 120 ms at worst; each halving doubles what the page draws.
 */
export const QUOTE_BATCH_MS = 40

/** Notices kept for the diagnostics. */
export const KEPT_NOTICES = 50

/** How long the host waits for the other side's close after its own FIN before it destroys the socket. */
export const CLOSE_WAIT_MS = 1_000

/** Largest valid frame, the limit of IB's own client (IB.md 1.5). */
export const MAX_FRAME_BYTES = 0xff_ff_ff

/** Decoding errors within one turn of the event loop after which the host ends itself: the library is looping (IB.md 1.9). */
export const DECODE_ERROR_STORM = 500

/** Server versions the library decodes. 194 and above add fields it does not know (IB.md 1.2). */
export const SERVER_VERSIONS = { min: 100, max: 193 } as const

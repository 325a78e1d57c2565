/** What the client of the history and the thread that owns its file say to each other. */
import type { DeskBearings, HistoryMoments, MomentReason, PastDesk } from '../../shared/domain/history-moment.js'
import type { RulePreview } from '../../shared/domain/alerts/preview.js'
import type { AlertRule } from '../../shared/domain/alerts/rule-schema.js'
import type { MarketSessions } from '../../shared/domain/market-sessions.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { DeskStatus } from '../../shared/state/status.js'
import type { WorkerError } from '../sqlite/messages.js'

/** Where the history is kept, and of what. */
export interface HistoryPlace {
  readonly file: string
  /** The desk's own file, which is only read. */
  readonly snapshot: string
  /** The file never grows beyond it; the oldest moments make room. */
  readonly ceilingBytes: number
}

/** What a rule would have raised, judged by the moments of a span. */
export interface PreviewQuestion {
  readonly rule: AlertRule
  readonly from: EpochMs
  readonly until: EpochMs
  /** Moments that are looked at. */
  readonly most: number
  /** As it is now: what of it was otherwise then is taken from the moment. */
  readonly status: DeskStatus
  /** Sessions that are known now. */
  readonly markets: readonly MarketSessions[]
  /** Zone of this machine. */
  readonly localZone: string
}

export type HistoryRequest =
  | { readonly id: number; readonly kind: 'open'; readonly place: HistoryPlace }
  /** Keeps the desk as its file has it now, if that is another one than was kept last. */
  | { readonly id: number; readonly kind: 'take'; readonly reason: MomentReason; readonly bearings: DeskBearings; readonly now: EpochMs }
  | { readonly id: number; readonly kind: 'moments'; readonly from: EpochMs; readonly until: EpochMs; readonly most: number }
  /** The last moment that is not after this time; the oldest where there is none. */
  | { readonly id: number; readonly kind: 'read'; readonly at: EpochMs }
  /** Answered beside the others; a newer one ends it with `SUPERSEDED`. */
  | { readonly id: number; readonly kind: 'preview'; readonly question: PreviewQuestion }
  | { readonly id: number; readonly kind: 'close' }

/** What taking a moment came to. */
export interface Taken {
  /** Null: the desk's file has not changed since, or there is none. */
  readonly at: EpochMs | null
  /** Of what was added to the file. */
  readonly bytes: number
  /** Moments given up for their age, or to make room. */
  readonly thinned: number
  readonly evicted: number
}

export type HistoryReply =
  | { readonly id: number; readonly kind: 'done' }
  | { readonly id: number; readonly kind: 'taken'; readonly taken: Taken }
  | { readonly id: number; readonly kind: 'moments'; readonly found: HistoryMoments }
  /** Null: nothing is kept. */
  | { readonly id: number; readonly kind: 'read'; readonly past: PastDesk | null }
  | { readonly id: number; readonly kind: 'preview'; readonly preview: RulePreview }
  /** The file was damaged: a new one was begun, and the request may be made again. */
  | { readonly id: number; readonly kind: 'rebuilt'; readonly notice: string }
  | { readonly id: number; readonly kind: 'failed'; readonly error: WorkerError }

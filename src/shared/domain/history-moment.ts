/** Moments of the past at which the whole desk was kept. */
import type { EpochMs } from '../lib/clock.js'

export const momentReasons = ['pace', 'alert'] as const
/** pace: taken in passing. alert: taken because one was raised. */
export type MomentReason = (typeof momentReasons)[number]

export interface HistoryMoment {
  /** When the desk was as it was kept. */
  readonly at: EpochMs
  readonly reason: MomentReason
}

/** The moments of a span, the oldest first. */
export interface HistoryMoments {
  /** Spread evenly over the span where there are more than were asked for. */
  readonly moments: readonly HistoryMoment[]
  /** All in the span. */
  readonly total: number
  /** Of all that is kept, in the span or not; null: nothing is. */
  readonly oldest: EpochMs | null
  readonly newest: EpochMs | null
  /** What a person should know of the file; null: nothing. */
  readonly notice: string | null
}

/** What a desk is judged by besides its rows. */
export interface DeskBearings {
  /** Database's clock minus this machine's, milliseconds; null: it was not measured. */
  readonly clockSkewMs: number | null
  /** Accounts of the broker's login; empty: they were not known. */
  readonly brokerAccounts: readonly string[]
}

/** A whole desk of the past. */
export interface PastDesk extends HistoryMoment {
  /** The kept moments beside it; null: there is none. */
  readonly previous: EpochMs | null
  readonly next: EpochMs | null
  /** As they were then; null: they were not kept, by an older Pitwall. */
  readonly bearings: DeskBearings | null
  /** Its slices as the JSON text of a patch's: made by the thread that read them, parsed by the page, only passed on in between. */
  readonly slices: string
  /** Rows of it that could not be read; null: none. */
  readonly notice: string | null
}

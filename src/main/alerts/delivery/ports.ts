/** Between the outbox and whatever tells a person: a native notification, the tray, a webhook. */
import type { AlertSeverity } from '../../../shared/domain/alerts/alert.js'
import type { AlertGroup } from '../../../shared/domain/alerts/alert-group.js'

/** What came of telling a group. */
export type DeliveryOutcome =
  | {
      readonly kind: 'shown'
      /** It could not be shown as it should have been, why, and how it was shown instead. */
      readonly instead?: { readonly code: string; readonly message: string; readonly remedy: string | null }
    }
  | {
      readonly kind: 'refused'
      /** The backend's own. */
      readonly code: string
      readonly message: string
      readonly remedy: string | null
      /** Not before so many milliseconds; null: as we see fit. */
      readonly retryAfterMs: number | null
      /** Asking again would be answered alike. */
      readonly isFinal: boolean
    }

/** A channel by which alerts are told. Its name is kept with each alert: it must not change. */
export interface Delivery {
  readonly name: string
  /** What was shown under a group's id can be replaced: a group is shown at once, and grows. */
  readonly canReplace: boolean
  /** How often what was shown is replaced at the most, in milliseconds; left out: every second. */
  readonly replaceEveryMs?: number
  /** Told also of the end of alerts that it was told of. */
  readonly tellsResolved: boolean
  readonly leastSeverity: AlertSeverity
  /** What could not be told for so long is not told any more; null: it is told whenever it can be. */
  readonly staleAfterMs: number | null
  /** Milliseconds that one telling may take; then it has failed. */
  readonly deadlineMs: number
  /** May be called again with the same group after a crash. @rejects counts as a failure that may pass */
  readonly deliver: (group: AlertGroup, signal: AbortSignal) => Promise<DeliveryOutcome>
}

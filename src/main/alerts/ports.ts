/** Between the rules and what keeps and tells their alerts. */
import type { Alert, AlertTransition } from '../../shared/domain/alerts/alert.js'
import type { EpochMs } from '../../shared/lib/clock.js'

/** Where alerts are recorded before anybody is told of them. */
export interface AlertSink {
  /**
   * Settles when the transitions are kept for good. `raised` of an id that is kept already changes nothing: the engine raises
   * the events of the last days anew at every start, since only the sink knows which of them it has.
   */
  record(transitions: readonly AlertTransition[]): Promise<void>
}

/** What the sink knows when the app starts. */
export interface KnownAlerts {
  /** Those that are not resolved. */
  readonly open: readonly Alert[]
  /** Since when the sink has kept alerts: what happened before is history, and raises nothing. */
  readonly keptSince: EpochMs
}

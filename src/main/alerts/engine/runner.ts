/** What the engine asks of a rule that it runs. */
import type { Alert, AlertTransition } from '../../../shared/domain/alerts/alert.js'
import type { AlertDesk, Touched } from '../../../shared/domain/alerts/alert-desk.js'
import type { AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import type { RuleState } from '../../../shared/domain/alerts/rules-view.js'
import type { EpochMs } from '../../../shared/lib/clock.js'

export interface Runner {
  readonly rule: AlertRule
  /** Judges what changed, or everything (`touched` null), and adds what came of it. Never throws. */
  readonly judge: (desk: AlertDesk, touched: Touched | null, out: AlertTransition[]) => void
  /** Lets time pass over what was found. */
  readonly advance: (now: EpochMs, out: AlertTransition[]) => void
  /** The machine sleeps, or slept: nothing is known. */
  readonly freeze: (now: EpochMs) => void
  /** Takes over an alert that was open before. @returns false where it has one of its own on the same subject: the older is over */
  readonly adopt: (alert: Alert, now: EpochMs) => boolean
  readonly open: () => readonly Alert[]
  /** Ends all of it: the rule is gone or off. */
  readonly end: (now: EpochMs, out: AlertTransition[]) => void
  /** When `advance` has something to do; null: never by itself. */
  readonly dueAt: () => EpochMs | null
  readonly state: (now: EpochMs) => RuleState
}

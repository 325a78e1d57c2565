/** What an alert is, and the states of the rule behind it (Grafana's: FIELD.md section 3). No schema library: the page may import this. */
import type { EpochMs } from '../../lib/clock.js'
import type { SliceKey } from '../../state/slices.js'
import type { RuleKind } from './rule-schema.js'

/** From least to most. */
export const alertSeverities = ['info', 'warning', 'critical'] as const
export type AlertSeverity = (typeof alertSeverities)[number]

/**
 * pending: the condition is met and has to hold. recovering: it is met no more, and that has to hold.
 * no-data, error: nothing can be said now; whatever was so before is frozen, never flipped.
 */
export const alertStates = ['normal', 'pending', 'recovering', 'alerting', 'no-data', 'error'] as const
export type AlertState = (typeof alertStates)[number]

/** The row that an alert is about. */
export interface AlertTarget {
  readonly slice: SliceKey
  /** As `rowKey` makes it. */
  readonly key: string
}

/** One episode of one rule on one subject. */
export interface Alert {
  /** Stable: rule, subject and the episode's own natural key (an execution's id, the start of the condition). The same after a restart. */
  readonly id: string
  readonly ruleId: string
  readonly kind: RuleKind
  /** What the rule looked at: a connection, a service, an account, a position, an order. Stable, not for reading. */
  readonly subject: string
  readonly severity: AlertSeverity
  /** One line, for a notification: "ESZ6 has no stop for 2". */
  readonly title: string
  /** More, with figures as they were then. May be empty. */
  readonly detail: string
  /** When it happened: an event's own time where its source tells one, else when the condition began. */
  readonly occurredAt: EpochMs
  /** When the rule raised it, after its hold time. */
  readonly raisedAt: EpochMs
  /** Null: it lasts. An event (a fill) is over when it is raised. */
  readonly resolvedAt: EpochMs | null
  /** How many were gathered into it. */
  readonly count: number
  readonly target: AlertTarget | null
  readonly account: string | null
  /** As a person names it; null: about none. */
  readonly instrument: string | null
  readonly strategy: string | null
  readonly acknowledgedAt: EpochMs | null
  readonly note: string | null
  readonly snoozedUntil: EpochMs | null
}

export const alertTransitionTypes = ['raised', 'updated', 'resolved', 'escalated'] as const

/** What became of an alert. updated: its words or figures changed. escalated: critical, and nobody has acknowledged it. */
export interface AlertTransition {
  readonly type: (typeof alertTransitionTypes)[number]
  readonly alert: Alert
}

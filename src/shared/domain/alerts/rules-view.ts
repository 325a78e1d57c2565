/** The rules as the editor shows them. */
import type { SettingsIssue } from '../../config/settings.js'
import type { EpochMs } from '../../lib/clock.js'
import type { AlertState } from './alert.js'
import type { AlertRule } from './rule-schema.js'

/** Where a rule stands now. */
export interface RuleState {
  readonly ruleId: string
  /** The worst of its subjects. */
  readonly state: AlertState | 'off'
  readonly since: EpochMs
  /** Why nothing can be judged, or why the rule can never work. */
  readonly reason: string | null
  /** When it will be judged next by time alone; null: when something changes. */
  readonly nextEvaluationAt: EpochMs | null
  /** Those that are not normal, the worst first; at most a few. */
  readonly subjects: readonly { readonly subject: string; readonly state: AlertState; readonly since: EpochMs; readonly reason: string | null }[]
}

export interface ListedRule {
  readonly rule: AlertRule
  /** One that every desk has before anybody has changed one. */
  readonly isDefault: boolean
  /** A default that is other than it came. */
  readonly isChanged: boolean
  readonly kindTitle: string
  readonly state: RuleState
}

export interface RulesView {
  readonly rules: readonly ListedRule[]
  /** Defaults that were deleted. */
  readonly removed: readonly { readonly id: string; readonly name: string }[]
  /** Where the rules are kept, and what of it could not be read. */
  readonly path: string
  readonly issues: readonly SettingsIssue[]
}

/** By the rule's id. */
export type LastAlerts = Readonly<Record<string, LastAlert>>

export interface LastAlert {
  readonly id: string
  readonly title: string
  readonly raisedAt: EpochMs
  /** Null: it lasts. */
  readonly resolvedAt: EpochMs | null
}

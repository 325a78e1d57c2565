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

export interface RulesView {
  readonly rules: readonly { readonly rule: AlertRule; readonly isDefault: boolean; readonly kindTitle: string; readonly state: RuleState }[]
  /** Where the rules are kept, and what of it could not be read. */
  readonly path: string
  readonly issues: readonly SettingsIssue[]
}

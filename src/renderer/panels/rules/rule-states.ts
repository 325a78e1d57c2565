/** How the states of rules are ordered and shown. */
import type { AlertSeverity } from '../../../shared/domain/alerts/alert.js'
import type { ListedRule, RuleState } from '../../../shared/domain/alerts/rules-view.js'
import type { ChipProps } from '../../components/chip.js'
import { ruleKindsText } from '../../text/rule-kinds.js'
import { sentenceOf } from './rule-sentence.js'

export type StateName = RuleState['state']

/** The worst first. */
export const stateOrder: readonly StateName[] = ['error', 'alerting', 'recovering', 'pending', 'no-data', 'normal', 'off']
export const stateTones: Readonly<Record<StateName, ChipProps['tone']>> = { error: 'bad', alerting: 'bad', recovering: 'warn', pending: 'warn', 'no-data': 'warn', normal: 'good', off: 'neutral' }
export const severityTones: Readonly<Record<AlertSeverity, ChipProps['tone']>> = { info: 'neutral', warning: 'warn', critical: 'bad' }

const severityOrder: readonly AlertSeverity[] = ['critical', 'warning', 'info']

/** The worst first, then the most severe; those that are alike stay in main's order. */
export function worstFirst(rules: readonly ListedRule[]): readonly ListedRule[] {
  return rules.toSorted((a, b) => stateOrder.indexOf(a.state.state) - stateOrder.indexOf(b.state.state) || severityOrder.indexOf(a.rule.severity) - severityOrder.indexOf(b.rule.severity))
}

/** Those that have every word in what is shown of them. */
export function found(rules: readonly ListedRule[], search: string): readonly ListedRule[] {
  const wanted = search.toLowerCase().split(/\s+/).filter((word) => word !== '')
  if (wanted.length === 0) return rules
  return rules.filter(({ rule, state }) => {
    const text = [rule.name, ruleKindsText.kinds[rule.kind].title, rule.severity, state.state, state.reason ?? '', sentenceOf(rule)].join(' ').toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

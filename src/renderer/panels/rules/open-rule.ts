/** The ways to the rules from elsewhere. Knows nothing of their screen, which is loaded when it is shown. */
import { create } from 'zustand'
import type { AlertRule, RuleKind, RuleScope } from '../../../shared/domain/alerts/rule-schema.js'
import { show } from '../../app/current-screen.js'

export const RULES_SCREEN = 'rules'

/** What a new rule begins with. Limits are as a person would type them. */
export interface NewRule {
  readonly kind: RuleKind
  readonly name?: string
  readonly limits?: Readonly<Record<string, string>>
  readonly scope?: Partial<RuleScope>
}

export type SoughtRule = { readonly id: AlertRule['id'] } | { readonly make: NewRule }

/** Taken by the screen of rules when it is shown. */
export const useSoughtRule = create<{ readonly sought: SoughtRule | null }>(() => ({ sought: null }))

/** Shows the rules, with this one open. */
export function editRule(id: string): void {
  useSoughtRule.setState({ sought: { id } })
  show(RULES_SCREEN)
}

/** Shows the rules, with a new one open that begins so. */
export function makeRule(make: NewRule): void {
  useSoughtRule.setState({ sought: { make } })
  show(RULES_SCREEN)
}

/** A rule while it is being edited: every field as a person typed it. */
import type { AlertSeverity } from '../../../shared/domain/alerts/alert.js'
import type { AlertRule, RuleKind, RuleScope } from '../../../shared/domain/alerts/rule-schema.js'
import type { WeeklyHours } from '../../../shared/domain/alerts/weekly-hours-schema.js'
import { big, decimal, type DecimalText } from '../../../shared/lib/decimal.js'
import { formatTyped } from '../../format/typed-decimal.js'
import { ruleKindsText } from '../../text/rule-kinds.js'
import { durationWords } from './duration-text.js'
import { kindSpecs, type LimitSpec } from './kind-spec.js'

export type LimitText = string | readonly string[]

export interface HoursDraft {
  readonly zone: string
  readonly days: readonly number[]
  readonly from: string
  readonly until: string
}

export interface RuleDraft {
  readonly id: string
  readonly kind: RuleKind
  readonly isNew: boolean
  readonly isEnabled: boolean
  readonly name: string
  readonly severity: AlertSeverity
  readonly holdMs: string
  readonly recoverMs: string
  readonly groupMs: string
  /** Empty: never. */
  readonly escalateEveryMs: string
  readonly activeHours: HoursDraft | null
  readonly quietHours: HoursDraft | null
  readonly scope: RuleScope
  readonly limits: Readonly<Record<string, LimitText>>
  readonly since: number
}

/** Hours that somebody begins with: the working day of this machine. */
export const usualHours: HoursDraft = { zone: '', days: [1, 2, 3, 4, 5], from: '09:00', until: '17:30' }
/** And the night. */
export const usualQuietHours: HoursDraft = { zone: '', days: [0, 1, 2, 3, 4, 5, 6], from: '22:00', until: '07:00' }

function limitText(value: unknown, { type }: LimitSpec): LimitText {
  if (Array.isArray(value)) return value.map(String)
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  switch (type) {
    case 'duration': return typeof value === 'number' ? typedSpan(value) : ''
    case 'share': return formatTyped(big(decimal(String(value))).times(100).toFixed() as DecimalText)
    case 'money': case 'size': case 'price': case 'number': return formatTyped(decimal(String(value)))
    default: return String(value)
  }
}

function typedSpan(ms: number): string {
  return durationWords(ms).replace('\u00a0', ' ')
}

function hoursDraft(hours: WeeklyHours | null): HoursDraft | null {
  return hours === null ? null : { zone: hours.zone, days: hours.days, from: hours.from, until: hours.until }
}

export function draftOfRule(rule: AlertRule): RuleDraft {
  const { id, kind, isEnabled, name, severity, scope, since } = rule
  const limits: Readonly<Record<string, unknown>> = rule.limits
  return {
    id, kind, isNew: false, isEnabled, name, severity, scope, since,
    holdMs: typedSpan(rule.holdMs), recoverMs: typedSpan(rule.recoverMs), groupMs: typedSpan(rule.groupMs), escalateEveryMs: rule.escalateEveryMs === null ? '' : typedSpan(rule.escalateEveryMs),
    activeHours: hoursDraft(rule.activeHours), quietHours: hoursDraft(rule.quietHours),
    limits: { ...Object.fromEntries(kindSpecs[kind].limits.map((spec) => [spec.name, limitText(limits[spec.name], spec)])), ...(rule.kind === 'price-level' ? { symbol: rule.limits.symbol } : {}) }
  }
}

/** Letters, digits and hyphens: what the file of rules takes for an id. */
export function newRuleId(kind: RuleKind): string {
  return `${kind}-${crypto.randomUUID().slice(0, 8)}`
}

export function freshDraft(kind: RuleKind, given: Partial<RuleDraft> = {}): RuleDraft {
  const { isEvent, fresh } = kindSpecs[kind]
  // A price that was touched was touched, however short.
  const isAtOnce = isEvent || kind === 'price-level'
  return {
    id: newRuleId(kind), kind, isNew: true, isEnabled: true, name: ruleKindsText.kinds[kind].title, severity: 'warning', since: 0, scope: { accounts: [], instruments: [], strategies: [] },
    holdMs: isAtOnce ? '0 s' : '10 s', recoverMs: isAtOnce ? '0 s' : '15 s', groupMs: '10 s', escalateEveryMs: '', activeHours: null, quietHours: null, limits: fresh, ...given
  }
}

/** The same rule of another kind: what all have stays, and the name where a person chose one. */
export function ofKind(draft: RuleDraft, kind: RuleKind): RuleDraft {
  if (kind === draft.kind) return draft
  const hadOwnName = draft.name !== ruleKindsText.kinds[draft.kind].title
  const { id, name, holdMs, recoverMs, limits } = freshDraft(kind)
  return { ...draft, id, kind, limits, name: hadOwnName ? draft.name : name, ...(draft.holdMs === freshDraft(draft.kind).holdMs ? { holdMs } : {}), ...(draft.recoverMs === freshDraft(draft.kind).recoverMs ? { recoverMs } : {}) }
}

export function copyOf(rule: AlertRule, name: string): RuleDraft {
  return { ...draftOfRule(rule), id: newRuleId(rule.kind), isNew: true, name }
}

/** Whether the same was typed. Whether it is on is said in the list, and since when is main's to say. */
export function sameDraft(a: RuleDraft, b: RuleDraft): boolean {
  const typed = (draft: RuleDraft): string => JSON.stringify({ ...draft, isEnabled: true, since: 0 })
  return typed(a) === typed(b)
}

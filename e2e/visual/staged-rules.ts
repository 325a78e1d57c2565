/** The rules of alerts as a trader may find them: most of them calm, some not, one that can never work. */
import { defaultRules } from '../../src/shared/domain/alerts/default-rules.js'
import type { RulePreview } from '../../src/shared/domain/alerts/preview.js'
import { ruleSchema } from '../../src/shared/domain/alerts/rule-schema.js'
import type { LastAlerts, ListedRule, RulesView, RuleState } from '../../src/shared/domain/alerts/rules-view.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Standing = Partial<Omit<RuleState, 'since'>> & { readonly agoMs?: number }

const standings: Readonly<Record<string, Standing>> = {
  'position-unprotected': { state: 'alerting', agoMs: 12 * MINUTE, subjects: [{ subject: 'DU1234567|ESZ6', state: 'alerting', since: 0, reason: null }, { subject: 'DU1234567|NVDA', state: 'alerting', since: 0, reason: null }] },
  'service-late': { state: 'pending', agoMs: 14_000 },
  'break-opened': { state: 'recovering', agoMs: 6_000 },
  'quotes-stale': { state: 'no-data', agoMs: 3 * MINUTE, reason: 'Quotes: no session with IB' },
  thin: { state: 'error', agoMs: 2 * HOUR, reason: 'it would clear at a thinner cushion than it is raised at' }
}

const lasted: Readonly<Record<string, readonly [number, number | null]>> = { 'position-unprotected': [12 * MINUTE, null], 'order-filled': [6 * MINUTE, 6 * MINUTE], 'connection-lost': [70 * MINUTE, 67 * MINUTE], 'exposure-limit': [22 * MINUTE, null] }

export interface StagedRules {
  readonly view: RulesView
  readonly last: LastAlerts
  readonly preview: RulePreview
}

export function stagedRules(now: number): StagedRules {
  const own = [
    ruleSchema.parse({ id: 'es-6000', name: 'ES under 6,000', kind: 'price-level', severity: 'critical', holdMs: 2_000, recoverMs: 60_000, escalateEveryMs: 300_000, limits: { conId: '495512563', symbol: 'ESZ6', direction: 'below', level: '6000', clearBy: '10' } }),
    ruleSchema.parse({ id: 'thin', name: 'Cushion of the second account', kind: 'cushion', severity: 'warning', scope: { accounts: ['DU0000001'] }, limits: { below: 0.2, clear: 0.1 } })
  ]
  const rules = [...defaultRules(now - 30 * 24 * HOUR), ...own].map((rule): ListedRule => {
    const { agoMs = 3 * HOUR, subjects = [], ...rest } = standings[rule.id] ?? {}
    const since = now - agoMs
    return {
      rule, isDefault: !own.includes(rule), isChanged: rule.id === 'daily-loss', kindTitle: rule.kind,
      state: { ruleId: rule.id, state: rule.isEnabled ? 'normal' : 'off', reason: null, nextEvaluationAt: null, ...rest, since, subjects: subjects.map((one) => ({ ...one, since })) }
    }
  })
  const last = Object.fromEntries(Object.entries(lasted).map(([id, [ago, over]]) => [id, { id, title: `${id}: as it was told`, raisedAt: now - ago, resolvedAt: over === null ? null : now - over }]))
  const times = [2, 5, 26, 27, 75, 101].map((hours) => now - hours * HOUR)
  const preview: RulePreview = {
    from: now - 7 * 24 * HOUR, until: now, total: times.length, times, covered: 'all', note: 'By the points of the equity curve that the desk holds.', reach: { from: now - 90 * 24 * HOUR, until: now },
    alerts: times.map((at, index) => ({ at, until: index === 0 ? null : at + 40 * MINUTE, subject: 'DU1234567|USD', title: 'DU1234567: drawdown beyond 10.0 %', detail: '10.4 % below the peak of the equity curve in USD' }))
  }
  return { view: { rules, removed: [{ id: 'clock-skew', name: 'Clock skew' }], path: '/home/trader/.config/pitwall/alert-rules.json', issues: [] }, last, preview }
}

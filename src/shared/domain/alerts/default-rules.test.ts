import { describe, expect, it } from 'vitest'
import { notificationSettings } from '../../config/notification-settings.js'
import { alertSeverities } from './alert.js'
import { defaultRules } from './default-rules.js'
import { bindRule, kindTitle } from './rule-kinds.js'
import { ruleKinds, ruleSchema } from './rule-schema.js'

describe('the default rules', () => {
  const rules = defaultRules(1_000)

  it('fit the schema of the file as they are', () => {
    for (const rule of rules) expect(ruleSchema.parse(rule)).toEqual(rule)
  })

  it('have no condition that can never work', () => {
    for (const rule of rules) expect([rule.id, bindRule(rule).problem]).toEqual([rule.id, null])
  })

  it('are there for every kind but the level of a price, which nobody can guess', () => {
    expect(new Set(rules.map(({ kind }) => kind))).toEqual(new Set(ruleKinds.filter((kind) => kind !== 'price-level')))
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    expect(ruleKinds.map(kindTitle)).not.toContain('')
  })

  it('disturb nobody with news: a desk that is well is silent as it comes', () => {
    const { native } = notificationSettings.parse({})
    const told = rules.filter(({ severity }) => alertSeverities.indexOf(severity) >= alertSeverities.indexOf(native.leastSeverity))
    const news = ['order-filled', 'order-partly-filled', 'order-cancelled', 'new-trade', 'service-late']
    expect(told.map(({ id }) => id).filter((id) => news.includes(id))).toEqual([])
    expect(told.map(({ id }) => id)).toContain('order-rejected')
  })

  it('escalate only where they are critical', () => {
    for (const rule of rules) if (rule.escalateEveryMs !== null) expect(rule.severity).toBe('critical')
  })
})

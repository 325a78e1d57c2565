import { afterEach, describe, expect, it } from 'vitest'
import { settings } from '../../../shared/config/settings.js'
import { defaultRules } from '../../../shared/domain/alerts/default-rules.js'
import type { AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import { useShell } from '../../stores/shell-store.js'
import { sentenceOf } from './rule-sentence.js'

afterEach(() => { useShell.setState({ settings: null }) })

function sentence(id: string, over: Partial<AlertRule> = {}): string {
  const rule = defaultRules(0).find((one) => one.id === id)
  if (rule === undefined) throw new Error(`there is no default ${id}`)
  return sentenceOf({ ...rule, ...over } as AlertRule).replace(/[\u00a0\u2009]/g, ' ')
}

describe('a rule as a sentence', () => {
  it.each([
    ['connection-lost', 'Connection lost: Postgres, session with IB, or IB\'s own link, for 30 s; clears when gone for 15 s'],
    ['order-rejected', 'An order is rejected'],
    ['position-loss', 'Unrealized P&L of any position at \u22125,000 or below, for 10 s; clears 500 inside of its level for 1 min'],
    ['daily-loss', 'Daily loss of any account reaches 2 % of net liquidation, for 5 s; clears below 80 % of the limit for 1 min'],
    ['cushion', 'Margin cushion of any account is below 10 %, for 5 s; clears at 12 % for 1 min'],
    ['signal-not-acted-on', 'Nothing came of a signal 5 min after it fired'],
    ['no-fills', 'No fills for 2 h']
  ])('%s', (id, words) => {
    expect(sentence(id)).toBe(words)
  })

  it('says what it is about', () => {
    expect(sentence('order-filled', { scope: { accounts: ['DU1'], instruments: ['AAPL', 'MSFT'], strategies: ['trend'] } })).toBe('An order of AAPL or MSFT by trend in DU1 is filled')
    expect(sentence('cushion', { scope: { accounts: ['DU1'], instruments: [], strategies: [] } })).toContain('Margin cushion of DU1')
  })

  it('is there for every default, and hides amounts while they are hidden', () => {
    for (const rule of defaultRules(0)) expect(sentenceOf(rule).length).toBeGreaterThan(10)
    useShell.setState({ settings: settings.parse({ appearance: { hideAmounts: true } }) })
    expect(sentence('position-loss')).not.toMatch(/5,000|500/)
  })
})

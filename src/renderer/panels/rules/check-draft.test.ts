import { describe, expect, it } from 'vitest'
import { defaultRules } from '../../../shared/domain/alerts/default-rules.js'
import { bindRule } from '../../../shared/domain/alerts/rule-kinds.js'
import { ruleKinds, ruleSchema } from '../../../shared/domain/alerts/rule-schema.js'
import { checkDraft, refusalsIn } from './check-draft.js'
import { kindSpecs, ruleKindNames } from './kind-spec.js'
import { copyOf, draftOfRule, freshDraft, ofKind, type RuleDraft } from './rule-draft.js'

function errorsOf(draft: RuleDraft): Readonly<Record<string, string>> {
  return checkDraft(draft).errors ?? {}
}

describe('a rule that is edited', () => {
  it('keeps all of a price level', () => {
    const rule = ruleSchema.parse({ id: 'es', name: 'ES', kind: 'price-level', severity: 'info', limits: { conId: '5', symbol: 'ES', direction: 'below', level: '-5.25', clearBy: '1.5' } })
    expect(checkDraft(draftOfRule(rule)).rule).toEqual(rule)
  })

  it('has a form for every kind', () => {
    expect([...ruleKindNames].sort()).toEqual([...ruleKinds].sort())
  })

  it.each(defaultRules(5))('is the same when nothing was changed: $id', (rule) => {
    expect(checkDraft(draftOfRule(rule))).toEqual({ rule, errors: null })
  })

  it.each(ruleKinds)('a new one of the kind %s is one that main takes, once what only a person knows is filled in', (kind) => {
    const known = { 'price-level': { conId: '495512552', level: '6,000' }, 'position-pnl': { below: '-5,000' } }
    const draft = freshDraft(kind)
    const { rule } = checkDraft({ ...draft, limits: { ...draft.limits, ...(kind in known ? known[kind as keyof typeof known] : {}) } })
    expect(ruleSchema.safeParse(rule).error).toBeUndefined()
    expect(rule === null ? 'no rule' : bindRule(rule).problem).toBeNull()
  })

  it.each(ruleKinds.flatMap((kind) => kindSpecs[kind].limits.filter(({ type }) => type === 'one' || type === 'many').map((spec) => [kind, spec] as const)))('every choice of %s is one of its own', (kind, { name, type, choices }) => {
    for (const choice of Object.keys(choices ?? {})) {
      const draft = freshDraft(kind, { limits: { ...freshDraft(kind).limits, [name]: type === 'many' ? [choice] : choice } })
      const filled = { ...draft, limits: { ...draft.limits, ...(kind === 'price-level' ? { conId: '1', level: '5' } : kind === 'position-pnl' ? { below: '-1' } : {}) } }
      expect(ruleSchema.safeParse(checkDraft(filled).rule).error, choice).toBeUndefined()
    }
  })

  it.each<readonly [string, RuleDraft, readonly string[]]>([
    ['no name', freshDraft('cushion', { name: '  ' }), ['name']],
    ['no time', freshDraft('cushion', { holdMs: 'soon', recoverMs: '', groupMs: '2 h' }), ['holdMs', 'recoverMs', 'groupMs']],
    ['no number', freshDraft('cushion', { limits: { below: 'ten', clear: '1,5' } }), ['limits.below', 'limits.clear']],
    ['a cushion that clears when it is thinner', freshDraft('cushion', { limits: { below: '12', clear: '10' } }), ['limits.clear']],
    ['a cushion above the whole', freshDraft('cushion', { limits: { below: '150', clear: '160' } }), ['limits.below']],
    ['a fall that clears deeper', freshDraft('drawdown', { limits: { share: '8', clear: '10' } }), ['limits.clear']],
    ['a fall of nothing', freshDraft('drawdown', { limits: { share: '0', clear: '0' } }), ['limits.share']],
    ['no loss', freshDraft('daily-loss', { limits: { amount: '', share: '', clearShare: '80' } }), ['limits.amount']],
    ['a loss below zero', freshDraft('daily-loss', { limits: { amount: '-5', share: '', clearShare: '120' } }), ['limits.amount', 'limits.clearShare']],
    ['no level', freshDraft('position-pnl'), ['limits.below']],
    ['levels that cross', freshDraft('position-pnl', { limits: { figure: 'daily', below: '5', above: '4', clearBy: '-1' } }), ['limits.above', 'limits.clearBy']],
    ['no limit', freshDraft('limit-breach', { limits: { grossShare: '', netShare: '', positionShare: '', positionQuantity: '', clearShare: '98' } }), ['limits.grossShare']],
    ['no instrument and no level', freshDraft('price-level'), ['limits.conId', 'limits.level']],
    ['a skew that clears later', freshDraft('clock-skew', { limits: { overMs: '2 s', clearMs: '5 s' } }), ['limits.clearMs']],
    ['none chosen', freshDraft('order-outcome', { limits: { outcomes: [] } }), ['limits.outcomes']],
    ['hours that are none', freshDraft('cushion', { activeHours: { zone: 'Mars/Olympus', days: [], from: '9:30', until: '25:00' } }), ['activeHours.days', 'activeHours.from', 'activeHours.until', 'activeHours.zone']],
    ['an escalation that is too quick', freshDraft('cushion', { severity: 'critical', escalateEveryMs: '1 s' }), ['escalateEveryMs']]
  ])('is refused at its fields: %s', (_what, draft, fields) => {
    const errors = errorsOf(draft)
    expect(Object.keys(errors).sort()).toEqual([...fields].sort())
    for (const words of Object.values(errors)) expect(words.length).toBeGreaterThan(10)
  })

  it.each(ruleKinds)('is never one that main finds impossible: %s', (kind) => {
    // Whatever main knows to be impossible the form has to say at a field first.
    for (const typed of ['', '0', '-1', '50', '150', '9 s']) for (const other of ['', '0', '-1', '60', '10 s']) {
      const names = kindSpecs[kind].limits.filter(({ type }) => type !== 'one' && type !== 'many' && type !== 'instrument').map(({ name }) => name)
      const limits = { ...freshDraft(kind).limits, ...Object.fromEntries(names.map((name, index) => [name, index % 2 === 0 ? typed : other])), ...(kind === 'price-level' ? { conId: '1' } : {}) }
      const { rule } = checkDraft(freshDraft(kind, { limits }))
      if (rule !== null) expect(bindRule(rule).problem, JSON.stringify(limits)).toBeNull()
    }
  })

  it('escalates only while it is critical, and keeps what was typed', () => {
    const draft = freshDraft('cushion', { severity: 'warning', escalateEveryMs: 'nonsense' })
    expect(checkDraft(draft).rule?.escalateEveryMs).toBeNull()
    expect(errorsOf({ ...draft, severity: 'critical' })).toHaveProperty('escalateEveryMs')
  })

  it('is about what its kind can be about only', () => {
    const scope = { accounts: ['DU1'], instruments: ['AAPL'], strategies: ['trend'] }
    expect(checkDraft(freshDraft('cushion', { scope })).rule?.scope).toEqual({ accounts: ['DU1'], instruments: [], strategies: [] })
    expect(checkDraft(freshDraft('no-activity', { scope, limits: { activity: 'signals', withinMs: '1 h' } })).rule?.scope).toEqual({ accounts: [], instruments: ['AAPL'], strategies: ['trend'] })
  })

  it('keeps its own name when it becomes of another kind', () => {
    expect(ofKind(freshDraft('cushion'), 'drawdown')).toMatchObject({ kind: 'drawdown', name: 'Drawdown', limits: { share: '10' } })
    expect(ofKind(freshDraft('cushion', { name: 'Mine' }), 'order-outcome')).toMatchObject({ name: 'Mine', holdMs: '0 s' })
  })

  it('is another rule when it is copied', () => {
    const [rule] = defaultRules(5)
    if (rule === undefined) throw new Error('there are no defaults')
    const copy = copyOf(rule, 'Copy')
    expect(copy).toMatchObject({ isNew: true, name: 'Copy', limits: draftOfRule(rule).limits })
    expect(copy.id).not.toBe(rule.id)
    expect(ruleSchema.safeParse(checkDraft(copy).rule).error).toBeUndefined()
  })

  it("shows main's words at its fields", () => {
    expect(refusalsIn('rule.limits.clear is "x": expected number; rule.scope.accounts.0 is "": too small')).toEqual({ 'limits.clear': '"x" is not expected number.', 'scope.accounts': '"" is not too small.' })
    expect(refusalsIn('the disk is full')).toEqual({})
  })
})

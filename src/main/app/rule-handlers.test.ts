import { expect, it } from 'vitest'
import { quote } from '../../../test/fixtures/domain-rows.js'
import { WatchedDesk } from '../../../test/fixtures/watched-desk.js'
import { defaultRules } from '../../shared/domain/alerts/default-rules.js'
import type { AlertRule, RuleKind } from '../../shared/domain/alerts/rule-schema.js'
import type { PreviewQuestion } from '../history/messages.js'
import { FileError } from '../sqlite/thread-link.js'
import { previewed } from './rule-handlers.js'

const NOW = Date.UTC(2026, 10, 18, 15)
const DAY_MS = 86_400_000
const desk = new WatchedDesk([], NOW)

function ruleOf(kind: RuleKind): AlertRule {
  const rule = defaultRules(0).find((one) => one.kind === kind)
  if (rule === undefined) throw new Error(`no default rule is a ${kind}`)
  return rule
}

const failing = (code: string) => () => Promise.reject(new FileError(code, 'the file is being looked after'))

it('asks the history of conditions alone, and of nothing that it does not keep', async () => {
  desk.store.merge('quotes', [quote()], { asOf: NOW })
  const asked: PreviewQuestion[] = []
  const answer = { from: 0, until: 1, alerts: [], total: 0, times: [], reach: null, covered: 'partly' as const, note: 'by moments' }
  const history = () => Promise.resolve({ preview: (question: PreviewQuestion) => { asked.push(question); return Promise.resolve(answer) } })
  for (const kind of ['order-outcome', 'drawdown', 'signal-not-acted-on', 'connection-lost', 'own-fault', 'snapshot-not-saved'] as const) {
    expect((await previewed(desk, history, ruleOf(kind), 7)).note, kind).not.toBe('by moments')
  }
  expect(asked).toEqual([])
  const rule = ruleOf('service-silent')
  expect(await previewed(desk, history, rule, 7)).toBe(answer)
  expect(asked).toMatchObject([{ rule, from: NOW - 7 * DAY_MS, until: NOW, localZone: 'UTC', status: { desk: 'own' } }])
  expect((await previewed(desk, history, { ...rule, kind: 'cushion', limits: { below: 2, clear: 2 } }, 7)).note).toContain('It can never work')
})

it('says that it does not know, and why, where the history cannot be had', async () => {
  const found = await previewed(desk, failing('SQLITE_BUSY'), ruleOf('position-unprotected'), 7)
  expect(found).toMatchObject({ covered: 'none', reach: null, total: 0 })
  expect(found.note).toContain('The kept moments of the desk could not be looked at (SQLITE_BUSY: the file is being looked after).')
})

it('is no answer at all where a newer question has been asked', async () => {
  await expect(previewed(desk, failing('SUPERSEDED'), ruleOf('position-unprotected'), 7)).rejects.toMatchObject({ code: 'SUPERSEDED' })
})

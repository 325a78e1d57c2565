import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Alert } from './alert.js'
import { groupDueAt, groupKeyOf, groupOf } from './alert-group.js'

const alert = (id: string, more: Partial<Alert> = {}): Alert => ({
  id, ruleId: 'r', kind: 'order-outcome', subject: 's', severity: 'info', title: id, detail: '', occurredAt: 0, raisedAt: 0, resolvedAt: null, count: 1,
  target: null, account: null, instrument: null, strategy: null, acknowledgedAt: null, note: null, snoozedUntil: null, ...more
})
const rest = { id: 'g', occasion: 'raised', isUpdate: false, waited: false } as const

describe('alerts told as one', () => {
  it('are counted whole, and shown by their newest', () => {
    const fills = Array.from({ length: 50 }, (_, index) => alert(`f${String(index)}`, { raisedAt: index, count: index === 3 ? 4 : 1 }))
    const group = groupOf(fills, rest)
    expect(group).toMatchObject({ count: 53, severity: 'info', ids: { length: 50 } })
    expect(group.alerts.map(({ id }) => id)).toEqual(['f49', 'f48', 'f47', 'f46', 'f45'])
  })

  it('are as severe as the most severe, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('info' as const, 'warning' as const, 'critical' as const), { minLength: 1 }), (severities) => {
        const { severity, count, ids } = groupOf(severities.map((each, index) => alert(String(index), { severity: each })), rest)
        const most = severities.includes('critical') ? 'critical' : severities.includes('warning') ? 'warning' : 'info'
        return severity === most && count === severities.length && new Set(ids).size === severities.length
      })
    )
  })

  it('are of one rule, unless they had to wait', () => {
    expect(groupKeyOf({ ruleId: 'a' }, 'raised', false)).not.toBe(groupKeyOf({ ruleId: 'b' }, 'raised', false))
    expect(groupKeyOf({ ruleId: 'a' }, 'raised', true)).toBe(groupKeyOf({ ruleId: 'b' }, 'raised', true))
    expect(groupKeyOf({ ruleId: 'a' }, 'raised', false)).not.toBe(groupKeyOf({ ruleId: 'a' }, 'resolved', false))
  })
})

describe('when a group is told', () => {
  const timing = { begunAt: 1_000, toldAt: null, groupMs: 10_000, severity: 'info', canReplace: false } as const
  it.each([
    ['at the end of its time', timing, 11_000],
    ['a second after what is critical', { ...timing, severity: 'critical' }, 2_000],
    ['at once where rules say so', { ...timing, groupMs: 0 }, 1_000],
    ['at once where it can be replaced', { ...timing, canReplace: true }, 1_000],
    ['anew once a second where it can be replaced', { ...timing, canReplace: true, toldAt: 1_200 }, 2_200]
  ] as const)('%s', (_what, given, at) => {
    expect(groupDueAt(given)).toBe(at)
  })
})

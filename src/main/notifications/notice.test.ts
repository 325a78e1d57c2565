import { expect, it } from 'vitest'
import type { Alert } from '../../shared/domain/alerts/alert.js'
import { groupOf } from '../../shared/domain/alerts/alert-group.js'
import { noticeOf } from './notice.js'

function alert(n: number, more: Partial<Alert> = {}): Alert {
  return {
    id: `a${String(n)}`, ruleId: 'order-filled', kind: 'order-outcome', subject: 'x', severity: 'info', title: `ESZ6: buy ${String(n)} filled`, detail: 'At 5,000.25', occurredAt: n, raisedAt: n, resolvedAt: n, count: 1,
    target: null, account: 'DU1234567', instrument: 'ESZ6', strategy: 'trend', acknowledgedAt: null, note: null, snoozedUntil: null, ...more
  }
}
const rest = { id: 'g', occasion: 'raised', isUpdate: false, waited: false } as const

it('says one alert in its own words, with whose it is', () => {
  expect(noticeOf(groupOf([alert(2)], rest), false)).toMatchObject({ title: 'ESZ6: buy 2 filled', lines: ['At 5,000.25', 'DU1234567 \u00b7 trend'], isSticky: false })
})

it('says many as one, and how many they are even where amounts are hidden', () => {
  const many = groupOf([1, 2, 3, 4, 5, 6].map((n) => alert(n)), rest)
  expect(noticeOf(many, true)).toMatchObject({ title: '6 alerts', lines: [...Array.from({ length: 4 }, () => 'ESZ6: buy \u2022\u2022\u2022 filled'), 'and 2 more'] })
})

it('keeps what is critical until a person closes it, and not its end', () => {
  const critical = [alert(1, { severity: 'critical', title: 'DU1: daily loss limit reached' })]
  expect(noticeOf(groupOf(critical, { ...rest, occasion: 'escalated' }), false)).toMatchObject({ title: 'Still critical: DU1: daily loss limit reached', isSticky: true })
  expect(noticeOf(groupOf(critical, { ...rest, occasion: 'resolved' }), false)).toMatchObject({ title: 'Over: DU1: daily loss limit reached', isSticky: false, isOver: true })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Alert } from './alert.js'
import { decideDelivery, type Circumstances, type Occasion } from './delivery-decision.js'

const NOON = Date.parse('2026-11-18T12:00:00Z')
const HOUR = 3_600_000

const alert = (more: Partial<Alert> = {}): Alert => ({
  id: 'a', ruleId: 'r', kind: 'order-outcome', subject: 's', severity: 'warning', title: 't', detail: '', occurredAt: NOON, raisedAt: NOON, resolvedAt: null, count: 1,
  target: null, account: null, instrument: 'ESZ6', strategy: 'trend', acknowledgedAt: null, note: null, snoozedUntil: null, ...more
})
const nothing: Circumstances = {
  now: NOON, localZone: 'UTC', mutes: [], pause: null, quietHours: null, criticalPasses: true, ruleQuietHours: null, closedUntil: null, leastSeverity: 'info', staleBefore: null
}
const night = { zone: '', days: [0, 1, 2, 3, 4, 5, 6], from: '22:00', until: '07:00' }
const decide = (more: Partial<Alert>, about: Partial<Circumstances>, occasion: Occasion = 'raised'): ReturnType<typeof decideDelivery> => decideDelivery(alert(more), occasion, NOON, { ...nothing, ...about })

describe('whether a person is disturbed', () => {
  it.each<[string, Partial<Alert>, Partial<Circumstances>, Occasion, object]>([
    ['with nothing against it', {}, {}, 'raised', { kind: 'deliver' }],
    ['of an event that is over when it is raised', { resolvedAt: NOON }, {}, 'raised', { kind: 'deliver' }],
    ['again of what is over', { resolvedAt: NOON }, {}, 'escalated', { kind: 'withhold', because: 'over' }],
    ['after a snooze of what is over', { resolvedAt: NOON }, {}, 'snoozed', { kind: 'withhold', because: 'over' }],
    ['of what is acknowledged', { acknowledgedAt: NOON }, {}, 'escalated', { kind: 'withhold', because: 'acknowledged' }],
    ['of the end of what is acknowledged', { acknowledgedAt: NOON, resolvedAt: NOON }, {}, 'resolved', { kind: 'deliver' }],
    ['of a muted instrument', {}, { mutes: [{ what: 'instrument', name: 'ESZ6', since: 0, until: null }] }, 'raised', { kind: 'withhold', because: 'muted' }],
    ['of a muted strategy', { severity: 'critical' }, { mutes: [{ what: 'strategy', name: 'trend', since: 0, until: NOON + 1 }] }, 'raised', { kind: 'withhold', because: 'muted' }],
    ['when the mute is over', {}, { mutes: [{ what: 'rule', name: 'r', since: 0, until: NOON }] }, 'raised', { kind: 'deliver' }],
    ['below what the channel is told of', {}, { leastSeverity: 'critical' }, 'raised', { kind: 'withhold', because: 'not-severe' }],
    ['of what is too old for the channel', {}, { staleBefore: NOON + 1 }, 'raised', { kind: 'withhold', because: 'stale' }],
    ['while it is snoozed', { snoozedUntil: NOON + HOUR }, {}, 'escalated', { kind: 'hold', until: NOON + HOUR, because: 'snoozed' }],
    ['when the snooze is over', { snoozedUntil: NOON }, {}, 'snoozed', { kind: 'deliver' }],
    ['in a pause', {}, { pause: { until: NOON + HOUR, withCritical: false } }, 'raised', { kind: 'hold', until: NOON + HOUR, because: 'paused' }],
    ['of what is critical in a pause', { severity: 'critical' }, { pause: { until: NOON + HOUR, withCritical: false } }, 'raised', { kind: 'deliver' }],
    ['of what is critical in a pause of everything', { severity: 'critical' }, { pause: { until: NOON + HOUR, withCritical: true } }, 'raised', { kind: 'hold', until: NOON + HOUR, because: 'paused' }],
    ['of a market that is closed', {}, { closedUntil: NOON + HOUR }, 'raised', { kind: 'hold', until: NOON + HOUR, because: 'market-closed' }],
    ['for the last of two reasons', {}, { closedUntil: NOON + HOUR, pause: { until: NOON + 2 * HOUR, withCritical: false } }, 'raised', { kind: 'hold', until: NOON + 2 * HOUR, because: 'paused' }]
  ])('%s', (_what, more, about, occasion, decision) => {
    expect(decide(more, about, occasion)).toEqual(decision)
  })

  it('waits for the end of quiet hours by the clock on the wall, over a change of the clocks', () => {
    const quiet = { quietHours: { ...night, zone: 'Europe/Berlin' } }
    // The night of 25 October 2026 has 25 hours' worth of clock: 07:00 is 06:00 UTC, a day before 05:00 UTC.
    expect(decide({}, { ...quiet, now: Date.parse('2026-10-24T22:30:00Z') })).toEqual({ kind: 'hold', until: Date.parse('2026-10-25T06:00:00Z'), because: 'quiet-hours' })
    expect(decide({}, { ...quiet, now: Date.parse('2026-10-23T22:30:00Z') })).toEqual({ kind: 'hold', until: Date.parse('2026-10-24T05:00:00Z'), because: 'quiet-hours' })
    expect(decide({}, { ...quiet, now: NOON })).toEqual({ kind: 'deliver' })
  })

  it('lets what is critical pass quiet hours, unless it is told not to; never those of its rule', () => {
    const now = NOON + 11 * HOUR
    expect(decide({ severity: 'critical' }, { now, quietHours: night })).toEqual({ kind: 'deliver' })
    expect(decide({ severity: 'critical' }, { now, quietHours: night, criticalPasses: false })).toMatchObject({ kind: 'hold' })
    expect(decide({ severity: 'critical' }, { now, ruleQuietHours: night })).toEqual({ kind: 'deliver' })
    expect(decide({}, { now, ruleQuietHours: night })).toMatchObject({ kind: 'hold', because: 'rule-quiet-hours' })
  })
})

const time = fc.integer({ min: NOON - 72 * HOUR, max: NOON + 72 * HOUR })
const hours = fc.record({ zone: fc.constantFrom('', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'), days: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }), from: fc.constantFrom('00:00', '09:30', '22:00'), until: fc.constantFrom('00:00', '07:00', '16:00') })
const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  now: time, localZone: fc.constant('UTC'), mutes: fc.constant([]), pause: fc.option(fc.record({ until: time, withCritical: fc.boolean() })), quietHours: fc.option(hours), criticalPasses: fc.boolean(),
  ruleQuietHours: fc.option(hours), closedUntil: fc.option(time), leastSeverity: fc.constant('info' as const), staleBefore: fc.constant(null)
})
const alerts = fc.record({ severity: fc.constantFrom('info' as const, 'warning' as const, 'critical' as const), snoozedUntil: fc.option(time) }).map(alert)

describe('whatever the circumstances', () => {
  it('what is held back is asked for again later, and in the end it is told', () => {
    fc.assert(
      fc.property(alerts, circumstances, (one, about) => {
        let now = about.now
        for (let step = 0; step < 60; step += 1) {
          const decision = decideDelivery(one, 'raised', now, { ...about, now })
          if (decision.kind === 'deliver') return true
          if (decision.kind === 'withhold' || decision.until <= now) return false
          now = decision.until
        }
        // Quiet hours of the person and of the rule may together leave no hour of the week: then it waits on.
        return about.quietHours !== null
          && (about.ruleQuietHours !== null || about.quietHours.days.length === 7)
          || about.ruleQuietHours?.days.length === 7
      })
    )
  })

  it('what is critical waits only for what a person asked for it', () => {
    fc.assert(
      fc.property(circumstances, (about) => {
        const decision = decideDelivery(alert({ severity: 'critical' }), 'raised', about.now, { ...about, pause: about.pause === null ? null : { ...about.pause, withCritical: false }, criticalPasses: true })
        return decision.kind === 'deliver'
      })
    )
  })
})

/**
 * The rules that a desk has before anybody has changed one. Chosen so that a healthy desk is silent: what is told by default is
 * lost, late, or at risk. The thresholds and why they are what they are: docs/alerts.md.
 */
import type { EpochMs } from '../../lib/clock.js'
import { decimal } from '../../lib/decimal.js'
import type { AlertRule, RuleKind, RuleOf } from './rule-schema.js'
import type { WeeklyHours } from './weekly-hours-schema.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** The regular session of the shares of the United States; its holidays and half days are in the broker's own hours. */
const REGULAR_SESSION: WeeklyHours = { zone: 'America/New_York', days: [1, 2, 3, 4, 5], from: '09:30', until: '16:00' }

type Given<K extends RuleKind> = Pick<RuleOf<K>, 'id' | 'name' | 'severity' | 'limits'> & Partial<RuleOf<K>>

function rule<K extends RuleKind>(kind: K, given: Given<K>): RuleOf<K> {
  return {
    isEnabled: true, holdMs: 0, recoverMs: 0, quietHours: null, activeHours: null, escalateEveryMs: null, groupMs: 10 * SECOND, since: 0,
    scope: { accounts: [], instruments: [], strategies: [] },
    ...given, kind
  }
}

/** @param since before this, events are history */
export function defaultRules(since: EpochMs): readonly AlertRule[] {
  const lasting = { holdMs: 15 * SECOND, recoverMs: 15 * SECOND }
  const urgent = { severity: 'critical', escalateEveryMs: 5 * MINUTE } as const
  const rules: readonly AlertRule[] = [
    rule('connection-lost', { id: 'connection-lost', name: 'Connection lost', severity: 'critical', escalateEveryMs: 15 * MINUTE, holdMs: 30 * SECOND, recoverMs: 15 * SECOND, limits: { connections: ['postgres', 'ib', 'upstream'] } }),
    rule('connection-lost', { id: 'farm-broken', name: "IB's data farm broken", severity: 'warning', holdMs: MINUTE, recoverMs: 30 * SECOND, groupMs: MINUTE, limits: { connections: ['farm'] } }),
    rule('data-stale', { id: 'data-stale', name: 'Data stale', severity: 'warning', holdMs: 30 * SECOND, recoverMs: 10 * SECOND, groupMs: MINUTE, limits: { slices: ['databaseOrders', 'triggerOrders', 'databasePositions', 'balances', 'services', 'brokerPositions', 'brokerOrders', 'accountValues'] } }),
    rule('data-stale', { id: 'quotes-stale', name: 'Quotes stale in the session', severity: 'warning', holdMs: MINUTE, recoverMs: 10 * SECOND, limits: { slices: ['quotes', 'accountPnl'] } }),
    rule('service-silent', { id: 'service-dead', name: 'Service dead or not working', ...urgent, holdMs: 10 * SECOND, recoverMs: 10 * SECOND, limits: { states: ['dead', 'not-working'] } }),
    rule('service-silent', { id: 'service-late', name: 'Service late', severity: 'info', holdMs: 30 * SECOND, recoverMs: 30 * SECOND, groupMs: MINUTE, limits: { states: ['late'] } }),
    rule('order-outcome', { id: 'order-filled', name: 'Order filled', severity: 'info', limits: { outcomes: ['filled'] } }),
    rule('order-outcome', { id: 'order-partly-filled', name: 'Order filled in part', severity: 'info', groupMs: MINUTE, limits: { outcomes: ['partially-filled'] } }),
    rule('order-outcome', { id: 'order-rejected', name: 'Order rejected', severity: 'warning', limits: { outcomes: ['rejected'] } }),
    rule('order-outcome', { id: 'order-cancelled', name: 'Order cancelled', severity: 'info', groupMs: MINUTE, limits: { outcomes: ['cancelled'] } }),
    rule('new-trade', { id: 'new-trade', name: 'New paper trade', severity: 'info', groupMs: MINUTE, limits: { on: ['opened'] } }),
    rule('position-pnl', { id: 'position-loss', name: 'Position in loss', severity: 'warning', holdMs: 10 * SECOND, recoverMs: MINUTE, limits: { figure: 'unrealized', below: decimal(-5_000), above: null, clearBy: decimal(500) } }),
    rule('daily-loss', { id: 'daily-loss', name: 'Daily loss', ...urgent, holdMs: 5 * SECOND, recoverMs: MINUTE, limits: { amount: null, share: 0.02, clearShare: 0.8 } }),
    rule('drawdown', { id: 'drawdown', name: 'Drawdown', severity: 'warning', recoverMs: 5 * MINUTE, limits: { share: 0.1, clear: 0.08 } }),
    rule('cushion', { id: 'cushion', name: 'Margin cushion thin', ...urgent, holdMs: 5 * SECOND, recoverMs: MINUTE, limits: { below: 0.1, clear: 0.12 } }),
    rule('limit-breach', { id: 'exposure-limit', name: 'Exposure limit', severity: 'warning', ...lasting, limits: { grossShare: 2, netShare: 1.5, positionShare: 0.5, positionQuantity: null, clearShare: 0.98 } }),
    // A bracket's children follow their parent's fill by some seconds.
    rule('position-unprotected', { id: 'position-unprotected', name: 'Position unprotected', severity: 'warning', holdMs: MINUTE, recoverMs: 5 * SECOND, limits: {} }),
    rule('break-opened', { id: 'break-opened', name: 'Break between the books', severity: 'warning', holdMs: MINUTE, recoverMs: 15 * SECOND, limits: {} }),
    rule('signal-not-acted-on', { id: 'signal-not-acted-on', name: 'Signal not acted on', severity: 'warning', groupMs: MINUTE, limits: { afterMs: 5 * MINUTE } }),
    // What a desk should be doing, and when, only its owner knows.
    rule('no-activity', { id: 'no-fills', name: 'No fills in the session', severity: 'warning', isEnabled: false, activeHours: REGULAR_SESSION, limits: { activity: 'fills', withinMs: 120 * MINUTE } }),
    rule('snapshot-not-saved', { id: 'snapshot-not-saved', name: 'Snapshot not being saved', severity: 'warning', holdMs: 10 * SECOND, recoverMs: 5 * SECOND, limits: { olderThanMs: MINUTE } }),
    rule('clock-skew', { id: 'clock-skew', name: 'Clock skew', severity: 'warning', holdMs: 30 * SECOND, recoverMs: 30 * SECOND, limits: { overMs: 5 * SECOND, clearMs: 2 * SECOND } }),
    rule('own-fault', { id: 'own-fault', name: "Pitwall's own faults", severity: 'warning', holdMs: 10 * SECOND, recoverMs: 30 * SECOND, limits: { faults: ['event-loop', 'broker-host', 'snapshot-worker', 'unreadable-rows', 'demo-desk'], loopMs: 250 } })
  ]
  return rules.map((one) => ({ ...one, since }))
}

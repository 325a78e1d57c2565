/** An inbox of alerts as a trader may find it: a morning with trouble in it, at fixed times before the recorded desk. */
import type { Alert } from '../../src/shared/domain/alerts/alert.js'
import type { BySeverity, Digest, InboxState, ListedAlert, ListedDelivery } from '../../src/shared/domain/alerts/inbox.js'
import type { StagedState } from './staged-desk.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Told = Partial<Alert> & { readonly agoMs: number; readonly lastedMs?: number; readonly deliveries?: readonly Pick<ListedDelivery, 'channel' | 'occasion' | 'state' | 'code' | 'message'>[] }

const shown = [{ channel: 'desktop', occasion: 'raised', state: 'shown', code: null, message: null }] as const

/** Newest first. */
const told: readonly Told[] = [
  { agoMs: 40_000, kind: 'position-unprotected', ruleId: 'position-unprotected', severity: 'critical', title: 'ESZ6: no stop for 2 of 2', detail: 'Quantity without a stop: 2. The bracket OCA-1041 has no working stop', instrument: 'ESZ6', account: 'DU1234567', target: { slice: 'brokerPositions', key: 'DU1234567|1' }, deliveries: [...shown, { channel: 'webhook', occasion: 'raised', state: 'due', code: '503', message: 'Service Unavailable' }] },
  { agoMs: 3 * MINUTE, kind: 'order-outcome', ruleId: 'order-rejected', severity: 'warning', title: 'NVDA: BUY 120 rejected', detail: '201 Order rejected - reason: the exchange is closed', instrument: 'NVDA', strategy: 'orb-5m', account: 'DU1234567', lastedMs: 0, deliveries: shown },
  { agoMs: 6 * MINUTE, kind: 'order-outcome', ruleId: 'order-filled', severity: 'info', title: 'AAPL: BUY 50 filled', detail: 'Average 231.4150 USD', instrument: 'AAPL', strategy: 'mean-revert', account: 'DU1234567', lastedMs: 0, count: 7, deliveries: shown },
  { agoMs: 9 * MINUTE, kind: 'service-silent', ruleId: 'service-dead', severity: 'critical', title: 'Service signal-engine is dead', detail: 'Last beat 12 min ago, every 30 s is usual', target: { slice: 'services', key: 'signal-engine' }, deliveries: [...shown, { channel: 'desktop', occasion: 'escalated', state: 'shown', code: null, message: null }, { channel: 'webhook', occasion: 'raised', state: 'failed', code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 10.0.0.4:443' }] },
  { agoMs: 14 * MINUTE, kind: 'data-stale', ruleId: 'data-stale', severity: 'warning', title: 'Quotes: data are stale', detail: 'Older than 15 s since 14:47', lastedMs: 4 * MINUTE, deliveries: [{ channel: 'desktop', occasion: 'raised', state: 'withheld', code: 'market-closed', message: null }] },
  { agoMs: 22 * MINUTE, kind: 'limit-breach', ruleId: 'gross-exposure', severity: 'warning', title: 'DU1234567: gross exposure beyond 200.0 % of net liquidation', detail: '214.2 % of net liquidation', account: 'DU1234567', acknowledgedAt: -20 * MINUTE, note: 'Known: roll of ESZ6 to ESH7, ends today', deliveries: shown },
  { agoMs: 31 * MINUTE, kind: 'break-opened', ruleId: 'break-opened', severity: 'warning', title: 'MSFT: the books disagree', detail: 'Database 40, broker 30', instrument: 'MSFT', account: 'DU1234567', lastedMs: 11 * MINUTE, acknowledgedAt: -15 * MINUTE, deliveries: shown },
  { agoMs: 55 * MINUTE, kind: 'signal-not-acted-on', ruleId: 'signal-not-acted-on', severity: 'warning', title: 'orb-5m: signal on TSLA not acted on', detail: 'Taken 6 min ago, no order is known', instrument: 'TSLA', strategy: 'orb-5m', snoozedUntil: 25 * MINUTE, deliveries: [{ channel: 'desktop', occasion: 'raised', state: 'withheld', code: 'muted', message: null }] },
  { agoMs: 70 * MINUTE, kind: 'connection-lost', ruleId: 'connection-ib', severity: 'critical', title: 'The session with IB is down (127.0.0.1:4001)', detail: 'ECONNREFUSED connect ECONNREFUSED 127.0.0.1:4001', lastedMs: 3 * MINUTE, acknowledgedAt: -66 * MINUTE, note: 'Gateway update', deliveries: shown },
  { agoMs: 95 * MINUTE, kind: 'position-pnl', ruleId: 'position-loss', severity: 'warning', title: 'NQZ6: unrealized P&L below its level', detail: 'Unrealized P&L −5,212.50 USD, level −5,000.00 USD', instrument: 'NQZ6', account: 'DU1234567', lastedMs: 18 * MINUTE, acknowledgedAt: -60 * MINUTE, deliveries: shown }
]

/** What a day of trading leaves behind. */
function fills(): readonly Told[] {
  const symbols = ['AAPL', 'MSFT', 'NVDA', 'AMD', 'META', 'GOOG', 'ESZ6', 'NQZ6']
  return Array.from({ length: 60 }, (_, index): Told => {
    const symbol = symbols[index % symbols.length] ?? 'AAPL'
    const agoMs = 2 * HOUR + index * 17 * MINUTE
    return index % 5 === 3
      ? { agoMs, kind: 'new-trade', ruleId: 'new-trade', severity: 'info', title: `orb-5m: long ${String(10 + index)} ${symbol}`, detail: `Paper trade opened at ${String(100 + index)}.00 USD`, instrument: symbol, strategy: 'orb-5m', lastedMs: 0, acknowledgedAt: -agoMs + MINUTE, deliveries: shown }
      : { agoMs, kind: 'order-outcome', ruleId: 'order-filled', severity: 'info', title: `${symbol}: ${index % 2 === 0 ? 'BUY' : 'SELL'} ${String(10 + index)} filled`, detail: `Average ${String(100 + index)}.2500 USD`, instrument: symbol, account: 'DU1234567', strategy: 'mean-revert', lastedMs: 0, acknowledgedAt: -agoMs + MINUTE, deliveries: shown }
  })
}

function listedAt(now: number, { agoMs, lastedMs, deliveries = [], acknowledgedAt = null, snoozedUntil = null, ...rest }: Told, number: number): ListedAlert {
  const raisedAt = now - agoMs
  const holdMs = lastedMs === 0 ? 0 : 30_000
  return {
    number,
    deliveries: deliveries.map((one) => ({ ...one, at: one.state === 'due' ? null : raisedAt + 400 })),
    alert: {
      id: `${rest.ruleId ?? 'rule'}|${rest.title ?? ''}|${String(raisedAt)}`, ruleId: 'rule', kind: 'own-fault', subject: rest.instrument ?? rest.account ?? 'desk', severity: 'info', title: '', detail: '', count: 1, target: null, account: null, instrument: null, strategy: null, note: null, ...rest,
      occurredAt: raisedAt - holdMs, raisedAt, resolvedAt: lastedMs === undefined ? null : raisedAt + lastedMs,
      acknowledgedAt: acknowledgedAt === null ? null : now + acknowledgedAt, snoozedUntil: snoozedUntil === null ? null : now + snoozedUntil
    }
  }
}

function counted(alerts: readonly ListedAlert[], are: (alert: Alert) => boolean): BySeverity {
  const of = (severity: Alert['severity']): number => alerts.filter(({ alert }) => alert.severity === severity && are(alert)).length
  return { info: of('info'), warning: of('warning'), critical: of('critical') }
}

export interface StagedInbox {
  readonly alerts: readonly ListedAlert[]
  readonly state: InboxState
  readonly digest: { readonly since: number | null; readonly digest: Digest | null }
}

/** The inbox in a state of the desk, `now` being when the desk was recorded. */
export function stagedInbox(state: StagedState, now: number): StagedInbox {
  const isEmpty = state === 'empty' || state === 'first-run' || state === 'loading'
  const all = isEmpty ? [] : [...told, ...fills()]
  const alerts = all.map((one, index) => listedAt(now, one, all.length - index))
  const isFailing = state === 'error'
  const error = { code: 'SQLITE_FULL', message: 'database or disk is full', source: 'alerts', remedy: 'Make room on this disk; what waits is written then.', at: now - 4_000 }
  return {
    alerts,
    state: {
      unread: state === 'partial' ? null : counted(alerts, ({ acknowledgedAt }) => acknowledgedAt === null), open: state === 'partial' ? null : counted(alerts, ({ resolvedAt }) => resolvedAt === null),
      latest: alerts.slice(0, 5).map(({ alert }) => alert),
      mutes: isEmpty ? [] : [{ what: 'instrument', name: 'TSLA', since: now - HOUR, until: null }],
      pause: null,
      ledger: { phase: isFailing ? 'failing' : 'recording', notice: null, error: isFailing ? error : null, waiting: isFailing ? 3 : 0, restarts: 0, writes: { count: 412, lastMs: 2, slowestMs: 9 } },
      channels: [
        { name: 'desktop', lastShownAt: isEmpty ? null : now - 40_000, error: null, nextAttemptAt: null, waiting: 0 },
        { name: 'webhook', lastShownAt: null, error: isEmpty ? null : { code: '503', message: 'Service Unavailable', source: 'webhook', remedy: null, at: now - 20_000 }, nextAttemptAt: isEmpty ? null : now + 40_000, waiting: isEmpty ? 0 : 1 }
      ]
    },
    digest: isEmpty ? { since: null, digest: null } : {
      since: now - 3 * HOUR,
      digest: { raised: { critical: 3, warning: 6, info: 5 }, resolved: 9, kinds: [{ kind: 'order-outcome', count: 6 }, { kind: 'connection-lost', count: 1 }, { kind: 'service-silent', count: 1 }], newest: alerts.slice(0, 4).map(({ alert }) => alert).sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'critical' ? -1 : 1)) }
    }
  }
}

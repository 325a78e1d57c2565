/** What a panel's header can have to say, one of each kind. */
import type { PanelTruth } from '../../shared/state/panel-truth.js'

export const emptyTruth: PanelTruth = { freshness: { state: 'live', ageMs: 0 }, fresh: 1, total: 1, oldestAsOf: null, cause: null, remedy: null, nextAttemptAt: null, isFetching: false, rejected: 0 }

const MINUTE = 60_000

export function truths(now: number): Readonly<Record<string, Partial<PanelTruth>>> {
  const known = (state: PanelTruth['freshness']['state'], ageMs: number): Pick<PanelTruth, 'freshness' | 'oldestAsOf'> => ({ freshness: { state, ageMs }, oldestAsOf: now - ageMs })
  return {
    live: known('live', 2_000),
    fetching: { ...known('live', 9_000), isFetching: true },
    closed: known('closed', 61 * MINUTE),
    delayed: known('delayed', 15 * MINUTE),
    stale: { ...known('stale', 4 * MINUTE), cause: 'Signals: nothing heard since its limit of 20 s' },
    error: { ...known('stale', 4 * MINUTE), cause: 'Signals: 57014 canceling statement due to statement timeout, next try in 9 s', remedy: 'An index on updated_at makes this fast.', nextAttemptAt: now + 9_000 },
    offline: { ...known('offline', 180 * MINUTE), fresh: 0, cause: 'Postgres unreachable: connect ECONNREFUSED 127.0.0.1:5432, next try in 21 s', remedy: 'Is the server running?', nextAttemptAt: now + 21_000 },
    refused: { ...known('offline', 180 * MINUTE), fresh: 0, cause: 'Postgres refused: 28P01 password authentication failed, not tried again by itself', remedy: 'Set the password in Settings.' },
    expected: { ...known('offline', 6 * MINUTE), fresh: 0, cause: 'IB unreachable: connect ECONNREFUSED 127.0.0.1:4001', silence: { from: now - 6 * MINUTE, until: now + 14 * MINUTE, because: 'the gateway restarts every day', isOver: false } },
    partial: { ...known('never', 3_000), fresh: 2, total: 6, rejected: 3 },
    waiting: { freshness: { state: 'never', ageMs: null }, fresh: 0, oldestAsOf: null, cause: 'connecting to Postgres', isWaiting: true, isFetching: true }
  }
}

import { describe, expect, test } from 'vitest'
import type { Bar, BarLoad, BarSpan } from '../../../shared/domain/bar.js'
import type { PanelTruth, SourceReach } from '../../../shared/state/panel-truth.js'
import { barsTruth, type BarsTruthInput } from './bars-truth.js'

const now = Date.UTC(2026, 10, 20, 15)
const up: SourceReach = { reachable: true, mode: 'up', error: null, nextAttemptAt: null }
const down: SourceReach = { reachable: false, mode: 'trying', error: { code: 'ECONNREFUSED', message: 'connection refused', source: 'ib', remedy: 'Start the gateway', at: now }, nextAttemptAt: now + 4_000 }
const bar: Bar = { at: now - 60_000, open: 1, high: 1, low: 1, close: 1, volume: 1, average: 1, count: 1 }
const done: BarLoad = { state: 'done', requested: 1, total: 1, waitingUntil: null, error: null }
const have: BarSpan = { from: now - 120_000, to: now, kind: 'have' }
const view = { bars: [bar], spans: [have], load: done, asOf: now - 2_000 }
const truth = (change: Partial<BarsTruthInput>): PanelTruth => barsTruth({ view, barSize: '1m', mode: 'auto', failure: null, reach: up, isDelayed: false, now, ...change })

describe('the truth of bars', () => {
  test('is live while they come, and stale when a trading market falls silent', () => {
    expect(truth({}).freshness).toEqual({ state: 'live', ageMs: 2_000 })
    expect(truth({ now: now + 119_000 }).freshness.state).toBe('stale')
    expect(truth({ barSize: '1d', now: now + 300_000 }).freshness.state).toBe('live')
  })

  test('is delayed where the broker delivers late, and says nothing better than stale of what does not come', () => {
    expect(truth({ isDelayed: true }).freshness.state).toBe('delayed')
    expect(truth({ isDelayed: true, now: now + 119_000 }).freshness.state).toBe('stale')
  })

  test('is that of a closed market where the session has ended', () => {
    expect(truth({ view: { ...view, spans: [have, { from: now, to: now + 1, kind: 'closed' }], asOf: now - 3_600_000 } }).freshness.state).toBe('closed')
  })

  test('without the broker says why, and what is still shown', () => {
    const offline = truth({ reach: down })
    expect(offline.freshness.state).toBe('offline')
    expect(offline.cause).toMatch(/ECONNREFUSED.*next try in 4 s; the bar kept here is shown/)
    expect(offline.remedy).toBe('Start the gateway')
  })

  test('of local bars is offline by choice, which is no fault', () => {
    const local = truth({ mode: 'local', reach: down })
    expect(local.freshness.state).toBe('offline')
    expect(local.cause).toBeNull()
    expect(truth({ view: { ...view, load: { ...done, state: 'cancelled' } } }).freshness.state).toBe('offline')
  })

  test('keeps the code and the words of a refusal', () => {
    const error = { code: '162', message: 'HMDS query returned no data', source: 'ib', remedy: 'Try MIDPOINT', at: now }
    const refused = truth({ view: { ...view, bars: [], asOf: null, load: { ...done, state: 'failed', error } } })
    expect(refused.cause).toBe('IB: 162 HMDS query returned no data; nothing of it is kept here')
    expect(refused.remedy).toBe('Try MIDPOINT')
    expect(refused.freshness.state).toBe('never')
  })

  test('before the first answer is unknown', () => {
    expect(truth({ view: null }).freshness).toEqual({ state: 'never', ageMs: null })
    expect(truth({ view: null, failure: { code: 'DEADLINE', message: 'no answer within 5000 ms', source: 'ipc', detail: null } }).cause).toBe('Bars: DEADLINE no answer within 5000 ms; nothing of it is kept here')
  })
})

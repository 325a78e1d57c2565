import { describe, expect, test } from 'vitest'
import { panelTruth, reachOf, type Reach, type SliceTruth } from './panel-truth.js'
import { emptyMeta } from './empty-meta.js'
import type { BackendError, SliceMeta } from './slice-meta.js'
import type { DeskStatus, IbStatus, PostgresStatus } from './status.js'

const refusal: BackendError = { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432', source: 'postgres', remedy: 'Start the server.', at: 0 }
const up = { reachable: true, mode: 'up', error: null, nextAttemptAt: null } as const
const reach: Reach = { postgres: up, ib: up }
const down: Reach = { postgres: { reachable: false, mode: 'trying', error: refusal, nextAttemptAt: 104_000 }, ib: up }
const NOW = 100_000

const live = (asOf: number, over: Partial<SliceMeta> = {}): SliceMeta => ({ ...emptyMeta, asOf, origin: 'live', fetch: 'idle', ...over })
const orders = (meta: SliceMeta): SliceTruth => ({ key: 'databaseOrders', meta })
const triggers = (meta: SliceMeta): SliceTruth => ({ key: 'triggerOrders', meta })
const quotes = (meta: SliceMeta): SliceTruth => ({ key: 'quotes', meta })

const postgres = (over: Partial<PostgresStatus>): PostgresStatus => ({
  phase: 'connected', since: 0, attempt: 0, nextAttemptAt: null, error: null, target: 'db:5432/desk', serverVersion: null, role: 'unknown',
  pool: { ceiling: 4, total: 1, idle: 1, waiting: 0 }, roleReason: null, pooled: false, replica: null, slowed: [], findings: [], clockSkewMs: null, ...over
})
const ib = (over: Partial<IbStatus>): IbStatus => ({
  phase: 'live', since: 0, attempt: 0, nextAttemptAt: null, error: null, target: 'gw:4001, client 77', serverVersion: null, accounts: [], farms: [],
  lastFrameAt: null, down: null, expected: null, readOnlyApi: null, hostRestarts: 0, notices: [], streams: [], budgets: [], ...over
})

const demo: DeskStatus['demo'] = { phase: 'off', stage: '', error: null, broken: [] }

describe('the reach of a source', () => {
  test.each([
    ['connected', true, 'up'], ['connecting', false, 'trying'], ['backing-off', false, 'trying'], ['refused', false, 'human'], ['off', false, 'off']
  ] as const)('Postgres %s', (phase, reachable, mode) => {
    expect(reachOf({ postgres: postgres({ phase }), ib: ib({}), demo }).postgres).toMatchObject({ reachable, mode })
  })

  test.each([
    ['live', true, 'up'], ['upstream-lost', false, 'trying'], ['synchronising', false, 'trying'], ['needs-human', false, 'human'],
    ['refused-client-id', false, 'human'], ['incompatible', false, 'human'], ['stopped', false, 'off'], ['off', false, 'off']
  ] as const)('IB %s', (phase, reachable, mode) => {
    expect(reachOf({ postgres: postgres({}), ib: ib({ phase }), demo }).ib).toMatchObject({ reachable, mode })
  })

  test('a window that explains the silence comes along', () => {
    const window = { from: 1, until: 2, because: 'a reset' }
    expect(reachOf({ postgres: postgres({}), ib: ib({ phase: 'upstream-lost', expected: window }), demo }).ib).toEqual({ reachable: false, mode: 'trying', error: null, nextAttemptAt: null, window })
    expect(reachOf({ postgres: postgres({}), ib: ib({ phase: 'upstream-lost' }), demo }).ib).not.toHaveProperty('window')
  })

  test('one that the demo desk has yet to start is waited for, not missing from the settings', () => {
    const { postgres: reached, ib: broker } = reachOf({ postgres: postgres({ phase: 'off' }), ib: ib({ phase: 'off' }), demo: { ...demo, phase: 'starting', stage: 'Starting the demo database' } })
    expect(reached).toEqual({ reachable: false, mode: 'trying', error: null, nextAttemptAt: null })
    const waiting = panelTruth([orders(emptyMeta), quotes(emptyMeta)], { postgres: reached, ib: broker }, NOW)
    expect(waiting).toMatchObject({ cause: 'connecting to Postgres; connecting to IB', isWaiting: true })
  })

  test('one that the demo desk could not start says why', () => {
    const error: BackendError = { code: 'EXIT', message: 'the demo desk ended by itself', source: 'demo', remedy: 'Reopen the demo desk.', at: 0 }
    const failed = reachOf({ postgres: postgres({ phase: 'off' }), ib: ib({ phase: 'off' }), demo: { ...demo, phase: 'failed', error } })
    expect(panelTruth([orders(emptyMeta)], failed, NOW)).toMatchObject({ cause: 'Postgres unreachable: EXIT the demo desk ended by itself', remedy: 'Reopen the demo desk.' })
  })

  test('an error of before is none of a source that answers', () => {
    expect(reachOf({ postgres: postgres({ error: refusal, nextAttemptAt: 5 }), ib: ib({}), demo }).postgres).toEqual(up)
  })
})

describe('a panel', () => {
  test('has nothing to say when all is well', () => {
    expect(panelTruth([orders(live(99_000)), quotes(live(98_000))], reach, NOW)).toEqual({
      freshness: { state: 'live', ageMs: 2_000 }, fresh: 2, total: 2, oldestAsOf: 98_000, cause: null, remedy: null, nextAttemptAt: null,
      isFetching: false, rejected: 0
    })
  })

  test('counts what is fresh and names the oldest (FIELD.md 2.9 defect 5)', () => {
    const truth = panelTruth([orders(live(99_000)), triggers(live(60_000)), quotes(live(99_500))], reach, NOW)
    expect(truth).toMatchObject({ freshness: { state: 'stale', ageMs: 40_000 }, fresh: 2, total: 3, oldestAsOf: 60_000 })
    expect(truth.cause).toBe('Trigger orders: nothing heard since its limit of 15 s')
  })

  test('says why a source cannot be reached, and when it will be tried again', () => {
    expect(panelTruth([orders(live(99_000)), quotes(live(99_000))], down, NOW)).toMatchObject({
      freshness: { state: 'offline' }, fresh: 1, total: 2,
      cause: 'Postgres unreachable: connect ECONNREFUSED 127.0.0.1:5432, next try in 4 s', remedy: 'Start the server.', nextAttemptAt: 104_000
    })
  })

  test('does not mention a source that it does not show', () => {
    expect(panelTruth([quotes(live(99_000))], down, NOW)).toMatchObject({ freshness: { state: 'live' }, cause: null })
  })

  test('keeps the code of a backend where its message does not hold it, and counts down to now', () => {
    const error = { ...refusal, code: '57P01', message: 'terminating connection', remedy: null }
    const postgresDown = { ...down, postgres: { ...down.postgres, error, nextAttemptAt: NOW } }
    expect(panelTruth([orders(live(1))], postgresDown, NOW).cause).toBe('Postgres unreachable: 57P01 terminating connection, trying now')
  })

  test.each([
    ['off', null, 'Postgres is not configured'],
    ['trying', null, 'connecting to Postgres'],
    ['human', refusal, 'Postgres refused: connect ECONNREFUSED 127.0.0.1:5432, not tried again by itself'],
    ['human', null, 'Postgres refused, not tried again by itself']
  ] as const)('a source that is %s', (mode, error, cause) => {
    const postgresDown = { ...reach, postgres: { reachable: false, mode, error, nextAttemptAt: null } }
    expect(panelTruth([orders(emptyMeta)], postgresDown, NOW)).toMatchObject({ freshness: { state: 'never', ageMs: null }, oldestAsOf: null, cause })
  })

  test('one that refused and is looked at again says when', () => {
    const refused = { ...reach, postgres: { reachable: false, mode: 'human', error: refusal, nextAttemptAt: NOW + 57_000 } as const }
    expect(panelTruth([orders(emptyMeta)], refused, NOW)).toMatchObject({ cause: 'Postgres refused: connect ECONNREFUSED 127.0.0.1:5432, next try in 57 s', nextAttemptAt: NOW + 57_000 })
  })

  test('is calm while first attempts are under way, and no longer once one has failed', () => {
    const trying = { reachable: false, mode: 'trying', error: null, nextAttemptAt: null } as const
    expect(panelTruth([orders(emptyMeta), quotes(emptyMeta)], { postgres: trying, ib: trying }, NOW).isWaiting).toBe(true)
    expect(panelTruth([orders(emptyMeta), quotes(emptyMeta)], { postgres: trying, ib: { ...trying, error: refusal } }, NOW).isWaiting).toBeUndefined()
  })

  test('names both sources when both are down, with the nearer retry', () => {
    const both: Reach = { ...down, ib: { reachable: false, mode: 'trying', error: { ...refusal, message: 'connect ECONNREFUSED :4001' }, nextAttemptAt: 102_000 } }
    const truth = panelTruth([orders(live(1)), quotes(live(1))], both, NOW)
    expect(truth.cause).toBe(
      'Postgres unreachable: connect ECONNREFUSED 127.0.0.1:5432, next try in 4 s; IB unreachable: connect ECONNREFUSED :4001, next try in 2 s'
    )
    expect(truth.nextAttemptAt).toBe(102_000)
  })

  test('is stale where a data farm of some rows is broken, and names the farm', () => {
    const broken = { ...quotes(live(99_900)), brokenFarms: ['usfarm'] }
    expect(panelTruth([quotes(live(99_900))], reach, NOW).freshness.state).toBe('live')
    expect(panelTruth([broken, orders(live(99_900))], reach, NOW)).toMatchObject({
      freshness: { state: 'stale' }, fresh: 1, total: 2, cause: "Quotes: IB's data farm usfarm is broken; what it feeds is not current"
    })
    expect(panelTruth([broken], { ...reach, ib: { ...reach.ib, reachable: false, mode: 'trying' } }, NOW).freshness.state).toBe('offline')
  })

  test('tells a silence that is expected from one that lasts too long', () => {
    const window = { from: 90_000, until: NOW + 1_000, because: 'a reset' }
    const ibDown: Reach = { ...reach, ib: { reachable: false, mode: 'trying', error: null, nextAttemptAt: 104_000, window } }
    expect(panelTruth([quotes(live(99_000))], ibDown, NOW).silence).toEqual({ ...window, isOver: false })
    expect(panelTruth([quotes(live(99_000))], ibDown, NOW + 1_000).silence).toEqual({ ...window, isOver: true })
    expect(panelTruth([orders(live(99_000))], ibDown, NOW)).not.toHaveProperty('silence')
    // Another source that is down has no excuse.
    expect(panelTruth([orders(live(99_000)), quotes(live(99_000))], { ...ibDown, postgres: down.postgres }, NOW)).not.toHaveProperty('silence')
  })

  test('tells a failed refresh while the connection stands', () => {
    const error = { ...refusal, code: '57014', message: 'canceling statement due to statement timeout' }
    const truth = panelTruth([orders(live(99_000, { error, attempt: 1, nextAttemptAt: 101_500, fetch: 'fetching' }))], reach, NOW)
    expect(truth).toMatchObject({
      freshness: { state: 'live' }, isFetching: true, nextAttemptAt: 101_500,
      cause: 'Orders in the database: 57014 canceling statement due to statement timeout, next try in 2 s'
    })
    const permanent = panelTruth([orders(live(99_000, { error, attempt: 1 }))], reach, NOW)
    expect(permanent.cause).toBe('Orders in the database: 57014 canceling statement due to statement timeout')
  })

  test('a slice that cannot be provided is said, and is not counted as old', () => {
    const missing = triggers({ ...emptyMeta, unavailable: 'this database does not provide trigger_orders' })
    expect(panelTruth([orders(live(99_000)), missing], reach, NOW)).toMatchObject({
      freshness: { state: 'live' }, fresh: 1, total: 1, cause: 'Trigger orders: this database does not provide trigger_orders'
    })
    expect(panelTruth([missing], reach, NOW)).toMatchObject({ freshness: { state: 'never' }, total: 0 })
  })

  test('counts rows that were set aside', () => {
    const rejected = { count: 2, samples: [{ key: 'O1', reason: 'price is "abc"' }] }
    expect(panelTruth([orders(live(99_000, { rejected })), triggers(live(99_000))], reach, NOW).rejected).toBe(2)
  })
})

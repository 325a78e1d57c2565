import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Client } from 'pg'
import { postgresSettings } from '../../../src/shared/config/settings.js'
import { testPostgres } from '../../../src/main/postgres/index.js'
import { tempPostgres, type TempDatabase, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { insertTrades, settingsFor, soon, startSource, stopSources, type Running } from './harness.js'

let server: TempPostgres
beforeAll(async () => {
  server = await tempPostgres()
})
afterEach(stopSources)
afterAll(() => server.stop())

async function fresh(): Promise<{ database: TempDatabase; admin: Client }> {
  const database = await server.freshDatabase()
  return { database, admin: await database.admin() }
}

const connected = ({ status }: Running): Promise<void> =>
  vi.waitFor(() => {
    expect(status().phase).toBe('connected')
  }, 10_000)

it('names what is missing or of the wrong type, reads what it can, and goes on with the others', async () => {
  const { database, admin } = await fresh()
  await insertTrades(admin, 2)
  await admin.query(`
    DROP TABLE pitwall.equity;
    ALTER TABLE pitwall.signals DROP COLUMN decision;
    ALTER TABLE pitwall.paper_trades DROP COLUMN expected_edge;
    ALTER TABLE pitwall.orders DROP CONSTRAINT orders_quantity_check, ALTER quantity TYPE text;
    ALTER TABLE pitwall.positions ALTER updated_at TYPE timestamp;
    ALTER TABLE pitwall.service_heartbeats DROP CONSTRAINT service_heartbeats_interval_seconds_check, ALTER interval_seconds TYPE float8;
    ALTER TABLE pitwall.trigger_orders ALTER trigger_id TYPE bigint USING 1;
    INSERT INTO pitwall.service_heartbeats VALUES ('bars', 0.1, now(), NULL, NULL, NULL, NULL, 'ok', NULL)`)
  const run = startSource(database)
  await connected(run)
  const { slices, status } = run
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(2)
    expect(slices.rows('services')).toHaveLength(1)
    expect(slices.of('triggerOrders').batches).not.toHaveLength(0)
  }, 10_000)
  expect(status().findings.map(({ relation, column, problem }) => [relation, column, problem])).toEqual([
    ['paper_trades', 'expected_edge', 'is missing (expected numeric), read as unknown'],
    ['orders', 'quantity', 'is text where numeric is expected'],
    ['positions', 'updated_at', 'is timestamp without time zone where timestamp with time zone is expected'],
    ['equity', null, 'there is no table or view pitwall.equity'],
    ['signals', 'decision', 'is missing (expected text)'],
    ['service_heartbeats', 'interval_seconds', 'is double precision where numeric is expected: its values are not exact']
  ])
  expect(slices.of('equity').unavailable).toBe('This database does not provide equity curve: there is no table or view pitwall.equity.')
  expect(slices.of('signals').unavailable).toContain('column decision is missing')
  expect(slices.of('databasePositions').unavailable).toContain('column updated_at is timestamp without time zone')
  expect(slices.of('paperTrades').unavailable).toBeNull()
  expect(slices.rows('paperTrades')[0]?.expectedEdge).toBeNull()
  expect(slices.rows('services')[0]?.intervalSeconds).toBe('0.1')
  expect(status().findings[3]?.view).toContain('CREATE VIEW "pitwall"."equity" AS SELECT')
  expect(status().findings[3]?.view).toContain('...::timestamptz AS "as_of"')
  expect(status().findings[4]?.view).toContain('...::text AS "decision"')
  expect(status().findings[4]?.view).toContain('"reason"::text AS "reason"')
  expect(status().findings[5]?.remedy).toContain('interval_seconds::text::numeric')
  // Run as it is, the view would meet what has its name.
  expect(status().findings[4]?.view).toMatch(/^-- The name is taken .*\nCREATE VIEW/)
  expect(status().findings[3]?.view).toMatch(/^CREATE VIEW/)
})

it('names the schema as what is missing where it is, before any relation in it', async () => {
  const { database, admin } = await fresh()
  await admin.query('DROP SCHEMA pitwall CASCADE')
  const steps = await testPostgres(settingsFor(database), database.password, soon())
  expect(steps.at(-1)).toMatchObject({ step: 'Relation service_heartbeats', outcome: 'warned', detail: 'Not provided: there is no schema pitwall' })
  expect(steps.at(-1)?.remedy).toMatch(/^Correct the schema in the settings, or create it first: CREATE SCHEMA "pitwall";/)
})

it('promises no second attempt where only one is made', async () => {
  const { database } = await fresh()
  const steps = await testPostgres(settingsFor(database, { port: 9 }), database.password, soon())
  expect(steps.find(({ outcome }) => outcome === 'failed')).toMatchObject({ code: 'ECONNREFUSED', remedy: 'Nothing listens at this host and port: start the database server, or correct host and port in the settings.' })
})

it('lists no step that only a full desk needs when the settings cannot be read', async () => {
  const steps = await testPostgres(postgresSettings.parse({}), undefined, soon())
  expect(steps[0]).toMatchObject({ step: 'Read the settings', outcome: 'failed', code: 'BAD_URL' })
  expect(steps.map(({ step }) => step)).not.toContain('Wait for a free connection')
})

it('offers a view that becomes readable as soon as it is there', async () => {
  const { database, admin } = await fresh()
  await admin.query('DROP TABLE pitwall.equity')
  const run = startSource(database, {}, { contractEveryMs: 100 })
  await connected(run)
  expect(run.slices.of('equity').unavailable).not.toBeNull()
  const skeleton = run.status().findings.find(({ relation }) => relation === 'equity')?.view ?? ''
  // What the owner would write: the skeleton with something in the places of its dots.
  const written = skeleton
    .replace(/\.\.\.::text/g, "'DU1'::text").replace(/\.\.\.::timestamptz/g, 'now()::timestamptz').replace(/\.\.\.::numeric/g, '1::numeric').replace(/FROM \.\.\.;/, '')
  await admin.query(written)
  await vi.waitFor(() => {
    expect(run.slices.rows('equity')).toHaveLength(1)
    expect(run.slices.of('equity').unavailable).toBeNull()
    expect(run.status().findings).toEqual([])
  }, 10_000)
})

it('notices a column that is renamed while it runs, and keeps the rows', async () => {
  const { database, admin } = await fresh()
  await insertTrades(admin, 4)
  const run = startSource(database, {}, { intervalFactor: 0.1 })
  await vi.waitFor(() => {
    expect(run.slices.rows('paperTrades')).toHaveLength(4)
  }, 10_000)
  await admin.query('ALTER TABLE pitwall.paper_trades RENAME price TO entry')
  await vi.waitFor(() => {
    expect(run.slices.of('paperTrades').unavailable).toContain('column price is missing (expected numeric)')
  }, 10_000)
  expect(run.slices.rows('paperTrades')).toHaveLength(4)
  expect(run.status().phase).toBe('connected')
})

it('reads a schema whose name needs every kind of quoting', async () => {
  const { database, admin } = await fresh()
  await insertTrades(admin, 1)
  const schema = `My "odd" \\ Schéma'; DROP TABLE x; --`
  await admin.query(`ALTER SCHEMA pitwall RENAME TO "${schema.replaceAll('"', '""')}"`)
  const run = startSource(database, { schema })
  await vi.waitFor(() => {
    expect(run.slices.rows('paperTrades')).toHaveLength(1)
  }, 10_000)
  expect(run.status().findings).toEqual([])
})

it('tells a role that could write from one that cannot, and what it may not read', async () => {
  const { database, admin } = await fresh()
  const reader = `reader_${database.database}`
  await admin.query(`CREATE ROLE ${reader} LOGIN PASSWORD 'r'; GRANT USAGE ON SCHEMA pitwall TO ${reader}; GRANT SELECT ON pitwall.orders, pitwall.signals TO ${reader}`)
  const own = startSource(database)
  const foreign = startSource({ ...database, user: reader }, {}, {}, 'r')
  await Promise.all([connected(own), connected(foreign)])
  expect(own.status().role).toBe('could-write')
  expect(foreign.status().role).toBe('cannot-write')
  expect(foreign.status().findings).toContainEqual(expect.objectContaining({ relation: 'paper_trades', column: null, problem: 'this role may not read pitwall.paper_trades' }))
  expect(foreign.slices.of('databaseOrders').unavailable).toBeNull()
  expect(foreign.status().serverVersion).toMatch(/^\d+\.\d+/)
  expect(Math.abs(foreign.status().clockSkewMs ?? Number.NaN)).toBeLessThan(1_000)
  await admin.query(`GRANT UPDATE (status) ON pitwall.orders TO ${reader}`)
  const granted = startSource({ ...database, user: reader }, {}, {}, 'r')
  await connected(granted)
  expect(granted.status().role).toBe('could-write')
})

it('tests a connection step by step', async () => {
  const { database, admin } = await fresh()
  await admin.query('DROP TABLE pitwall.equity')
  const steps = await testPostgres(settingsFor(database), database.password, soon())
  expect(steps.map(({ step, outcome }) => `${step}: ${outcome}`)).toEqual([
    'Read the settings: passed', 'Resolve the host: passed', 'Reach the port: passed', 'Log in: passed', 'Read-only session: passed', 'Role: warned',
    'Relation paper_trades: passed', 'Relation orders: passed', 'Relation trigger_orders: passed', 'Relation positions: passed', 'Relation balances: passed',
    'Relation equity: warned', 'Relation signals: passed', 'Relation service_heartbeats: passed'
  ])
  expect(steps.at(-3)?.remedy).toContain('CREATE VIEW')
  const { rows } = await admin.query("SELECT FROM pg_stat_activity WHERE application_name = 'pitwall' AND datname = current_database()")
  expect(rows).toEqual([])
})

it('skips what comes after the step that failed', async () => {
  const { database } = await fresh()
  const wrong = await testPostgres(settingsFor(database), 'wrong', soon())
  expect(wrong.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'passed', 'failed', 'skipped', 'skipped', 'skipped'])
  expect(wrong[3]).toMatchObject({ step: 'Log in', code: '28P01', remedy: expect.stringContaining('password') as string })
  const dead = await testPostgres(settingsFor({ ...database, port: 1 }), 'x', soon())
  expect(dead[2]).toMatchObject({ step: 'Reach the port', outcome: 'failed', code: 'ECONNREFUSED' })
  const none = await testPostgres(settingsFor(database, { host: '' }), 'x', soon())
  expect(none[0]).toMatchObject({ outcome: 'failed', code: 'BAD_URL' })
})

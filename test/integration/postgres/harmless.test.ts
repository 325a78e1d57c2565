/** What keeps the database that is watched from being hurt, each shown by the server's own word. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { tempPostgres, type TempDatabase, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { testPostgres } from '../../../src/main/postgres/index.js'
import { backends, settingsFor, soon, startSource, stopSources } from './harness.js'

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

/** Balances become a view that takes so many seconds for its one row; called again, so many others. */
async function slowBalances(admin: Client, seconds: number): Promise<void> {
  await admin.query("INSERT INTO pitwall.positions VALUES ('a', 'v', 's', NULL, NULL, 'USD', 1, 1, 1, now()) ON CONFLICT DO NOTHING")
  const { rows } = await admin.query("SELECT FROM pg_tables WHERE schemaname = 'pitwall' AND tablename = 'balances'")
  if (rows.length > 0) await admin.query('DROP TABLE pitwall.balances')
  await admin.query(`CREATE OR REPLACE VIEW pitwall.balances AS SELECT account, venue, symbol AS currency, quantity AS total, quantity AS available, updated_at FROM pitwall.positions, pg_sleep(${String(seconds)})`)
}

async function sleeping(admin: Client): Promise<number> {
  const { rows } = await admin.query("SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()")
  return rows.length
}

it('cancels on the server what is asked for no more, and keeps its place until it has', async () => {
  const { database, admin } = await fresh()
  await slowBalances(admin, 600)
  const { source, status } = startSource(database)
  await vi.waitFor(async () => {
    expect(await sleeping(admin)).toBe(1)
  }, 10_000)
  // The machine goes to sleep: everything is closed, and nothing of ours goes on at the server.
  source.suspend()
  await vi.waitFor(async () => {
    expect(await sleeping(admin)).toBe(0)
    expect(await backends(admin)).toBe(0)
  }, 6_000)
  expect(status()).toMatchObject({ phase: 'connecting', attempt: 0 })
  await slowBalances(admin, 0)
  source.resume()
  await vi.waitFor(() => {
    expect(status().phase).toBe('connected')
  }, 10_000)
})

it('asks less often what costs the server much, says so, and comes back when it is quick again', async () => {
  const { database, admin } = await fresh()
  await slowBalances(admin, 0.05)
  const { status, statuses, slices } = startSource(database, {}, { intervalFactor: 0.01, slowAfterMs: 40 })
  const balances = (): ReturnType<typeof status>['slowed'][number] | undefined => status().slowed.find(({ relation }) => relation === 'balances')
  await vi.waitFor(() => {
    // Twice as long, four times, eight times.
    const told = statuses.flatMap(({ slowed }) => slowed.filter(({ relation }) => relation === 'balances').map(({ intervalMs }) => intervalMs))
    expect(Math.max(...told) / (told[0] ?? 0)).toBe(4)
    expect(balances()?.tookMs).toBeGreaterThanOrEqual(50)
  }, 10_000)
  expect(slices.rows('balances')).toHaveLength(1)
  await slowBalances(admin, 0)
  await vi.waitFor(() => {
    expect(balances()).toBeUndefined()
  }, 15_000)
})

it('does not let a stream of changes hurry what the server takes long over', async () => {
  const { database, admin } = await fresh()
  await slowBalances(admin, 0.5)
  const { status, slices } = startSource(database, {}, { intervalFactor: 100, slowAfterMs: 400 })
  await vi.waitFor(() => {
    expect(status().slowed.map(({ relation }) => relation)).toEqual(['balances'])
  }, 10_000)
  const read = slices.of('balances').batches.length
  const others = slices.of('equity').batches.length
  await admin.query("SELECT pg_notify('pitwall_changed', 'balances')")
  await admin.query("SELECT pg_notify('pitwall_changed', 'equity')")
  await vi.waitFor(() => {
    expect(slices.of('equity').batches.length).toBeGreaterThan(others)
  }, 10_000)
  expect(slices.of('balances').batches).toHaveLength(read)
})

it.each([
  ['rows, ten million without an index,', "SELECT 'a' || i || '-' || j AS account, 'v' AS venue, 'USD' AS currency, 1::numeric AS total, 1::numeric AS available, now() AS updated_at FROM generate_series(1, 10000) i, generate_series(1, 1000) j", 'larger than 200,000 rows'],
  ['bytes', "SELECT repeat(i::text, 100000) AS account, 'v' AS venue, 'USD' AS currency, 1::numeric AS total, 1::numeric AS available, now() AS updated_at FROM generate_series(100, 100000) i", 'larger than 64 MB']
])('stops an answer with too many %s at the server, keeps the rows on screen, and never blocks', async (_, select, message) => {
  const { database, admin } = await fresh()
  await admin.query("INSERT INTO pitwall.balances VALUES ('DU1', 'IBKR', 'EUR', 1, 1, now())")
  const { source, slices } = startSource(database, {}, { intervalFactor: 1_000 })
  await vi.waitFor(() => {
    expect(slices.rows('balances')).toHaveLength(1)
  }, 10_000)
  await admin.query(`DROP TABLE pitwall.balances; CREATE VIEW pitwall.balances AS ${select}`)
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  await vi.waitFor(async () => {
    await source.refresh(soon())
    expect(slices.of('balances').error).toMatchObject({ code: 'RESULT_TOO_LARGE', message: expect.stringContaining(message) as string, remedy: expect.stringContaining('WHERE') as string })
  }, 20_000)
  loop.disable()
  expect(slices.rows('balances')).toHaveLength(1)
  // Read in steps of a socket's buffer: far from the seconds that the whole would take. Generous, for a machine under load.
  expect(loop.max / 1e6).toBeLessThan(1_500)
  await vi.waitFor(async () => {
    const { rows } = await admin.query("SELECT query FROM pg_stat_activity WHERE application_name = 'pitwall' AND datname = current_database() AND state = 'active'")
    expect(rows).toEqual([])
  }, 5_000)
})

it.each([1, 3])('counts a connection test beside a running desk under the same ceiling of %i', async (maxConnections) => {
  const { database, admin } = await fresh()
  const { source, status } = startSource(database, { maxConnections }, { intervalFactor: 0.02 })
  await vi.waitFor(() => {
    expect(status().phase).toBe('connected')
  }, 10_000)
  const settings = settingsFor(database, { maxConnections })
  let most = 0
  const over = new AbortController()
  const counting = (async () => {
    while (!over.signal.aborted) most = Math.max(most, await backends(admin))
  })()
  for (let round = 0; round < 5; round += 1) {
    const steps = await testPostgres(settings, database.password, soon(), (signal) => source.guest(settings, signal))
    expect(steps.filter(({ outcome }) => outcome === 'failed')).toEqual([])
  }
  over.abort()
  await counting
  expect(most).toBeGreaterThanOrEqual(1)
  expect(most).toBeLessThanOrEqual(maxConnections)
  expect(status().phase).toBe('connected')
})

it('tells a test how long it waited in vain for a place', async () => {
  const { database } = await fresh()
  const settings = settingsFor(database)
  const steps = await testPostgres(settings, database.password, soon(300), (signal) => new Promise((_, reject) => { signal.addEventListener('abort', () => { reject(signal.reason as Error) }) }))
  expect(steps.slice(0, 3).map(({ step, outcome }) => `${step}: ${outcome}`)).toEqual(['Read the settings: passed', 'Wait for a free connection: failed', 'Resolve the host: skipped'])
})

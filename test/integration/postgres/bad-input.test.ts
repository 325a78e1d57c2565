/** What a database can do to its watcher: each told clearly with what to do about it, and no row lost on screen. */
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { freeze, thaw } from '../../../src/demo/postgres/freezing.js'
import type { Tuning } from '../../../src/main/postgres/tuning.js'
import { tempPostgres, type TempDatabase, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { backends, insertTrades, soon, startSource, stopSources, type Running } from './harness.js'

let server: TempPostgres
beforeAll(async () => {
  server = await tempPostgres()
})
afterEach(stopSources)
afterAll(() => server.stop())

const often: Partial<Tuning> = { intervalFactor: 0.05, retry: { delaysMs: [100], jitter: 0 } }

async function fresh(): Promise<{ database: TempDatabase; admin: Client }> {
  const database = await server.freshDatabase()
  return { database, admin: await database.admin() }
}

/** A desk with four trades on screen. */
async function watching(database: TempDatabase, admin: Client, tuning: Partial<Tuning> = often): Promise<Running> {
  await insertTrades(admin, 4)
  await admin.query('CHECKPOINT')
  const running = startSource(database, { maxConnections: 3 }, tuning)
  await vi.waitFor(() => {
    expect(running.status().phase).toBe('connected')
    expect(running.slices.rows('paperTrades')).toHaveLength(4)
  }, 10_000)
  return running
}

const said = (text: string): string => expect.stringContaining(text) as string

it('names a schema that is missing, and reads it when it is there', async () => {
  const { database, admin } = await fresh()
  await admin.query('ALTER SCHEMA pitwall RENAME TO "Odd ""schema"""')
  await admin.query('INSERT INTO "Odd ""schema""".balances VALUES (\'DU1\', \'IBKR\', \'EUR\', 1, 1, now())')
  const missing = startSource(database, {}, often)
  const odd = startSource(database, { schema: 'Odd "schema"' }, often)
  await vi.waitFor(() => {
    expect(missing.slices.of('paperTrades').unavailable).toContain('there is no schema pitwall')
    expect(missing.status().findings[0]).toMatchObject({ problem: said('there is no schema') })
    expect(odd.slices.rows('balances')).toHaveLength(1)
  }, 10_000)
})

it('reads all relations but the one that the role may not read', async () => {
  const { database, admin } = await fresh()
  await insertTrades(admin, 2)
  await admin.query("CREATE ROLE half LOGIN PASSWORD 'half'; GRANT USAGE ON SCHEMA pitwall TO half; GRANT SELECT ON ALL TABLES IN SCHEMA pitwall TO half; REVOKE ALL ON pitwall.orders FROM half")
  const { slices, status } = startSource({ ...database, user: 'half', password: 'half' }, {}, { ...often, contractEveryMs: 200 })
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(2)
    expect(slices.of('databaseOrders').unavailable).toContain('may not read pitwall.orders')
    expect(status().findings).toContainEqual(expect.objectContaining({ relation: 'orders', remedy: said('GRANT SELECT') }))
  }, 10_000)
  // Taken away while it runs: the rows stay, with the reason.
  await admin.query('REVOKE SELECT ON pitwall.paper_trades FROM half')
  await vi.waitFor(() => {
    expect(slices.of('paperTrades').unavailable).toContain('may not read pitwall.paper_trades')
  }, 10_000)
  expect(slices.rows('paperTrades')).toHaveLength(2)
  expect(status().phase).toBe('connected')
})

it('keeps the rows of a view that fails over one row, and reads it again when that row is mended', async () => {
  const { database, admin } = await fresh()
  await admin.query("CREATE TABLE pitwall.raw (account text, lots numeric); INSERT INTO pitwall.raw VALUES ('a', 2), ('b', 4)")
  await admin.query("DROP TABLE pitwall.balances; CREATE VIEW pitwall.balances AS SELECT account, 'v' AS venue, 'USD' AS currency, 8 / lots AS total, lots AS available, now() AS updated_at FROM pitwall.raw")
  const { slices, status } = await watching(database, admin)
  await vi.waitFor(() => {
    expect(slices.rows('balances')).toHaveLength(2)
  }, 10_000)
  await admin.query("INSERT INTO pitwall.raw VALUES ('c', 0)")
  await vi.waitFor(() => {
    expect(slices.of('balances').error).toMatchObject({ code: '22012', message: 'division by zero', remedy: said('view') })
  }, 10_000)
  expect(slices.rows('balances')).toHaveLength(2)
  expect(slices.rows('paperTrades')).toHaveLength(4)
  expect(status().phase).toBe('connected')
  await admin.query("UPDATE pitwall.raw SET lots = 1 WHERE account = 'c'")
  await vi.waitFor(() => {
    expect(slices.of('balances').error).toBeNull()
    expect(slices.rows('balances')).toHaveLength(3)
  }, 10_000)
})

it('keeps the rows when the server is restarted in the middle of a query', async () => {
  const { database, admin } = await fresh()
  const { slices, status } = await watching(database, admin)
  await admin.query('DROP TABLE pitwall.balances; CREATE VIEW pitwall.balances AS SELECT account, venue, symbol AS currency, quantity AS total, quantity AS available, updated_at FROM pitwall.positions, pg_sleep(5)')
  await admin.query("INSERT INTO pitwall.positions VALUES ('a', 'v', 's', NULL, NULL, 'USD', 1, 1, 1, now())")
  await vi.waitFor(async () => {
    expect((await admin.query("SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()")).rows).toHaveLength(1)
  }, 10_000)
  await server.cluster.restart()
  const again = await database.admin()
  await again.query("UPDATE pitwall.paper_trades SET price = 5, updated_at = now() WHERE trade_id = 't2'")
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(4)
    expect(status()).toMatchObject({ phase: 'connected', attempt: 0, error: null })
    expect(slices.rows('paperTrades').map(({ price }) => price)).toContain('5')
  }, 15_000)
})

it('keeps the rows while the server is frozen in the middle of a query, and is back when it goes on', async () => {
  const { database, admin } = await fresh()
  const { slices, status } = await watching(database, admin, { ...often, deadlineFactor: 0.1 })
  const pid = server.cluster.pid
  if (pid === null) throw new Error('no server')
  await freeze(pid)
  try {
    await vi.waitFor(() => {
      expect(status()).toMatchObject({ phase: expect.stringMatching(/backing-off|connecting/) as string, error: { code: 'ETIMEDOUT', remedy: said('overloaded') } })
    }, 15_000)
    expect(slices.rows('paperTrades')).toHaveLength(4)
  } finally {
    await thaw(pid)
  }
  await vi.waitFor(() => {
    expect(status()).toMatchObject({ phase: 'connected', error: null })
  }, 15_000)
  expect(slices.rows('paperTrades')).toHaveLength(4)
  await vi.waitFor(async () => {
    expect(await backends(admin)).toBeLessThanOrEqual(3)
  }, 5_000)
})

it('waits for a connection when others hold them all, and says so', async () => {
  const { database, admin } = await fresh()
  const others: Client[] = []
  try {
    for (let refused = false; !refused; ) {
      const { host, port, user, password } = database
      const client = new Client({ host, port, user, password, database: database.database })
      client.on('error', () => undefined)
      refused = await client.connect().then(() => false, () => true)
      if (!refused) others.push(client)
    }
    const { status, slices, source } = startSource(database, {}, often)
    await vi.waitFor(() => {
      expect(status()).toMatchObject({ phase: 'backing-off', error: { code: '53300', remedy: said('max_connections') } })
    }, 10_000)
    await insertTrades(admin, 1)
    await Promise.all(others.splice(0).map((client) => client.end()))
    await vi.waitFor(async () => {
      await source.refresh(soon())
      expect(status()).toMatchObject({ phase: 'connected', error: null })
      expect(slices.rows('paperTrades')).toHaveLength(1)
    }, 10_000)
  } finally {
    await Promise.all(others.map((client) => client.end()))
  }
})

it('measures a clock that is hours off, and does not take it for age', async () => {
  const { database, admin } = await fresh()
  // Found before pg_catalog's own: the nearest that a test comes to setting a server's clock.
  await admin.query("CREATE SCHEMA skewed; CREATE FUNCTION skewed.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS $$ SELECT pg_catalog.clock_timestamp() + interval '3 hours' $$")
  await admin.query(`ALTER DATABASE ${database.database} SET search_path = skewed, pg_catalog, public`)
  const from = Date.now()
  const { slices, status } = await watching(database, admin)
  expect(status().clockSkewMs).toBeGreaterThan(3 * 3_600_000 - 5_000)
  expect(status().clockSkewMs).toBeLessThan(3 * 3_600_000 + 5_000)
  const asOf = slices.of('paperTrades').asOf ?? 0
  expect(asOf).toBeGreaterThanOrEqual(from)
  expect(asOf).toBeLessThanOrEqual(Date.now())
  await admin.query("UPDATE pitwall.paper_trades SET price = 8, updated_at = now() WHERE trade_id = 't3'")
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades').map(({ price }) => price)).toContain('8')
  }, 10_000)
})

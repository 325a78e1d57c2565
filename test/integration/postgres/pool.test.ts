import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { Connections } from '../../../src/main/postgres/connections.js'
import { readBatch } from '../../../src/main/postgres/session.js'
import { postgresTarget } from '../../../src/main/postgres/target.js'
import { tempPostgres, type TempDatabase, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { backends, insertTrades, settingsFor, soon, startSource, stopSources } from './harness.js'

let server: TempPostgres
beforeAll(async () => {
  server = await tempPostgres()
})
afterEach(stopSources)
afterAll(() => server.stop())

function connectionsTo(database: TempDatabase, ceiling: number): Connections {
  const target = postgresTarget(settingsFor(database))
  if (target === null) throw new Error('no target')
  return new Connections({ target, password: () => Promise.resolve(database.password), ceiling, onBroken: () => undefined, onCounts: () => undefined })
}

/** The most backends of ours ever seen while something goes on, counted on a connection of its own. */
async function mostBackendsDuring(database: TempDatabase, work: () => Promise<void>): Promise<number> {
  const admin = await database.admin()
  let most = 0
  const over = new AbortController()
  const counting = (async () => {
    while (!over.signal.aborted) most = Math.max(most, await backends(admin))
  })()
  try {
    await work()
  } finally {
    over.abort()
    await counting
  }
  return most
}

it.each([1, 4])('never holds more than its ceiling of %i under ten thousand requests, and nothing after stop', async (ceiling) => {
  const database = await server.freshDatabase()
  const admin = await database.admin()
  await insertTrades(admin, 100)
  const { source, status, slices } = startSource(database, { maxConnections: ceiling })
  const rounds = (): number => slices.of('databasePositions').batches.length
  const most = await mostBackendsDuring(database, async () => {
    await vi.waitFor(() => {
      expect(status().phase).toBe('connected')
    }, 10_000)
    for (let burst = 0; burst < 10; burst += 1) {
      const before = rounds()
      await Promise.all(Array.from({ length: 1_000 }, () => source.refresh(soon())))
      // A burst is answered by what is in flight or has just ended; the next one waits for a round of its own.
      await vi.waitFor(async () => {
        await source.refresh(soon())
        expect(rounds()).toBeGreaterThan(before)
      }, 5_000)
    }
  })
  expect(rounds()).toBeLessThan(100)
  expect(most).toBeGreaterThanOrEqual(1)
  expect(most).toBeLessThanOrEqual(ceiling)
  await source.stop()
  await vi.waitFor(async () => {
    expect(await backends(admin)).toBe(0)
  }, 5_000)
})

it('stays at the ceiling while its connections are being killed', async () => {
  const database = await server.freshDatabase()
  const admin = await database.admin()
  const { source, status, slices } = startSource(database, { maxConnections: 3 }, { intervalFactor: 0.02 })
  await vi.waitFor(() => {
    expect(status().phase).toBe('connected')
  }, 10_000)
  const most = await mostBackendsDuring(database, async () => {
    for (let kill = 0; kill < 40; kill += 1) {
      await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pitwall' AND datname = current_database() ORDER BY random() LIMIT 2")
      await source.refresh(AbortSignal.timeout(200))
    }
  })
  expect(most).toBeLessThanOrEqual(3)
  await insertTrades(admin, 7)
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(7)
  }, 15_000)
})

it('opens no other connection while the server still works for one that was cut', async () => {
  const database = await server.freshDatabase()
  const connections = connectionsTo(database, 1)
  const most = await mostBackendsDuring(database, async () => {
    const cut = await connections.lease(soon())
    const answered = cut.client.query('SELECT pg_sleep(1)')
    const admin = await database.admin()
    await vi.waitFor(async () => {
      const { rows } = await admin.query("SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()")
      expect(rows).toHaveLength(1)
    }, 5_000)
    cut.abandon(answered, 1_500)
    await expect(answered).rejects.toThrow()
    const next = await connections.lease(soon())
    next.release()
  })
  expect(most).toBe(1)
  await connections.end()
})

it('lets the server refuse a write, by the session and by each batch', async () => {
  const database = await server.freshDatabase()
  const connections = connectionsTo(database, 1)
  const lease = await connections.lease(soon())
  try {
    const refused = expect.objectContaining({ code: '25006' }) as Error
    await expect(lease.client.query('CREATE TABLE pitwall.mine (id int)')).rejects.toThrow(refused)
    await expect(lease.client.query("INSERT INTO pitwall.balances VALUES ('a', 'b', 'c', 1, 1)")).rejects.toThrow(refused)
    // Even in a session whose default someone else (a pooler, a role's own setting) has turned off.
    await lease.client.query('SET default_transaction_read_only = off')
    await expect(lease.client.query(readBatch("DELETE FROM pitwall.balances RETURNING account", 1_000))).rejects.toThrow(refused)
    const { rows } = await lease.client.query<Record<string, string>>(`SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('application_name') AS name, current_setting('tcp_keepalives_idle') AS silence`)
    expect(rows).toEqual([{ statement: '15s', lock: '2s', idle: '5s', name: 'pitwall', silence: '30' }])
  } finally {
    lease.release()
    await connections.end()
  }
})

it('closes within its patience even while a query runs, and leaves no backend', async () => {
  const database = await server.freshDatabase()
  const admin = await database.admin()
  await admin.query('DROP TABLE pitwall.balances; CREATE VIEW pitwall.balances AS SELECT account, venue, symbol AS currency, quantity AS total, quantity AS available, updated_at FROM pitwall.positions, pg_sleep(60)')
  await admin.query("INSERT INTO pitwall.positions VALUES ('a', 'v', 's', NULL, NULL, 'USD', 1, 1, 1, now())")
  const { source, slices } = startSource(database)
  await vi.waitFor(async () => {
    const { rows } = await admin.query("SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()")
    expect(rows).toHaveLength(1)
  }, 10_000)
  const startedAt = performance.now()
  await source.stop()
  expect(performance.now() - startedAt).toBeLessThan(4_000)
  const calls = slices.calls
  await vi.waitFor(async () => {
    expect(await backends(admin)).toBe(0)
  }, 15_000)
  expect(slices.calls).toBe(calls)
})

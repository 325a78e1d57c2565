import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { tempPostgres, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { backends, insertTrades, soon, startSource, stopSources } from './harness.js'

let server: TempPostgres
beforeAll(async () => {
  server = await tempPostgres()
})
afterEach(stopSources)
afterAll(() => server.stop())

const impatient = { delaysMs: [100, 200, 400] as const, jitter: 0 }

it('keeps every row while the server is dead, says why, and recovers by itself at the same port', async () => {
  const database = await server.freshDatabase()
  const before = await database.admin()
  await insertTrades(before, 9)
  // Servers of tests may commit without waiting for the disk: what a kill must not lose is written first.
  await before.query('CHECKPOINT')
  const { slices, status, statuses } = startSource(database, {}, { retry: { ...impatient, delaysMs: [...impatient.delaysMs] } })
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(9)
  }, 10_000)

  await server.cluster.kill()
  await vi.waitFor(() => {
    expect(status()).toMatchObject({ phase: 'backing-off', error: { code: 'ECONNREFUSED', remedy: expect.stringContaining('start the database') as string } })
    expect(status().attempt).toBeGreaterThan(1)
  }, 15_000)
  expect(status().nextAttemptAt).toBeGreaterThanOrEqual(status().since)
  expect(slices.rows('paperTrades')).toHaveLength(9)
  expect(slices.of('paperTrades').paused).toBe(true)

  const told = statuses.length
  await server.cluster.start()
  const admin = await database.admin()
  await admin.query("DELETE FROM pitwall.paper_trades WHERE trade_id = 't1'")
  await vi.waitFor(() => {
    expect(status()).toMatchObject({ phase: 'connected', attempt: 0, error: null })
    expect(slices.rows('paperTrades')).toHaveLength(8)
  }, 15_000)
  expect(statuses.slice(told).some(({ phase }) => phase === 'connecting')).toBe(true)
  expect(await backends(admin)).toBeLessThanOrEqual(4)
})

it('asks a dead server by one loop only, however often a person asks', async () => {
  const database = await server.freshDatabase()
  const { source, statuses, status } = startSource({ ...database, port: 1 }, {}, { retry: { delaysMs: [60_000], jitter: 0 } })
  await vi.waitFor(() => {
    expect(status().phase).toBe('backing-off')
  }, 10_000)
  await Promise.all(Array.from({ length: 10_000 }, () => source.refresh(soon())))
  expect(statuses.filter(({ phase }) => phase === 'connecting').length).toBeLessThanOrEqual(2)
})

it('is refused with a wrong password, in the words of the server', async () => {
  const { status, slices } = startSource(await server.freshDatabase(), {}, {}, 'wrong')
  await vi.waitFor(() => {
    expect(status()).toMatchObject({ phase: 'refused', attempt: 1, error: { code: '28P01', message: 'password authentication failed for user "postgres"', remedy: expect.stringContaining('correct user and password') as string } })
  }, 10_000)
  const { nextAttemptAt, since } = status()
  expect((nextAttemptAt ?? 0) - since).toBeGreaterThan(50_000)
  expect(slices.of('paperTrades').paused).toBe(true)
})

it('names a missing password, database, host and a broken URL', async () => {
  const database = await server.freshDatabase()
  const refusal = async (running: ReturnType<typeof startSource>): Promise<string | undefined> => {
    await vi.waitFor(() => {
      expect(running.status().error).not.toBeNull()
    }, 10_000)
    return `${running.status().phase} ${running.status().error?.code ?? ''}`
  }
  expect(await refusal(startSource(database, {}, {}, ''))).toBe('refused NO_PASSWORD')
  expect(await refusal(startSource(database, { database: 'nowhere' }))).toBe('refused 3D000')
  expect(await refusal(startSource(database, { host: 'no-such-host.invalid' }))).toMatch(/^backing-off (ENOTFOUND|EAI_AGAIN)$/)
  expect(await refusal(startSource(database, { url: 'mysql://x' }))).toBe('refused BAD_URL')
  expect(await refusal(startSource(database, { sslMode: 'require' }))).toBe('refused NO_TLS')
})

it('is off, and asks nothing, when no server is configured', async () => {
  const { status, source } = startSource(await server.freshDatabase(), { host: '' })
  expect(status()).toMatchObject({ phase: 'off', error: null, target: '' })
  await source.refresh(soon())
})

it('lets a slow relation hit its deadline on the server, leaves nothing running there, and goes on with the others', async () => {
  const database = await server.freshDatabase()
  const admin = await database.admin()
  await admin.query("INSERT INTO pitwall.positions VALUES ('a', 'v', 's', NULL, NULL, 'USD', 1, 1, 1, now())")
  await admin.query('DROP TABLE pitwall.balances; CREATE VIEW pitwall.balances AS SELECT account, venue, symbol AS currency, quantity AS total, quantity AS available, updated_at FROM pitwall.positions, pg_sleep(600)')
  const { slices, status } = startSource(database, {}, { deadlineFactor: 0.15, retry: { delaysMs: [30_000], jitter: 0 } })
  await vi.waitFor(() => {
    expect(slices.of('balances').error).toMatchObject({ code: '57014', message: 'canceling statement due to statement timeout' })
  }, 10_000)
  const { rows } = await admin.query("SELECT FROM pg_stat_activity WHERE application_name = 'pitwall' AND datname = current_database() AND state <> 'idle'")
  expect(rows).toEqual([])
  await insertTrades(admin, 3)
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(3)
  }, 10_000)
  expect(status().phase).toBe('connected')
})

it('gives up a lock that someone else holds, and says so', async () => {
  const database = await server.freshDatabase()
  const admin = await database.admin()
  await admin.query('BEGIN; LOCK TABLE pitwall.signals IN ACCESS EXCLUSIVE MODE')
  const { slices } = startSource(database)
  await vi.waitFor(() => {
    expect(slices.of('signals').error).toMatchObject({ code: '55P03' })
  }, 10_000)
  await admin.query('ROLLBACK')
  await vi.waitFor(() => {
    expect(slices.of('signals').error).toBeNull()
    expect(slices.of('signals').batches).not.toHaveLength(0)
  }, 10_000)
})

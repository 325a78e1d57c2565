/** Everything through a real PgBouncer in transaction mode: found out by itself, harmless to the other clients of its pool. */
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { findPgbouncer, PGBOUNCER_MISSING, startPgbouncer, type Pgbouncer, type PgbouncerOptions } from '../../fixtures/pgbouncer.js'
import { tempPostgres, type TempDatabase, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { testPostgres } from '../../../src/main/postgres/index.js'
import type { Tuning } from '../../../src/main/postgres/tuning.js'
import { backends, insertTrades, settingsFor, soon, startSource, stopSources } from './harness.js'

const program = await findPgbouncer()
const often: Partial<Tuning> = { intervalFactor: 0.05, retry: { delaysMs: [100], jitter: 0 } }

if (program === null) {
  it('needs PgBouncer', ({ skip }) => {
    console.warn(PGBOUNCER_MISSING)
    skip(PGBOUNCER_MISSING)
  })
} else {
  describe('through PgBouncer', () => {
    through(program)
  })
}

function through(pgbouncer: string): void {
  let server: TempPostgres
  let pooler: Pgbouncer | null = null
  beforeAll(async () => {
    server = await tempPostgres()
  })
  afterEach(async () => {
    await stopSources()
    await pooler?.stop()
    pooler = null
  })
  afterAll(() => server.stop())

  async function pooled(options: PgbouncerOptions = {}): Promise<{ direct: TempDatabase; database: TempDatabase; admin: pg.Client }> {
    const direct = await server.freshDatabase()
    pooler = await startPgbouncer(pgbouncer, server, options)
    return { direct, database: { ...direct, port: pooler.port }, admin: await direct.admin() }
  }

  /** Another client of the same pool, as the trading system is one. */
  async function neighbour({ host, port, user, password, database }: TempDatabase): Promise<pg.Client> {
    const client = new pg.Client({ host, port, user, password, database })
    await client.connect()
    return client
  }

  it.each<[string, PgbouncerOptions]>([
    ['that refuses our startup options', { poolSize: 1 }],
    ['that drops our startup options without a word', { poolSize: 1, more: ['ignore_startup_parameters = options'] }]
  ])('a pooler %s: reads by polling, and leaves the server’s sessions as they were', async (_, options) => {
    const { database, admin } = await pooled(options)
    await insertTrades(admin, 2)
    const { slices, status } = startSource(database, {}, often)
    await vi.waitFor(() => {
      expect(status()).toMatchObject({ phase: 'connected', pooled: true, error: null })
      expect(slices.rows('paperTrades')).toHaveLength(2)
    }, 10_000)
    await admin.query("UPDATE pitwall.paper_trades SET price = 7, updated_at = now() WHERE trade_id = 't2'")
    await vi.waitFor(() => {
      expect(slices.rows('paperTrades').map(({ price }) => price)).toContain('7')
    }, 10_000)
    // Nobody listens: the session would not be ours.
    expect((await admin.query("SELECT FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")).rows).toEqual([])

    // With one server connection for all, the neighbour works in the very session that we have just worked in.
    const other = await neighbour(database)
    try {
      const { rows } = await other.query("SELECT current_setting('default_transaction_read_only') AS reading, current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock, current_setting('timezone') AS zone")
      expect(rows).toEqual([{ reading: 'off', statement: '0', lock: '0', zone: 'UTC' }])
      await other.query("INSERT INTO pitwall.balances VALUES ('DU1', 'IBKR', 'EUR', 1, 1, now())")
    } finally {
      await other.end()
    }
    await vi.waitFor(() => {
      expect(slices.rows('balances')).toHaveLength(1)
    }, 10_000)
    const steps = await testPostgres(settingsFor(database), database.password, soon())
    expect(steps.filter(({ outcome }) => outcome === 'failed')).toEqual([])
    expect(steps.find(({ step }) => step === 'Read-only session')).toMatchObject({ outcome: 'passed', detail: expect.stringContaining('in every query of ours') as string })
  })

  it('leaves it to the server to end what nobody waits for any more: a pooler may die of being asked', async () => {
    const { database, admin } = await pooled()
    await admin.query("INSERT INTO pitwall.positions VALUES ('a', 'v', 's', NULL, NULL, 'USD', 1, 1, 1, now())")
    await admin.query('DROP TABLE pitwall.balances; CREATE VIEW pitwall.balances AS SELECT account, venue, symbol AS currency, quantity AS total, quantity AS available, updated_at FROM pitwall.positions, pg_sleep(600)')
    const sleeping = async (): Promise<number> => (await admin.query("SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()")).rows.length
    const { source } = startSource(database, {}, { deadlineFactor: 0.2 })
    await vi.waitFor(async () => {
      expect(await sleeping()).toBe(1)
    }, 10_000)
    await source.stop()
    await vi.waitFor(async () => {
      expect(await sleeping()).toBe(0)
    }, 10_000)
  })

  it('keeps rows and ceiling while the server behind the pooler is restarted', async () => {
    const { direct, database, admin } = await pooled()
    await insertTrades(admin, 4)
    await admin.query('CHECKPOINT')
    const { slices, status } = startSource(database, { maxConnections: 3 }, often)
    await vi.waitFor(() => {
      expect(slices.rows('paperTrades')).toHaveLength(4)
    }, 10_000)
    await server.cluster.restart()
    const counter = await direct.admin()
    let most = 0
    await counter.query("UPDATE pitwall.paper_trades SET price = 9, updated_at = now() WHERE trade_id = 't4'")
    await vi.waitFor(async () => {
      most = Math.max(most, await backends(counter))
      expect(slices.rows('paperTrades')).toHaveLength(4)
      expect(status()).toMatchObject({ phase: 'connected', error: null })
      expect(slices.rows('paperTrades').map(({ price }) => price)).toContain('9')
    }, 20_000)
    expect(most).toBeLessThanOrEqual(3)
  })

  it('says what is wrong in the pooler’s own words, with what to do about it', async () => {
    const known = await server.freshDatabase()
    pooler = await startPgbouncer(pgbouncer, server, { only: known.database })
    const database = { ...known, port: pooler.port }
    const wrong = startSource(database, {}, often, 'wrong')
    await vi.waitFor(() => {
      expect(wrong.status()).toMatchObject({ phase: 'refused', error: { remedy: expect.stringContaining('password') as string } })
    }, 10_000)
    const nowhere = startSource(database, { database: 'nowhere' }, often)
    await vi.waitFor(() => {
      expect(nowhere.status()).toMatchObject({ phase: 'refused', error: { message: expect.stringContaining('nowhere') as string, remedy: expect.stringContaining('database') as string } })
    }, 10_000)
  })
}

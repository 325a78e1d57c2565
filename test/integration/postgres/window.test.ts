import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { tempPostgres, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { soon, startSource, stopSources } from './harness.js'

let server: TempPostgres
beforeAll(async () => {
  server = await tempPostgres()
})
afterEach(stopSources)
afterAll(() => server.stop())

it('shows of a large relation the latest rows and those that are open, and tells how many there are', async () => {
  const database = await server.freshDatabase()
  const admin = await database.admin()
  await admin.query(`
    INSERT INTO pitwall.paper_trades (trade_id, strategy, venue, symbol, side, quantity, price, status, opened_at, closed_at, realized_pnl, currency, updated_at)
      SELECT 't' || i, 's', 'v', 'X', 'buy', 1, 1, CASE WHEN i = 5 THEN 'Open' ELSE 'closed' END, now(), now(), 1, 'USD', now() - (3000 - i) * interval '1 minute' FROM generate_series(1, 3000) i;
    INSERT INTO pitwall.orders (order_id, venue, account, symbol, side, order_type, quantity, time_in_force, status, currency, created_at, updated_at)
      SELECT 'o' || i, 'v', 'a', 'X', 'buy', 'limit', 1, 'GTC', CASE WHEN i < 4 THEN 'working' ELSE 'filled' END, 'USD', now(), now() - (3000 - i) * interval '1 minute' FROM generate_series(1, 3000) i;
    INSERT INTO pitwall.signals (signal_id, strategy, symbol, direction, fired_at, decision) SELECT 's' || i, 's', 'X', 'buy', now() - (6000 - i) * interval '1 minute', 'taken' FROM generate_series(1, 6000) i;
    INSERT INTO pitwall.equity (account, as_of, equity, currency) SELECT 'a', now() - i * interval '1 minute', i, 'USD' FROM generate_series(1, 21000) i`)
  const { slices, source, status } = startSource(database, {}, { reread: { overlapMs: 2_500, sweepEveryMs: 100, fullEveryMs: 600_000 }, intervalFactor: 1_000 })
  await vi.waitFor(() => {
    expect(status().phase).toBe('connected')
    expect(slices.rows('paperTrades')).toHaveLength(2_001)
    expect(slices.rows('databaseOrders')).toHaveLength(2_003)
    expect(slices.rows('signals')).toHaveLength(5_000)
    expect(slices.rows('equity')).toHaveLength(20_000)
    expect(slices.rows('pilotReview')).toMatchObject([{ trades: 3_000 }])
  }, 15_000)
  expect(slices.rows('paperTrades').map(({ tradeId }) => tradeId)).toContain('t5')

  // The window moves on: what has left it goes, and so does what is open no longer.
  await admin.query("UPDATE pitwall.paper_trades SET updated_at = now() WHERE trade_id IN ('t10', 't11'); UPDATE pitwall.paper_trades SET status = 'closed', updated_at = updated_at + interval '1 second' WHERE trade_id = 't5'")
  await vi.waitFor(async () => {
    await source.refresh(soon())
    const ids = new Set(slices.rows('paperTrades').map(({ tradeId }) => tradeId))
    expect(ids.size).toBe(2_000)
    expect([...['t10', 't11', 't3000'].map((id) => ids.has(id)), ...['t5', 't1001', 't1002'].map((id) => ids.has(id))]).toEqual([true, true, true, false, false, false])
  }, 15_000)
})

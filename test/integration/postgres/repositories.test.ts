import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Client } from 'pg'
import { decimal } from '../../../src/shared/lib/decimal.js'
import { tempPostgres, type TempDatabase, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { insertTrades, soon, startSource, stopSources } from './harness.js'

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

const HUGE = '123456789012345678901234567890.123456789012345678901234567891'
const at = Date.UTC(2024, 1, 29, 12, 30, 15, 123)
const AT = '2024-02-29 14:30:15.123456+02'

it('brings every value of every relation exactly', async () => {
  const { database, admin } = await fresh()
  // A role may have any habits: what we read does not depend on them.
  await admin.query(`ALTER DATABASE ${database.database} SET datestyle = 'German, DMY'; ALTER DATABASE ${database.database} SET timezone = 'Asia/Kathmandu'`)
  await admin.query(`
    INSERT INTO pitwall.paper_trades VALUES
      ('p1', 'arb', 'IBKR', 'AAPL', 'buy', ${HUGE}, -0.000000000000000000000000000001, -1.10, 0, 'closed', '${AT}', '${AT}', 0, -12.50, 'USD', 's1', '${AT}'),
      ('p2', 'arb', 'IBKR', 'AAPL', 'sell', 1, 2, 3, NULL, 'a word of tomorrow', '${AT}', NULL, NULL, NULL, 'USD', NULL, '${AT}');
    INSERT INTO pitwall.orders VALUES ('9223372036854775807', 'IBKR', 'DU1', NULL, 'ES', 'sell', 'trailing_stop', 2, 0, NULL, 10, 1.5, NULL, 'GTC', 'working', NULL, NULL, '1234567890', 'USD', '${AT}', '${AT}');
    INSERT INTO pitwall.trigger_orders VALUES ('g1', 'IBKR', 'DU1', 's', 'ES', 'buy', 'stop_loss', 4500.25, NULL, 1, 'armed', 'o1', 'oca', '${AT}', '${AT}');
    INSERT INTO pitwall.positions VALUES ('DU1', 'IBKR', 'ES', NULL, 'FUT', 'USD', 50, -3, 4501.125, '${AT}');
    INSERT INTO pitwall.balances VALUES ('DU1', 'IBKR', 'EUR', -0.01, 0, '${AT}');
    INSERT INTO pitwall.equity VALUES ('DU1', '${AT}', 100000.10, NULL, 'USD');
    INSERT INTO pitwall.signals VALUES ('s1', 'arb', 'AAPL', 'buy', NULL, '${AT}', 'skipped', 'it''s "late" \\ ñ€𝄞', NULL, '${AT}');
    INSERT INTO pitwall.service_heartbeats VALUES ('bars', 5, '${AT}', NULL, 12.75, NULL, NULL, 'ok', NULL)`)
  const { slices } = startSource(database)
  await vi.waitFor(() => {
    expect(slices.of('services').batches).not.toHaveLength(0)
    for (const key of ['paperTrades', 'databaseOrders', 'triggerOrders', 'databasePositions', 'balances', 'equity', 'signals'] as const) expect(slices.rows(key), key).not.toHaveLength(0)
  }, 10_000)
  const trade = { strategy: 'arb', venue: 'IBKR', symbol: 'AAPL', currency: 'USD', openedAt: at, updatedAt: at }
  expect(slices.rows('paperTrades')).toEqual([
    { ...trade, tradeId: 'p1', side: 'buy', quantity: HUGE, price: '-0.000000000000000000000000000001', fees: '-1.10', expectedEdge: '0', status: 'closed', closedAt: at, closePrice: '0', realizedPnl: '-12.50', signalId: 's1' },
    { ...trade, tradeId: 'p2', side: 'sell', quantity: '1', price: '2', fees: '3', expectedEdge: null, status: 'a word of tomorrow', closedAt: null, closePrice: null, realizedPnl: null, signalId: null }
  ])
  expect(slices.rows('databaseOrders')).toEqual([
    {
      orderId: '9223372036854775807', venue: 'IBKR', account: 'DU1', strategy: null, symbol: 'ES', side: 'sell', orderType: 'trailing_stop', quantity: '2', filledQuantity: '0', limitPrice: null, stopPrice: '10',
      trailAmount: '1.5', trailPercent: null, timeInForce: 'GTC', status: 'working', parentOrderId: null, ocaGroup: null, brokerPermId: '1234567890', currency: 'USD', createdAt: at, updatedAt: at
    }
  ])
  expect(slices.rows('triggerOrders')).toEqual([
    { triggerId: 'g1', venue: 'IBKR', account: 'DU1', strategy: 's', symbol: 'ES', side: 'buy', triggerType: 'stop_loss', triggerPrice: '4500.25', limitPrice: null, quantity: '1', status: 'armed', linkedOrderId: 'o1', ocaGroup: 'oca', createdAt: at, updatedAt: at }
  ])
  expect(slices.rows('databasePositions')).toEqual([
    { account: 'DU1', venue: 'IBKR', symbol: 'ES', conId: null, secType: 'FUT', currency: 'USD', multiplier: '50', quantity: '-3', averagePrice: '4501.125', updatedAt: at }
  ])
  expect(slices.rows('balances')).toEqual([{ account: 'DU1', venue: 'IBKR', currency: 'EUR', total: '-0.01', available: '0', updatedAt: at }])
  expect(slices.rows('equity')).toEqual([{ account: 'DU1', asOf: at, equity: '100000.10', realizedPnl: null, currency: 'USD' }])
  expect(slices.rows('signals')).toEqual([
    { signalId: 's1', strategy: 'arb', symbol: 'AAPL', direction: 'buy', strength: null, firedAt: at, decision: 'skipped', reason: 'it\'s "late" \\ ñ€𝄞', orderId: null, decidedAt: at }
  ])
  expect(slices.rows('services')).toEqual([
    { service: 'bars', intervalSeconds: '5', lastBeatAt: at, lastRunStartedAt: null, lastRunMs: '12.75', lastWorkAt: null, workIntervalSeconds: null, status: 'ok', message: null }
  ])
})

it('sets a row that cannot be read aside, with its key and the reason, and shows the rest', async () => {
  const { database, admin } = await fresh()
  await insertTrades(admin, 3)
  await admin.query("UPDATE pitwall.paper_trades SET price = 'NaN' WHERE trade_id = 't2'")
  await admin.query("INSERT INTO pitwall.equity VALUES ('DU1', 'infinity', 1, NULL, 'USD'), ('DU1', now(), 'Infinity', NULL, 'USD'), ('DU2', now(), 5, NULL, 'USD')")
  const { slices, source } = startSource(database)
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades').map(({ tradeId }) => tradeId).sort()).toEqual(['t1', 't3'])
    expect(slices.rows('equity').map(({ account }) => account)).toEqual(['DU2'])
  }, 10_000)
  expect(slices.of('paperTrades').rejected).toEqual({ count: 1, samples: [{ key: 't2', reason: 'price is "NaN": expected a finite number' }] })
  expect(slices.of('equity').rejected.samples).toContainEqual({ key: 'DU1|infinity', reason: 'as_of is "infinity": expected a finite time' })
  expect(slices.of('equity').rejected.count).toBe(2)

  // A row that turns bad later leaves the screen; one that is mended comes back.
  await admin.query("UPDATE pitwall.paper_trades SET quantity = 'NaN', updated_at = now() WHERE trade_id = 't1'; UPDATE pitwall.paper_trades SET price = 7, updated_at = now() WHERE trade_id = 't2'")
  await vi.waitFor(async () => {
    await source.refresh(soon())
    expect(slices.rows('paperTrades').map(({ tradeId }) => tradeId).sort()).toEqual(['t2', 't3'])
  }, 10_000)
  expect(slices.of('paperTrades').rejected).toEqual({ count: 1, samples: [{ key: 't1', reason: 'quantity is "NaN": expected a finite number' }] })
})

it('asks only for what changed, with the overlap, and finds deletes by a sweep', async () => {
  const { database, admin } = await fresh()
  await insertTrades(admin, 5_000, "now() - interval '1 hour' - i * interval '1 second'")
  const { slices, source, status } = startSource(database, {}, { reread: { overlapMs: 2_500, sweepEveryMs: 100, fullEveryMs: 600_000 }, intervalFactor: 1_000 })
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(5_000)
    expect(status().phase).toBe('connected')
  }, 10_000)
  expect(slices.of('paperTrades').batches).toEqual([{ kind: 'replace', size: 5_000 }])

  await admin.query("UPDATE pitwall.paper_trades SET price = 1, updated_at = now() WHERE trade_id = 't77'")
  await vi.waitFor(async () => {
    await source.refresh(soon())
    expect(slices.rows('paperTrades').find(({ tradeId }) => tradeId === 't77')?.price).toBe(decimal(1))
  }, 10_000)
  // t1, t2 (and the one of the boundary) lie within the overlap behind the old watermark.
  const merged = slices.of('paperTrades').batches.slice(1)
  expect(merged.every(({ kind, size }) => kind === 'merge' && size <= 4)).toBe(true)

  // A transaction that took its time: stamped before the watermark, committed after it.
  await admin.query("UPDATE pitwall.paper_trades SET price = 2, updated_at = (SELECT max(updated_at) FROM pitwall.paper_trades) - interval '2 seconds' WHERE trade_id = 't4000'")
  await vi.waitFor(async () => {
    await source.refresh(soon())
    expect(slices.rows('paperTrades').find(({ tradeId }) => tradeId === 't4000')?.price).toBe(decimal(2))
  }, 10_000)

  await admin.query("DELETE FROM pitwall.paper_trades WHERE trade_id IN ('t5', 't6')")
  await vi.waitFor(async () => {
    await source.refresh(soon())
    expect(slices.rows('paperTrades')).toHaveLength(4_998)
  }, 10_000)
  expect(slices.of('paperTrades').batches).toContainEqual({ kind: 'remove', size: 2 })

  // Back-dated by hand: no watermark shows it, the sweep does.
  await admin.query("INSERT INTO pitwall.paper_trades SELECT 'late', strategy, venue, symbol, side, quantity, price, fees, expected_edge, status, opened_at, closed_at, close_price, realized_pnl, currency, signal_id, now() - interval '1 year' FROM pitwall.paper_trades WHERE trade_id = 't9'")
  await vi.waitFor(async () => {
    await source.refresh(soon())
    expect(slices.of('paperTrades').rows.has('late')).toBe(true)
  }, 10_000)
})

it('is not blinded by a row dated in the future', async () => {
  const { database, admin } = await fresh()
  await insertTrades(admin, 1, "'2999-01-01'")
  const { slices, source } = startSource(database, {}, { intervalFactor: 1_000 })
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(1)
  }, 10_000)
  await admin.query("INSERT INTO pitwall.paper_trades SELECT 'next', strategy, venue, symbol, side, quantity, price, fees, expected_edge, status, opened_at, closed_at, close_price, realized_pnl, currency, signal_id, now() FROM pitwall.paper_trades")
  await vi.waitFor(async () => {
    await source.refresh(soon())
    expect(slices.of('paperTrades').rows.has('next')).toBe(true)
  }, 10_000)
  expect(slices.of('paperTrades').batches.filter(({ kind }) => kind === 'replace')).toHaveLength(1)
})

it('refreshes a relation when the database says that it changed', async () => {
  const { database, admin } = await fresh()
  const { slices, status } = startSource(database, {}, { intervalFactor: 1_000 })
  await vi.waitFor(async () => {
    expect(status().phase).toBe('connected')
    const { rows } = await admin.query("SELECT FROM pg_stat_activity WHERE application_name = 'pitwall' AND datname = current_database() AND query LIKE 'LISTEN%'")
    expect(rows).toHaveLength(1)
    expect(slices.of('signals').batches).not.toHaveLength(0)
  }, 10_000)
  const before = slices.of('signals').batches.length
  await insertTrades(admin, 2)
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(2)
  }, 10_000)
  expect(slices.of('signals').batches).toHaveLength(before)
})

it('polls when there is nobody to tell it, and with a ceiling of one', async () => {
  const { database, admin } = await fresh()
  await admin.query('DROP TRIGGER announce_change ON pitwall.paper_trades')
  const { slices, status } = startSource(database, { maxConnections: 1 }, { intervalFactor: 0.05 })
  await vi.waitFor(() => {
    expect(status().phase).toBe('connected')
  }, 10_000)
  await insertTrades(admin, 2)
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(2)
  }, 10_000)
})

it('reads what never tells of its changes more often, and leaves the others alone until they tell', async () => {
  const { database, admin } = await fresh()
  await admin.query('DROP TRIGGER announce_change ON pitwall.signals')
  const { slices, status } = startSource(database, {}, { untoldIntervalMs: 20 })
  await vi.waitFor(async () => {
    expect(status().phase).toBe('connected')
    const { rows } = await admin.query("SELECT FROM pg_stat_activity WHERE application_name = 'pitwall' AND datname = current_database() AND query LIKE 'LISTEN%'")
    expect(rows).toHaveLength(1)
  }, 10_000)
  await insertTrades(admin, 2)
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(2)
  }, 10_000)
  // The notice itself may come after the row: what follows counts from a moment when it has certainly been heard.
  await admin.query("NOTIFY pitwall_changed, 'paper_trades'")
  const grown = async (): Promise<readonly [told: number, untold: number]> => {
    const [told, untold] = [slices.of('paperTrades').batches.length, slices.of('signals').batches.length]
    await vi.waitFor(() => {
      expect(slices.of('signals').batches.length).toBeGreaterThanOrEqual(untold + 20)
    }, 20_000)
    return [slices.of('paperTrades').batches.length - told, slices.of('signals').batches.length - untold]
  }
  await vi.waitFor(async () => {
    const [told, untold] = await grown()
    expect(untold).toBeGreaterThanOrEqual(20)
    expect(told).toBeLessThan(untold / 4)
  }, 30_000)
})

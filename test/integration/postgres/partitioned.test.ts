/** The contract over partitioned tables, as the table itself and through a view: docs/scale.md says that this works. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Client } from 'pg'
import { paperTrades } from '../../../src/main/postgres/relations/paper-trades.js'
import { selectSince } from '../../../src/main/postgres/select.js'
import { tempPostgres, type TempDatabase, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { soon, startSource, stopSources } from './harness.js'

const MONTHS = 24
const patience = { timeout: 20_000 }

let server: TempPostgres
let database: TempDatabase
let admin: Client
beforeAll(async () => {
  server = await tempPostgres()
})
beforeEach(async () => {
  database = await server.freshDatabase()
  admin = await database.admin()
  // By the month of the entry: a trade stays where it is when it closes. Every partition gets the index on updated_at by itself.
  await admin.query(`
    CREATE SCHEMA book;
    CREATE TABLE book.trades (LIKE pitwall.paper_trades INCLUDING DEFAULTS) PARTITION BY RANGE (opened_at);
    CREATE INDEX ON book.trades (updated_at);
    DO $$ BEGIN FOR m IN 0..${String(MONTHS - 1)} LOOP
      EXECUTE format('CREATE TABLE book.trades_%s PARTITION OF book.trades FOR VALUES FROM (%L) TO (%L)', m, timestamptz '2024-01-01 UTC' + make_interval(months => m), timestamptz '2024-01-01 UTC' + make_interval(months => m + 1));
    END LOOP; END $$;
    INSERT INTO book.trades (trade_id, strategy, venue, symbol, side, quantity, price, fees, status, opened_at, currency, updated_at)
      SELECT 't' || i, 'momentum', 'IBKR', 'AAPL', 'buy', 1, 100, 0, 'open', timestamptz '2024-01-01 UTC' + i * interval '3 hours', 'USD', timestamptz '2024-01-01 UTC' + i * interval '3 hours' FROM generate_series(0, 5000) i;
    ANALYZE book.trades;
    DROP TABLE pitwall.paper_trades`)
})
afterEach(stopSources)
afterAll(() => server.stop())

it.each([
  ['a view over it', 'CREATE VIEW pitwall.paper_trades AS SELECT * FROM book.trades'],
  ['the table itself', 'ALTER TABLE book.trades RENAME TO paper_trades; ALTER TABLE book.paper_trades SET SCHEMA pitwall']
])('reads a partitioned table, what moves in any part of it, new parts and detached ones: %s', async (_, provide) => {
  await admin.query(provide)
  const parent = provide.startsWith('ALTER') ? 'pitwall.paper_trades' : 'book.trades'
  const { slices, source, status } = startSource(database, {}, { intervalFactor: 1_000, reread: { overlapMs: 1_000, sweepEveryMs: 50, fullEveryMs: 600_000 } })
  await vi.waitFor(() => {
    expect(slices.of('paperTrades').batches).not.toHaveLength(0)
  }, patience)
  expect(status().findings).toEqual([])
  const first = slices.rows('paperTrades').length

  await admin.query(`UPDATE ${parent} SET price = 42, updated_at = now() WHERE trade_id IN ('t1', 't4999');
    CREATE TABLE book.next_month PARTITION OF ${parent} FOR VALUES FROM ('2026-01-01 UTC') TO ('2027-01-01 UTC');
    INSERT INTO ${parent} (trade_id, strategy, venue, symbol, side, quantity, price, status, opened_at, currency) VALUES ('new', 's', 'v', 'X', 'sell', 1, 1, 'open', '2026-02-01', 'USD')`)
  await vi.waitFor(async () => {
    await source.refresh(soon())
    expect(slices.of('paperTrades').rows.has('new')).toBe(true)
    expect(slices.rows('paperTrades').filter(({ price }) => price === '42')).toHaveLength(2)
  }, patience)

  await admin.query(`ALTER TABLE ${parent} DETACH PARTITION book.trades_5`)
  const { rows } = await admin.query<{ count: string }>('SELECT count(*) FROM book.trades_5')
  await vi.waitFor(async () => {
    await source.refresh(soon())
    expect(slices.rows('paperTrades')).toHaveLength(first + 1 - Number(rows[0]?.count))
  }, patience)
})

it('finds what moved by one look into the index of each part, and reads no part whole', async () => {
  await admin.query('CREATE VIEW pitwall.paper_trades AS SELECT * FROM book.trades')
  const query = selectSince({ schema: 'pitwall', relation: paperTrades, absent: new Set() }, Date.UTC(2025, 8, 1))
  const { rows } = await admin.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${query}`)
  const plan = rows.map((row) => row['QUERY PLAN'])
  // A part without what is asked for may be read by its index or, when the planner thinks it nearly empty, by a few pages.
  expect(plan.filter((line) => /Index Scan|Bitmap Heap Scan/.test(line)).length).toBeGreaterThanOrEqual(MONTHS - 5)
})

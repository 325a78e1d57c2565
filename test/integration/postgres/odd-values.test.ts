/** Values, types and names as databases really have them, by real Postgres. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Client } from 'pg'
import { databaseOrderState } from '../../../src/shared/domain/order-state.js'
import { decimal } from '../../../src/shared/lib/decimal.js'
import { tempPostgres, type TempDatabase, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { startSource, stopSources, type Running } from './harness.js'

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

const patience = { timeout: 20_000 }

const connected = ({ status }: Running): Promise<void> =>
  vi.waitFor(() => {
    expect(status().phase).toBe('connected')
  }, patience)

const equityAt = (time: string, equity: string, account: string): string => `INSERT INTO pitwall.equity VALUES ('${account}', '${time}', '${equity}', NULL, 'USD')`

it.each([
  ['9007199254740993', '9007199254740993'],
  ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
  ['-0.00', '0.00'],
  ['1e-30', '0.000000000000000000000000000001'],
  ['99999999999999999999999999999999999999.99', '99999999999999999999999999999999999999.99']
])('numeric %s is read exactly', async (stored, read) => {
  const { database, admin } = await fresh()
  await admin.query(equityAt('2026-01-02 03:04:05+00', stored, 'DU1'))
  const { slices } = startSource(database)
  await vi.waitFor(() => {
    expect(slices.rows('equity').map(({ equity }) => equity)).toEqual([read])
  }, patience)
})

it('reads ids and numbers of whole-number columns as wide as they are', async () => {
  const { database, admin } = await fresh()
  await admin.query(`
    DROP TABLE pitwall.positions, pitwall.trigger_orders;
    CREATE TABLE pitwall.positions (account int8, venue varchar(9), symbol name, con_id int8, sec_type char(3), currency text, multiplier int2, quantity int8, average_price int4, updated_at timestamptz);
    INSERT INTO pitwall.positions VALUES (9223372036854775807, 'IBKR', 'ESZ6', -9223372036854775808, 'FUT', 'USD', 50, 9007199254740993, -2147483648, '2026-01-02 03:04:05.678901+00');
    CREATE TABLE pitwall.trigger_orders (trigger_id uuid, venue text, account text, strategy text, symbol text, side text, trigger_type text, trigger_price numeric(12, 4),
      limit_price numeric, quantity int, status text, linked_order_id int8, oca_group text, created_at timestamptz, updated_at timestamptz);
    INSERT INTO pitwall.trigger_orders VALUES ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'v', 'a', NULL, 'ES', 'buy', 'stop_loss', 4500.25, NULL, 1, 'armed', 9223372036854775807, NULL, now(), now())`)
  const run = startSource(database)
  await vi.waitFor(() => {
    expect(run.slices.rows('databasePositions')).toHaveLength(1)
    expect(run.slices.rows('triggerOrders')).toHaveLength(1)
  }, patience)
  expect(run.status().findings).toEqual([])
  expect(run.slices.rows('databasePositions')[0]).toMatchObject({
    account: '9223372036854775807', conId: '-9223372036854775808', secType: 'FUT', multiplier: '50', quantity: '9007199254740993', averagePrice: '-2147483648',
    updatedAt: Date.UTC(2026, 0, 2, 3, 4, 5, 678)
  })
  expect(run.slices.rows('triggerOrders')[0]).toMatchObject({ triggerId: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', triggerPrice: '4500.2500', linkedOrderId: '9223372036854775807' })
})

it('sets aside what is no finite number and no time of a calendar, by key and reason, and shows the rest', async () => {
  const { database, admin } = await fresh()
  for (const [account, number] of [['n1', 'NaN'], ['n2', 'Infinity'], ['n3', '-Infinity']] as const) await admin.query(equityAt('2026-01-01', number, account))
  for (const [account, time] of [['t1', 'infinity'], ['t2', '-infinity'], ['t3', '0044-03-15 12:00:00+00 BC'], ['t4', '12026-01-01 00:00:00+00']] as const) await admin.query(equityAt(time, '1', account))
  await admin.query(equityAt('0100-01-01 00:00:00+00', '1.5', 'early'))
  await admin.query(equityAt('9999-12-31 23:59:59.999999+00', '1.5', 'late'))
  const { slices } = startSource(database)
  await vi.waitFor(() => {
    expect(slices.rows('equity').map(({ account }) => account).sort()).toEqual(['early', 'late'])
  }, patience)
  expect(slices.rows('equity').map(({ asOf }) => asOf).sort()).toEqual([Date.UTC(100, 0, 1), Date.UTC(9999, 11, 31, 23, 59, 59, 999)])
  const { count, samples } = slices.of('equity').rejected
  expect(count).toBe(7)
  expect(samples.map(({ reason }) => reason).sort()).toEqual([
    'as_of is "-infinity": expected a finite time',
    'as_of is "0044-03-15 12:00:00+00 BC": expected a finite time',
    'as_of is "12026-01-01 00:00:00+00": expected a finite time',
    'as_of is "infinity": expected a finite time',
    'equity is "-Infinity": expected a finite number',
    'equity is "Infinity": expected a finite number',
    'equity is "NaN": expected a finite number'
  ])
  expect(samples).toContainEqual({ key: 't1|infinity', reason: 'as_of is "infinity": expected a finite time' })
})

it('sets a row aside whose columns hold what no row of its kind may: NULL where a value is required, a side that is none, a key that is not unique', async () => {
  const { database, admin } = await fresh()
  await admin.query(`
    DROP TABLE pitwall.orders;
    CREATE VIEW pitwall.orders AS
      SELECT id AS order_id, 'v' AS venue, 'a' AS account, NULL::text AS strategy, 'ES' AS symbol, side, 'limit' AS order_type, quantity, 0::numeric AS filled_quantity, 1::numeric AS limit_price,
             NULL::numeric AS stop_price, NULL::numeric AS trail_amount, NULL::numeric AS trail_percent, 'DAY' AS time_in_force, 'working' AS status, NULL::text AS parent_order_id,
             NULL::text AS oca_group, NULL::text AS broker_perm_id, 'USD' AS currency, now() AS created_at, now() AS updated_at
        FROM (VALUES ('whole', 'buy', 1.5::numeric), ('empty', 'buy', NULL), ('side', 'long', 1), ('twice', 'buy', 1), ('twice', 'sell', 2), (NULL, 'buy', 1)) AS source(id, side, quantity)`)
  const { slices } = startSource(database)
  await vi.waitFor(() => {
    expect(slices.rows('databaseOrders').map(({ orderId }) => orderId).sort()).toEqual(['twice', 'whole'])
  }, patience)
  const reasons = new Map(slices.of('databaseOrders').rejected.samples.map(({ key, reason }) => [key, reason]))
  expect(reasons.get('empty')).toBe('quantity is NULL: a value is required')
  expect(reasons.get('side')).toContain('side is "long": ')
  expect(reasons.get('twice')).toContain('more than one row has this key')
  expect([...reasons.values()].some((reason) => reason.includes('order_id is NULL'))).toBe(true)
  expect(slices.of('databaseOrders').rejected.count).toBe(4)
})

it('reads enums, and keeps a word that nobody here knows', async () => {
  const { database, admin } = await fresh()
  await admin.query(`
    CREATE TYPE public.order_status AS ENUM ('working', 'Being Chewed On');
    CREATE TYPE public.order_side AS ENUM ('buy', 'sell');
    ALTER TABLE pitwall.orders DROP CONSTRAINT orders_side_check;
    ALTER TABLE pitwall.orders ALTER status TYPE public.order_status USING status::public.order_status, ALTER side TYPE public.order_side USING side::public.order_side;
    INSERT INTO pitwall.orders VALUES ('1', 'v', 'a', NULL, 'ES', 'sell', 'iceberg', 2, 0, 1, NULL, NULL, NULL, 'GTC', 'Being Chewed On', NULL, NULL, NULL, 'USD', now(), now())`)
  const run = startSource(database)
  await vi.waitFor(() => {
    expect(run.slices.rows('databaseOrders')).toHaveLength(1)
  }, patience)
  expect(run.status().findings).toEqual([])
  expect(run.slices.rows('databaseOrders')[0]).toMatchObject({ side: 'sell', status: 'Being Chewed On', orderType: 'iceberg' })
  // Marked on the blotter, with the source's own word.
  expect(databaseOrderState('Being Chewed On', 'limit', decimal(0), decimal(2))).toEqual({ state: 'unknown', heldFor: null, word: 'Being Chewed On' })
})

it('reads domains, also over domains, and floats by their shortest text with a word of warning', async () => {
  const { database, admin } = await fresh()
  await admin.query(`
    CREATE DOMAIN public.money_amount AS numeric(20, 8);
    CREATE DOMAIN public.balance_amount AS public.money_amount CHECK (value >= 0);
    ALTER TABLE pitwall.balances ALTER total TYPE public.balance_amount, ALTER available TYPE float8;
    INSERT INTO pitwall.balances VALUES ('a', 'v', 'USD', 10.5, 0.1, now()), ('a', 'v', 'EUR', 1, 1e22, now()), ('a', 'v', 'JPY', 1, 5e-324, now())`)
  const run = startSource(database)
  await vi.waitFor(() => {
    expect(run.slices.rows('balances').map(({ available }) => available)).toEqual(['0.1', '10000000000000000000000', `0.${'0'.repeat(323)}5`])
  }, patience)
  expect(run.slices.rows('balances')[0]?.total).toBe('10.50000000')
  expect(run.status().findings.map(({ column, problem }) => `${String(column)} ${problem}`)).toEqual(['available is double precision where numeric is expected: its values are not exact'])
})

it.each(['My "Schema"', 'a.b.c', 'UPPER', 'schéma 日本 𝄞', "it's; --", 'tab\there', '%s %I $1', 'select', 'x'.repeat(63)])('reads a schema called %s', async (schema) => {
  const { database, admin } = await fresh()
  await admin.query(`ALTER SCHEMA pitwall RENAME TO "${schema.replaceAll('"', '""')}"`)
  const run = startSource(database, { schema })
  await connected(run)
  expect(run.status().findings).toEqual([])
  await vi.waitFor(() => {
    expect(run.slices.of('paperTrades').batches).not.toHaveLength(0)
  }, patience)
})

it('connects to a database, and as a role, whose names need quoting', async () => {
  const { database, admin } = await fresh()
  await admin.query(`CREATE ROLE "Reader Ünï""1" LOGIN PASSWORD 'p''w %40:/'; GRANT pg_read_all_data TO "Reader Ünï""1"`)
  const maintenance = await server.admin()
  await maintenance.query(`CREATE DATABASE "Odd Ünï/'db" TEMPLATE contract_template`)
  const odd = { ...database, user: 'Reader Ünï"1', database: `Odd Ünï/'db` }
  const run = startSource(odd, {}, {}, "p'w %40:/")
  await connected(run)
  expect(run.status()).toMatchObject({ role: 'cannot-write', findings: [] })
})

it('tells names that differ in case alone, and columns that the role may not read, from missing ones', async () => {
  const { database, admin } = await fresh()
  const reader = `reader_${database.database}`
  await admin.query(`
    ALTER TABLE pitwall.equity RENAME TO "Equity";
    ALTER TABLE pitwall.signals RENAME reason TO "Reason";
    CREATE ROLE ${reader} LOGIN PASSWORD 'r'; GRANT USAGE ON SCHEMA pitwall TO ${reader}; GRANT SELECT ON ALL TABLES IN SCHEMA pitwall TO ${reader};
    REVOKE SELECT ON pitwall.balances FROM ${reader}; GRANT SELECT (account, venue, currency, total, updated_at) ON pitwall.balances TO ${reader};
    REVOKE SELECT ON pitwall.paper_trades FROM ${reader};
    GRANT SELECT (trade_id, strategy, venue, symbol, side, quantity, price, fees, status, opened_at, closed_at, realized_pnl, currency, updated_at) ON pitwall.paper_trades TO ${reader};
    REVOKE SELECT ON pitwall.orders FROM ${reader};
    GRANT SELECT (order_id, venue, account, symbol, side, order_type, quantity, filled_quantity, time_in_force, status, currency, created_at, updated_at) ON pitwall.orders TO ${reader}`)
  const run = startSource({ ...database, user: reader }, {}, {}, 'r')
  await connected(run)
  const said = run.status().findings.map(({ relation, column, problem }) => `${relation} ${column ?? '*'} ${problem}`)
  expect(said).toContain('equity * there is no table or view pitwall.equity, but there is "Equity"')
  expect(said).toContain('signals reason is missing (expected text), but there is "Reason", read as unknown')
  expect(said).toContain('balances available may not be read by this role')
  expect(said).toContain('orders limit_price may not be read by this role, read as unknown')
  await vi.waitFor(() => {
    expect(run.slices.of('databaseOrders').batches).not.toHaveLength(0)
    expect(run.slices.of('paperTrades').batches).not.toHaveLength(0)
  }, patience)
  expect(run.slices.of('databaseOrders').error).toBeNull()
  expect(run.slices.of('paperTrades').error).toBeNull()
  expect(run.slices.of('balances').unavailable).toContain('column available may not be read by this role')
})

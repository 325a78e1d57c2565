/** The adapter for freqtrade on freqtrade's own tables, filled as the bot fills them. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Client } from 'pg'
import { big, type DecimalText } from '../../../src/shared/lib/decimal.js'
import { tempPostgres, type TempDatabase, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { soon, startSource, stopSources, type Running } from './harness.js'

const root = resolve(import.meta.dirname, '../../..')
const sqlOf = (path: string): Promise<string> => readFile(resolve(root, path), 'utf8')
const patience = { timeout: 20_000 }

/** Columns of `trades` and `orders` that a case names, the others as freqtrade's models default them. */
const tradeDefaults = {
  exchange: 'binance', base_currency: null, stake_currency: 'USDT', fee_open: 0.001, fee_close: 0.001, stake_amount: 100, is_stop_loss_trailing: false, leverage: 1, is_short: false,
  interest_rate: 0, record_version: 2, strategy: 'SampleStrategy', trading_mode: 'SPOT', timeframe: 5, realized_profit: 0, stop_loss: 0
}
const orderDefaults = { ft_is_open: false, status: 'closed', order_type: 'limit' }

type Fields = Readonly<Record<string, string | number | boolean | null>>

async function insert(admin: Client, table: string, fields: Fields): Promise<void> {
  const names = Object.keys(fields)
  await admin.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, index) => `$${String(index + 1)}`).join(', ')})`, Object.values(fields))
}
const trade = (admin: Client, fields: Fields): Promise<void> => insert(admin, 'trades', { ...tradeDefaults, ...fields })
const order = (admin: Client, fields: Fields): Promise<void> =>
  insert(admin, 'orders', { ...orderDefaults, ft_amount: fields['amount'] ?? 0, ft_price: fields['price'] ?? 0, symbol: fields['ft_pair'] ?? null, ...fields })

/** A bot's life: an open long with a trailing stop, a closed one with profit, a leveraged short, partial exits, an entry not filled, a stop at the exchange. */
async function live(admin: Client): Promise<void> {
  await trade(admin, { id: 1, pair: 'BTC/USDT', base_currency: 'BTC', is_open: true, amount: 0.06, open_rate: 43210.1, open_date: '2026-01-05 10:00:00', stop_loss: 41999.9, is_stop_loss_trailing: true })
  await order(admin, { id: 11, ft_trade_id: 1, ft_order_side: 'buy', ft_pair: 'BTC/USDT', order_id: '900719925474099312', side: 'buy', price: 43210.1, average: 43210.1, amount: 0.1, filled: 0.1, remaining: 0, order_date: '2026-01-05 10:00:00', order_filled_date: '2026-01-05 10:00:02', order_update_date: '2026-01-05 10:00:03' })
  await order(admin, { id: 12, ft_trade_id: 1, ft_order_side: 'sell', ft_pair: 'BTC/USDT', order_id: 'x-12', side: 'sell', status: 'canceled', price: 50000, amount: 0.1, filled: 0.04, remaining: 0.06, order_date: '2026-01-05 11:00:00', order_update_date: '2026-01-05 11:30:00', ft_cancel_reason: 'cancelled due to timeout' })
  await order(admin, { id: 13, ft_trade_id: 1, ft_order_side: 'sell', ft_pair: 'BTC/USDT', order_id: 'x-13', side: 'sell', status: 'open', ft_is_open: true, price: 51000.5, amount: 0.06, filled: 0.025, remaining: 0.035, order_date: '2026-01-05 12:00:00', order_update_date: '2026-01-05 12:00:05' })

  await trade(admin, { id: 2, pair: 'ETH/USDT', is_open: false, amount: 2, open_rate: 2000, close_rate: 2100, close_profit: 0.0479, close_profit_abs: 191.8, open_date: '2026-01-01 08:00:00.123456', close_date: '2026-01-02 09:30:00', exit_reason: 'roi' })
  await order(admin, { id: 21, ft_trade_id: 2, ft_order_side: 'buy', ft_pair: 'ETH/USDT', order_id: 'e-21', side: 'buy', price: 2000, average: 2000, amount: 2, filled: 2, remaining: 0, order_date: '2026-01-01 08:00:00', order_update_date: '2026-01-01 08:00:05' })
  await order(admin, { id: 22, ft_trade_id: 2, ft_order_side: 'sell', ft_pair: 'ETH/USDT', order_id: 'e-22', side: 'sell', price: 2100, average: 2100, amount: 2, filled: 2, remaining: 0, order_date: '2026-01-02 09:30:00', order_update_date: '2026-01-02 09:30:01' })

  await trade(admin, { id: 3, exchange: 'bybit', pair: 'SOL/USDT:USDT', is_open: true, is_short: true, leverage: 3, trading_mode: 'FUTURES', amount: 30, open_rate: 100.5, open_date: '2026-01-04 00:00:00', stop_loss: 110.25, funding_fees: -1.5, liquidation_price: 130 })
  await order(admin, { id: 31, ft_trade_id: 3, ft_order_side: 'sell', ft_pair: 'SOL/USDT:USDT', order_id: 's-31', side: 'sell', order_type: 'market', price: 100.4, average: 100.5, amount: 30, filled: 30, remaining: 0, order_date: '2026-01-04 00:00:00', order_update_date: '2026-01-04 00:00:01' })
  await order(admin, { id: 32, ft_trade_id: 3, ft_order_side: 'stoploss', ft_pair: 'SOL/USDT:USDT', order_id: 's-32', side: 'buy', order_type: 'stop_market', status: 'open', ft_is_open: true, amount: 30, stop_price: 110.25, filled: 0, remaining: 30, order_date: '2026-01-04 00:00:02', order_update_date: '2026-01-04 00:00:02' })

  // Out in two steps: freqtrade's `amount` and `close_rate` are those of the last, its profit is the whole.
  await trade(admin, { id: 4, pair: 'ADA/USDT', is_open: false, amount: 40, open_rate: 0.5, close_rate: 0.6, close_profit_abs: 6.894, open_date: '2026-01-03 00:00:00', close_date: '2026-01-03 06:00:00', stake_currency: null })
  await order(admin, { id: 41, ft_trade_id: 4, ft_order_side: 'buy', ft_pair: 'ADA/USDT', order_id: 'a-41', side: 'buy', price: 0.5, average: 0.5, amount: 100, filled: 100, order_date: '2026-01-03 00:00:00', order_update_date: '2026-01-03 00:00:00' })
  await order(admin, { id: 42, ft_trade_id: 4, ft_order_side: 'sell', ft_pair: 'ADA/USDT', order_id: 'a-42', side: 'sell', price: 0.55, average: 0.55, amount: 60, filled: 60, order_date: '2026-01-03 03:00:00', order_update_date: '2026-01-03 03:00:00' })
  await order(admin, { id: 43, ft_trade_id: 4, ft_order_side: 'sell', ft_pair: 'ADA/USDT', order_id: 'a-43', side: 'sell', price: 0.6, average: 0.6, amount: 40, filled: 40, order_date: '2026-01-03 06:00:00', order_update_date: '2026-01-03 06:00:00' })

  await trade(admin, { id: 5, pair: 'XRP/USDT', is_open: true, amount: 0, amount_requested: 200, open_rate: 0.61, open_date: '2026-01-05 12:30:00', stop_loss: 0.58 })
  await order(admin, { id: 51, ft_trade_id: 5, ft_order_side: 'buy', ft_pair: 'XRP/USDT', order_id: 'x-51', side: 'buy', status: 'open', ft_is_open: true, price: 0.61, amount: 200, filled: 0, remaining: 200, order_date: '2026-01-05 12:30:00', order_update_date: '2026-01-05 12:30:00' })
  await order(admin, { id: 52, ft_trade_id: 5, ft_order_side: 'buy', ft_pair: 'XRP/USDT', order_id: 'x-52', side: 'buy', status: 'expired', price: 0.6, amount: 200, filled: 0, order_date: '2026-01-05 12:00:00', order_update_date: '2026-01-05 12:10:00' })

  const wallet = (day: string, currency: string, balance: number, total: number | null): Promise<void> =>
    insert(admin, 'wallet_history', { timestamp: day, currency, quote_currency: 'USDT', balance, total_quote: total, leverage: 1, bot_managed: true })
  await wallet('2026-01-03', 'USDT', 900.1, 900.1)
  await wallet('2026-01-03', 'ETH', 2, 4100.2)
  await wallet('2026-01-04', 'USDT', 5010.55, 5010.55)
  await wallet('2026-01-05', 'ODD', 1, null)
}

let server: TempPostgres
let database: TempDatabase
let admin: Client
let adapter: string
beforeAll(async () => {
  server = await tempPostgres({ contract: false })
  adapter = await sqlOf('resources/sql/adapters/freqtrade.sql')
})
beforeEach(async () => {
  database = await server.freshDatabase()
  admin = await database.admin()
  await admin.query(await sqlOf('test/fixtures/freqtrade-schema.sql'))
})
afterEach(stopSources)
afterAll(() => server.stop())

/** The least that a reading role needs, as the adapter says. */
async function startAsReader(): Promise<Running> {
  const reader = `reader_${database.database}`
  await admin.query(`CREATE ROLE ${reader} LOGIN PASSWORD 'r' CONNECTION LIMIT 5; GRANT USAGE ON SCHEMA pitwall, public TO ${reader}; GRANT SELECT ON ALL TABLES IN SCHEMA pitwall TO ${reader};
    GRANT SELECT ON public.trades, public.orders, public.wallet_history TO ${reader}`)
  return startSource({ ...database, user: reader }, {}, { intervalFactor: 1_000 }, 'r')
}

const by = <R>(rows: readonly R[], key: keyof R): Map<unknown, R> => new Map(rows.map((row) => [row[key], row]))
const same = (actual: DecimalText | null | undefined, expected: string): void => {
  expect(actual == null ? null : big(actual).eq(expected), `${String(actual)} is ${expected}`).toBe(true)
}

it('puts a bot behind the contract: what it provides is complete, and what it cannot is named', async () => {
  await live(admin)
  await admin.query(adapter)
  await admin.query(adapter) // Again and again.
  const run = await startAsReader()
  const { slices, status } = run
  await vi.waitFor(() => {
    expect(status().phase).toBe('connected')
    for (const key of ['paperTrades', 'databaseOrders', 'triggerOrders', 'databasePositions', 'equity'] as const) expect(slices.of(key).batches, key).not.toHaveLength(0)
  }, patience)
  expect(status().findings.map(({ relation, column }) => [relation, column])).toEqual([['balances', null], ['signals', null], ['service_heartbeats', null]])
  expect(status().role).toBe('cannot-write')
  for (const key of ['paperTrades', 'databaseOrders', 'triggerOrders', 'databasePositions', 'equity'] as const) expect(slices.of(key).rejected, key).toEqual({ count: 0, samples: [] })

  const trades = by(slices.rows('paperTrades'), 'tradeId')
  expect([...trades.keys()].sort()).toEqual(['1', '2', '3', '4'])
  expect(trades.get('1')).toMatchObject({
    strategy: 'SampleStrategy', venue: 'binance', symbol: 'BTC/USDT', side: 'buy', quantity: '0.06', price: '43210.1', status: 'open', openedAt: Date.UTC(2026, 0, 5, 10), closedAt: null, closePrice: null,
    realizedPnl: null, currency: 'USDT', signalId: null, expectedEdge: null
  })
  // The bot's entry of 4321.01 at 0.1 %, and what it has sold of it so far: 0.04 at 50000 and 0.025 at 51000.5.
  same(trades.get('1')?.fees, '7.5960225')
  expect(trades.get('2')).toMatchObject({ side: 'buy', quantity: '2', price: '2000', closePrice: '2100', realizedPnl: '191.8', status: 'closed', openedAt: Date.UTC(2026, 0, 1, 8, 0, 0, 123), closedAt: Date.UTC(2026, 0, 2, 9, 30), updatedAt: Date.UTC(2026, 0, 2, 9, 30, 1) })
  same(trades.get('2')?.fees, '8.2')
  // Funding that was paid is a cost.
  expect(trades.get('3')).toMatchObject({ venue: 'bybit', side: 'sell', quantity: '30', price: '100.5' })
  same(trades.get('3')?.fees, '4.515')
  expect(trades.get('4')).toMatchObject({ quantity: '100', price: '0.5', closePrice: '0.570000000000', realizedPnl: '6.894', currency: 'USDT' })
  // Profit by the contract's own columns is freqtrade's.
  for (const id of ['2', '4']) {
    const { quantity, price, closePrice, fees, realizedPnl } = trades.get(id) ?? {}
    if (quantity === undefined || price === undefined || fees === undefined || closePrice == null || realizedPnl == null) throw new Error(`trade ${id} is not whole`)
    expect(big(closePrice).minus(price).times(quantity).minus(fees).minus(realizedPnl).abs().lt('0.01'), id).toBe(true)
  }

  const orders = by(slices.rows('databaseOrders'), 'orderId')
  expect(orders.size).toBe(12)
  expect(orders.get('11')).toMatchObject({ account: 'freqtrade', side: 'buy', orderType: 'limit', quantity: '0.1', filledQuantity: '0.1', limitPrice: '43210.1', status: 'filled', parentOrderId: null, updatedAt: Date.UTC(2026, 0, 5, 10, 0, 3) })
  expect(orders.get('12')).toMatchObject({ status: 'cancelled', filledQuantity: '0.04' })
  expect(orders.get('13')).toMatchObject({ status: 'partially_filled', filledQuantity: '0.025', limitPrice: '51000.5', timeInForce: 'GTC' })
  expect(orders.get('31')).toMatchObject({ orderType: 'market', limitPrice: null, side: 'sell' })
  expect(orders.get('32')).toMatchObject({ side: 'buy', orderType: 'stop', stopPrice: '110.25', limitPrice: null, status: 'working', parentOrderId: '31', currency: 'USDT' })
  expect(orders.get('51')).toMatchObject({ status: 'working', filledQuantity: '0' })
  expect(orders.get('52')?.status).toBe('expired')

  // The short's stop rests at the exchange: it is an order, and nothing twice.
  expect(slices.rows('triggerOrders').map(({ updatedAt: _, ...row }) => row)).toEqual([
    { triggerId: 'stop-1', venue: 'binance', account: 'freqtrade', strategy: 'SampleStrategy', symbol: 'BTC/USDT', side: 'sell', triggerType: 'trailing_stop', triggerPrice: '41999.9', limitPrice: null, quantity: '0.06', status: 'armed', linkedOrderId: '11', ocaGroup: null, createdAt: Date.UTC(2026, 0, 5, 10) }
  ])
  expect(slices.rows('databasePositions').map(({ symbol, quantity, averagePrice, secType, multiplier, currency }) => [symbol, quantity, averagePrice, secType, multiplier, currency]).sort()).toEqual([
    ['BTC/USDT', '0.06', '43210.1', 'CRYPTO', '1', 'USDT'],
    ['SOL/USDT:USDT', '-30', '100.5', 'FUT', '1', 'USDT']
  ])
  expect(slices.rows('equity').map(({ asOf, equity, currency }) => [asOf, equity, currency]).sort()).toEqual([[Date.UTC(2026, 0, 3), '5000.3', 'USDT'], [Date.UTC(2026, 0, 4), '5010.55', 'USDT']])
})

it('follows a stop that moves and a trade that closes, though freqtrade stamps neither', async () => {
  await live(admin)
  await admin.query(adapter)
  const { slices, source } = await startAsReader()
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(4)
    expect(slices.rows('triggerOrders')).toHaveLength(1)
  }, patience)
  await admin.query('UPDATE trades SET stop_loss = 42500.05 WHERE id = 1')
  await admin.query("UPDATE trades SET is_open = false, close_date = now() AT TIME ZONE 'UTC' - interval '1 minute', close_rate = 95, close_profit_abs = 159.14 WHERE id = 3")
  await vi.waitFor(async () => {
    await source.refresh(soon())
    expect(slices.rows('triggerOrders')[0]?.triggerPrice).toBe('42500.05')
    expect(slices.rows('paperTrades').find(({ tradeId }) => tradeId === '3')).toMatchObject({ status: 'closed', realizedPnl: '159.14' })
  }, patience)
  expect(slices.of('paperTrades').batches.filter(({ kind }) => kind === 'replace')).toHaveLength(1)
})

it('does not stand in the way of an upgrade of freqtrade, and shows the new tables after it', async () => {
  await live(admin)
  await admin.query(adapter)
  const { slices, source } = await startAsReader()
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(4)
  }, patience)
  // What freqtrade's migration does: the old table renamed, orders copied away and dropped, both made anew.
  await admin.query(`ALTER TABLE trades RENAME TO trades_bak0; CREATE TABLE orders_bak0 AS SELECT * FROM orders; DROP TABLE orders;
    CREATE TABLE trades (LIKE trades_bak0 INCLUDING DEFAULTS INCLUDING INDEXES); CREATE TABLE orders (LIKE orders_bak0);
    INSERT INTO trades SELECT * FROM trades_bak0 WHERE id < 3; INSERT INTO orders SELECT * FROM orders_bak0;
    GRANT SELECT ON trades, orders TO reader_${database.database}`)
  await admin.query("UPDATE trades SET open_rate = 43000 WHERE id = 1")
  await vi.waitFor(async () => {
    await source.refresh(soon())
    expect(slices.rows('paperTrades').find(({ tradeId }) => tradeId === '1')?.price).toBe('43000')
  }, patience)
  expect(slices.of('paperTrades').error).toBeNull()
})

it('does without a wallet history, and with an empty bot', async () => {
  await admin.query('DROP TABLE wallet_history')
  await admin.query(adapter)
  const { slices, status } = startSource(database)
  await vi.waitFor(() => {
    expect(status().phase).toBe('connected')
    expect(slices.of('paperTrades').batches).not.toHaveLength(0)
  }, patience)
  expect(slices.of('equity').unavailable).toContain('there is no table or view pitwall.equity')
  expect(slices.rows('paperTrades')).toEqual([])
})

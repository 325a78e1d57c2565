import type { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TradingWriter } from '../../../src/demo/postgres/writer.js'
import { createWorld } from '../../../src/demo/world/world.js'
import type { World } from '../../../src/demo/world/world.js'
import { tempPostgres } from '../../fixtures/temp-postgres.js'
import type { TempDatabase, TempPostgres } from '../../fixtures/temp-postgres.js'

const START = Date.UTC(2026, 10, 20, 15, 0)

describe('the paper-trading writer', () => {
  let postgres: TempPostgres
  let database: TempDatabase
  let admin: Client
  let world: World
  let writer: TradingWriter
  let now: number

  beforeAll(async () => {
    postgres = await tempPostgres()
  })
  afterAll(() => postgres.stop())
  beforeEach(async () => {
    now = START
    database = await postgres.freshDatabase()
    admin = await database.admin()
    world = createWorld({ seed: 3, now, preludeMs: 0 })
    writer = new TradingWriter({ connection: () => ({ connectionString: database.url }), trading: world.trading, clock: { now: () => now }, random: () => 0.5 })
    writer.start()
  })
  afterEach(() => writer.stop())

  const live = (minutes: number): void => {
    now += minutes * 60_000
    world.advance(now)
  }
  const number = async (sql: string): Promise<number> => Number((await admin.query<{ n: string }>(sql)).rows[0]?.n)
  const latestBeat = (): Promise<number> => number('select extract(epoch from max(last_beat_at)) * 1000 as n from pitwall.service_heartbeats')

  it('writes what happens: the database says what the trading system believes', async () => {
    live(6)
    const believed = world.trading.rows('orders').filter((row) => row.updatedAt > START)
    expect(believed.length).toBeGreaterThan(5)
    await expect.poll(() => number(`select count(*) as n from pitwall.orders where updated_at > to_timestamp(${String(START / 1_000)})`), { timeout: 10_000 }).toBe(believed.length)
    const { rows } = await admin.query<{ trade_id: string; status: string }>('select trade_id, status from pitwall.paper_trades order by trade_id')
    const trades = world.trading.rows('paper_trades').map((row) => ({ trade_id: row.tradeId, status: row.status }))
    expect(rows).toEqual(trades.sort((a, b) => (a.trade_id < b.trade_id ? -1 : 1)))
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set(['open', 'closed']))
  })

  it('takes away positions that were closed', async () => {
    const symbols = async (): Promise<string[]> =>
      (await admin.query<{ symbol: string }>(`select symbol from pitwall.positions where account = 'DU4200017' and symbol ~ '^MES'`)).rows.map((row) => row.symbol)
    const held = (): boolean => world.trading.rows('positions').some((row) => row.symbol.startsWith('MES'))
    while (!held()) live(0.1)
    await expect.poll(symbols, { timeout: 10_000 }).toHaveLength(1)
    while (held()) live(0.1)
    await expect.poll(symbols, { timeout: 10_000 }).toEqual([])
  })

  it('beats and marks equity as time passes', async () => {
    live(1)
    await expect.poll(latestBeat, { timeout: 10_000 }).toBe(now)
    live(1)
    await expect.poll(latestBeat, { timeout: 10_000 }).toBe(now)
    await expect.poll(() => number('select count(distinct as_of) as n from pitwall.equity'), { timeout: 10_000 }).toBeGreaterThanOrEqual(2)
  })

  it('survives a killed server: what happened meanwhile is written when it is back', async () => {
    live(2)
    await expect.poll(() => number('select count(*) as n from pitwall.paper_trades'), { timeout: 10_000 }).toBeGreaterThan(0)
    await postgres.cluster.kill()
    live(4)
    const trades = world.trading.rows('paper_trades').length
    await postgres.cluster.start()
    admin = await database.admin()
    await expect.poll(() => number('select count(*) as n from pitwall.paper_trades'), { timeout: 20_000 }).toBe(trades)
  })
})

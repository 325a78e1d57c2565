import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resumeHistory } from '../../../src/demo/postgres/resume.js'
import { seedHistory } from '../../../src/demo/postgres/seed.js'
import { TABLES } from '../../../src/demo/postgres/tables.js'
import { createWorld } from '../../../src/demo/world/world.js'
import { tempPostgres } from '../../fixtures/temp-postgres.js'
import type { TempDatabase, TempPostgres } from '../../fixtures/temp-postgres.js'

const NOW = Date.UTC(2026, 10, 20, 15, 0)
const SEED = 20_261

const seedInto = async (database: TempDatabase): Promise<Client> => {
  const { broker, trading } = createWorld({ seed: SEED, now: NOW })
  const client = await database.admin()
  await seedHistory(client, { seed: SEED, now: NOW, broker, trading })
  return client
}

describe('the seeded history', () => {
  let postgres: TempPostgres
  let admin: Client
  let took: number
  beforeAll(async () => {
    postgres = await tempPostgres()
    const began = performance.now()
    admin = await seedInto(postgres)
    took = performance.now() - began
  })
  afterAll(() => postgres.stop())

  /** The single number that a query answers with. */
  const count = async (sql: string, client = admin): Promise<number> => {
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${sql}`)
    return Number(rows[0]?.n)
  }

  it('is there in seconds', () => {
    // Usually one second; the limit leaves room for a machine that does other things too.
    expect(took).toBeLessThan(10_000)
  })

  it('covers 90 days with enough of everything', async () => {
    expect(await count(`pitwall.paper_trades where status = 'closed'`)).toBeGreaterThanOrEqual(5_000)
    expect(await count('(select distinct strategy from pitwall.paper_trades) s')).toBeGreaterThanOrEqual(3)
    const { rows } = await admin.query<{ first: Date }>('select min(opened_at) as first from pitwall.paper_trades')
    expect((NOW - (rows[0]?.first.getTime() ?? 0)) / 86_400_000).toBeGreaterThan(86)
    for (const account of ['DU4200017', 'DU4200018']) {
      const points = await count(`pitwall.equity where account = '${account}'`)
      expect(points).toBeGreaterThanOrEqual(500)
      expect(points).toBeLessThanOrEqual(1_000)
    }
    expect(await count('pitwall.signals')).toBeGreaterThan(1_500)
    expect(await count('(select distinct decision from pitwall.signals) d')).toBeGreaterThanOrEqual(3)
    expect(await count('pitwall.service_heartbeats')).toBe(9)
    expect(await count(`pitwall.trigger_orders where status = 'armed'`)).toBeGreaterThan(4)
    expect(await count('pitwall.balances')).toBeGreaterThanOrEqual(3)
  })

  it('wins about as often as a real strategy does, in each of them', async () => {
    const { rows } = await admin.query<{ strategy: string; rate: string; n: string }>(
      `select strategy, avg((realized_pnl > 0)::int) as rate, count(*) as n from pitwall.paper_trades where status = 'closed' group by strategy`
    )
    for (const { rate, n } of rows) {
      expect(Number(n)).toBeGreaterThan(500)
      expect(Number(rate)).toBeGreaterThan(0.46)
      expect(Number(rate)).toBeLessThan(0.6)
    }
  })

  it('adds up: profit is what the prices, the size and the fees say', async () => {
    const multipliers = createWorld({ seed: SEED, now: NOW, preludeMs: 0 }).broker.instruments.filter((i) => i.secType === 'FUT')
    const of = multipliers.map(({ symbol, multiplier }) => `when symbol ~ '^${symbol}[A-Z][0-9]$' then ${String(multiplier)}`).join(' ')
    const wrong = `pitwall.paper_trades where status = 'closed' and abs(realized_pnl -
      ((close_price - price) * (case side when 'buy' then 1 else -1 end) * quantity * (case ${of} else 1 end) - fees)) > 0.02`
    expect(await count(wrong)).toBe(0)
  })

  it('hangs together', async () => {
    expect(await count('pitwall.paper_trades t where signal_id is not null and not exists (select from pitwall.signals s where s.signal_id = t.signal_id)')).toBe(0)
    expect(await count('pitwall.paper_trades where closed_at < opened_at or opened_at > updated_at')).toBe(0)
    expect(await count(`pitwall.paper_trades where (status = 'closed') <> (closed_at is not null and close_price is not null and realized_pnl is not null)`)).toBe(0)
    expect(await count('pitwall.orders o where parent_order_id is not null and not exists (select from pitwall.orders p where p.order_id = o.parent_order_id)')).toBe(0)
    expect(await count(`pitwall.trigger_orders t where venue = 'PAPER' and not exists (select from pitwall.paper_trades p where p.trade_id = t.linked_order_id)`)).toBe(0)
    expect(await count(`pitwall.signals s where order_id is not null and not exists (select from pitwall.orders o where o.order_id = s.order_id)`)).toBe(0)
    for (const [relation, column] of [['paper_trades', 'updated_at'], ['orders', 'updated_at'], ['equity', 'as_of'], ['signals', 'fired_at']] as const) {
      expect(await count(`pitwall.${relation} where ${column} > to_timestamp(${String(NOW / 1_000)})`)).toBe(0)
    }
  })

  it('leads to where the accounts are now, without a jump', async () => {
    const { rows } = await admin.query<{ equity: string }>(`select equity from pitwall.equity where account = 'DU4200017' order by as_of desc limit 2`)
    const [last, before] = rows.map((row) => Number(row.equity))
    const { broker } = createWorld({ seed: SEED, now: NOW })
    expect(last).toBeCloseTo(Number(broker.accounts()[0]?.summary.get('NetLiquidation')?.value), 1)
    expect(Math.abs((last ?? 0) / (before ?? 0) - 1)).toBeLessThan(0.01)
  })

  it('is the same again for the same seed and moment', async () => {
    const again = await seedInto(await postgres.freshDatabase())
    const digest = async (client: Client, relation: string): Promise<unknown> =>
      (await client.query(`select md5(string_agg(r::text, '|' order by r::text)) as digest from pitwall.${relation} r`)).rows
    for (const relation of Object.keys(TABLES)) expect(await digest(again, relation)).toEqual(await digest(admin, relation))
  })

  it('goes on after an absence: nothing of it is lost, nothing of the old run is open, the curve has no hole', async () => {
    const client = await seedInto(await postgres.freshDatabase())
    const later = NOW + 8 * 3_600_000
    const trades = await count('pitwall.paper_trades', client)
    const { trading, broker } = createWorld({ seed: SEED, now: later, run: 1, preludeMs: 120_000 })
    await resumeHistory(client, trading, later)
    expect(await count('pitwall.paper_trades', client)).toBeGreaterThan(trades)
    expect(await count(`pitwall.paper_trades where status = 'open'`, client)).toBe(trading.rows('paper_trades').filter((row) => row.status === 'open').length)
    const working = await client.query<{ id: string }>(`select broker_perm_id as id from pitwall.orders where status in ('working', 'partially_filled')`)
    const atBroker = broker.openOrders().map((order) => String(order.permId))
    expect(working.rows.filter((row) => !atBroker.includes(row.id))).toEqual([])
    expect(working.rows).toHaveLength(atBroker.length - 1)
    expect(await count('pitwall.positions', client)).toBe(trading.rows('positions').length)
    const gap = `(select as_of - lag(as_of) over (partition by account order by as_of) as gap, as_of from pitwall.equity) g
      where gap > interval '16 minutes' and as_of > to_timestamp(${String(NOW / 1_000)})`
    expect(await count(gap, client)).toBe(0)
    expect(await count(`pitwall.service_heartbeats where last_beat_at < to_timestamp(${String(later / 1_000 - 60)})`, client)).toBe(0)
  })

  it('keeps its trades and lets the small print go after a long absence', async () => {
    const client = await seedInto(await postgres.freshDatabase())
    const later = NOW + 40 * 86_400_000
    const trades = await count('pitwall.paper_trades', client)
    const { trading } = createWorld({ seed: SEED, now: later, run: 1 })
    await resumeHistory(client, trading, later)
    expect(await count('pitwall.paper_trades', client)).toBe(trades + trading.rows('paper_trades').length)
    expect(await count('pitwall.signals', client)).toBe(trading.rows('signals').length)
    expect(await count(`pitwall.paper_trades t where signal_id is not null and not exists (select from pitwall.signals s where s.signal_id = t.signal_id)`, client)).toBe(0)
    expect(await count(`pitwall.trigger_orders where status <> 'armed' and updated_at < to_timestamp(${String(later / 1_000 - 3 * 86_400)})`, client)).toBe(0)
    expect(await count(`pitwall.equity where as_of > to_timestamp(${String(NOW / 1_000)})`, client)).toBeLessThan(900)
  })
})

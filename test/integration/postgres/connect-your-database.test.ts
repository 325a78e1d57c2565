/** The SQL of docs/connect-your-database.md, run as it stands there, and what Pitwall then reads. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Client } from 'pg'
import { contract } from '../../../src/main/postgres/relations/contract.js'
import { selectSince } from '../../../src/main/postgres/select.js'
import { tempPostgres, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { startSource, stopSources } from './harness.js'

const page = resolve(import.meta.dirname, '../../../docs/connect-your-database.md')
const patience = { timeout: 20_000 }

let server: TempPostgres
let admin: Client
let blocks: readonly string[]
beforeAll(async () => {
  server = await tempPostgres({ contract: false })
  admin = await server.admin()
  blocks = [...(await readFile(page, 'utf8')).matchAll(/^```sql\n(.*?)^```$/gms)].map(([, sql]) => sql ?? '')
  for (const sql of blocks) await admin.query(sql)
})
afterEach(stopSources)
afterAll(() => server.stop())

const reader = (): TempPostgres => ({ ...server, user: 'pitwall_reader' })

it('has the blocks that the text speaks of', () => {
  expect(blocks).toHaveLength(5)
})

it('gives what the page promises: the relations as the contract describes them, exactly, to a role that cannot write', async () => {
  const { slices, status } = startSource(reader(), {}, {}, 'choose-one')
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(2)
    expect(slices.rows('databaseOrders')).toHaveLength(1)
  }, patience)
  expect(status().role).toBe('cannot-write')
  expect(status().findings.map(({ relation, column }) => `${relation} ${column ?? '*'}`)).toEqual(['trigger_orders *', 'positions *', 'balances *', 'equity *', 'signals *', 'service_heartbeats *'])
  expect(slices.rows('paperTrades')).toMatchObject([
    { tradeId: '1', side: 'buy', quantity: '10', price: '187.1', fees: '2.1', closePrice: '190.35', realizedPnl: '30.40', status: 'closed', openedAt: 1_767_607_200_000, closedAt: 1_767_610_800_000, updatedAt: Date.UTC(2026, 0, 5, 11) },
    { tradeId: '2', side: 'sell', price: '401.7', closePrice: null, realizedPnl: null, status: 'open', openedAt: 1_767_610_800_123, closedAt: null }
  ])
  expect(slices.rows('databaseOrders')[0]).toMatchObject({ orderId: '6f1c8b7e-0a57-4b4e-9d5c-0a0f6a1d2b3c', side: 'buy', orderType: 'limit', quantity: '5.0000', limitPrice: '395.500000', brokerPermId: '1234567890', status: 'resting' })
})

it('tells of changes by its triggers, and stamps them', async () => {
  // So rarely polled that only a notice can bring the change.
  const { slices } = startSource(reader(), {}, { intervalFactor: 1_000 }, 'choose-one')
  await vi.waitFor(async () => {
    expect(slices.rows('databaseOrders')).toHaveLength(1)
    const { rows } = await admin.query("SELECT FROM pg_stat_activity WHERE usename = 'pitwall_reader' AND query LIKE 'LISTEN%'")
    expect(rows).toHaveLength(1)
  }, patience)
  await admin.query("UPDATE bot.instruction SET done = 2, state = 'partial'")
  await vi.waitFor(() => {
    expect(slices.rows('databaseOrders')[0]).toMatchObject({ status: 'partial', filledQuantity: '2.0000' })
  }, patience)
})

it.each(['paper_trades', 'orders'])('finds what moved in %s by the index that the page makes', async (name) => {
  await admin.query(`INSERT INTO bot.trade (algo, ticker, direction, size, entry, entered_ms, changed) SELECT 'x', 'x', 'LONG', 1, 1, 0, timestamp '2020-01-01' + i * interval '1 minute' FROM generate_series(1, 5000) i;
    INSERT INTO bot.instruction (id, ticker, is_buy, kind, size, state, changed) SELECT gen_random_uuid(), 'x', true, 'LMT', 1, 'done', timestamptz '2020-01-01' + i * interval '1 minute' FROM generate_series(1, 5000) i;
    ANALYZE bot.trade; ANALYZE bot.instruction`)
  const relation = contract.find((one) => one.name === name)
  if (relation === undefined) throw new Error('no such relation')
  const { rows } = await admin.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${selectSince({ schema: 'pitwall', relation, absent: new Set() }, Date.UTC(2026, 0, 1))}`)
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Scan/)
})

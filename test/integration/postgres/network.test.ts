import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { tempPostgres, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { testPostgres } from '../../../src/main/postgres/index.js'
import { insertTrades, settingsFor, soon, startSource, stopSources } from './harness.js'
import { startRelay, type Relay } from './relay.js'

let server: TempPostgres
let relay: Relay
beforeAll(async () => {
  server = await tempPostgres()
})
afterEach(async () => {
  await stopSources()
  await relay.close()
})
afterAll(() => server.stop())

it('works through a pooler that refuses startup options, each query bound by itself', async () => {
  const database = await server.freshDatabase()
  const admin = await database.admin()
  await insertTrades(admin, 5)
  relay = await startRelay({ port: database.port, refuseOptions: true })
  const { slices, status } = startSource({ ...database, port: relay.port })
  await vi.waitFor(() => {
    expect(status()).toMatchObject({ phase: 'connected', attempt: 0 })
    expect(slices.rows('paperTrades')).toHaveLength(5)
  }, 10_000)
  const steps = await testPostgres(settingsFor({ ...database, port: relay.port }), database.password, soon())
  expect(steps.find(({ step }) => step === 'Read-only session')).toMatchObject({ outcome: 'passed', detail: expect.stringContaining('in every query of ours') as string })
})

it('notices a server that has gone silent, keeps the rows, and is back when it answers', async () => {
  const database = await server.freshDatabase()
  const admin = await database.admin()
  await insertTrades(admin, 5)
  relay = await startRelay({ port: database.port })
  const { slices, status } = startSource({ ...database, port: relay.port }, {}, { deadlineFactor: 0.1, intervalFactor: 0.1, retry: { delaysMs: [200], jitter: 0 } })
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades')).toHaveLength(5)
  }, 10_000)
  relay.stall()
  await vi.waitFor(() => {
    expect(slices.of('databaseOrders').error).toMatchObject({ code: 'DEADLINE' })
  }, 10_000)
  await vi.waitFor(() => {
    expect(status()).toMatchObject({ phase: 'backing-off', error: { code: 'ETIMEDOUT' } })
  }, 15_000)
  expect(slices.rows('paperTrades')).toHaveLength(5)
  relay.recover()
  await admin.query("DELETE FROM pitwall.paper_trades WHERE trade_id = 't3'")
  await vi.waitFor(() => {
    expect(status().phase).toBe('connected')
    expect(slices.rows('paperTrades')).toHaveLength(4)
  }, 30_000)
})

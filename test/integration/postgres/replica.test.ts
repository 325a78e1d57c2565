/** A real standby that streams from a real primary: recognised, and its rows are as old as its replay. */
import type { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { streamingReplica, type StreamingReplica } from '../../fixtures/streaming-replica.js'
import { tempPostgres, type TempPostgres } from '../../fixtures/temp-postgres.js'
import type { Tuning } from '../../../src/main/postgres/tuning.js'
import { insertTrades, startSource, stopSources } from './harness.js'

const often: Partial<Tuning> = { intervalFactor: 0.02, contractEveryMs: 200, retry: { delaysMs: [100], jitter: 0 } }

let primary: TempPostgres
let replica: StreamingReplica
let writer: Client
beforeAll(async () => {
  primary = await tempPostgres()
  writer = await primary.admin()
  replica = await streamingReplica(primary)
})
afterEach(stopSources)
afterAll(async () => {
  await replica.stop()
  await primary.stop()
})

it('counts the replay lag of a standby as age, and none when it has caught up', async () => {
  await insertTrades(writer, 3)
  const { slices, status } = startSource(replica.database, {}, often)
  await vi.waitFor(() => {
    expect(status()).toMatchObject({ phase: 'connected', replica: { lagMs: 0 } })
    expect(slices.rows('paperTrades')).toHaveLength(3)
  }, 15_000)
  // A standby takes no LISTEN: nobody asked it to.
  const admin = await replica.database.admin()
  expect((await admin.query("SELECT FROM pg_stat_activity WHERE application_name = 'pitwall' AND query LIKE 'LISTEN%'")).rows).toEqual([])

  await admin.query('SELECT pg_wal_replay_pause()')
  const pausedAt = Date.now()
  await writer.query("INSERT INTO pitwall.balances VALUES ('DU1', 'IBKR', 'EUR', 1, 1, now())")
  await vi.waitFor(() => {
    expect(status().replica?.lagMs).toBeGreaterThan(700)
  }, 15_000)
  // Read a moment ago, and true no later than what the standby had replayed by then.
  expect(slices.of('databasePositions').asOf).toBeLessThan(pausedAt + 500)
  expect(slices.rows('balances')).toEqual([])

  await admin.query('SELECT pg_wal_replay_resume()')
  await vi.waitFor(() => {
    expect(slices.rows('balances')).toHaveLength(1)
    expect(status().replica).toEqual({ lagMs: 0 })
    expect(slices.of('databasePositions').asOf).toBeGreaterThan(pausedAt + 500)
  }, 15_000)
})

it('is chosen where a standby is asked for, and given up when it becomes the primary', async () => {
  const { host, port, user, password, database } = primary
  const url = `postgres://${user}@${host}:${String(port)},${replica.database.host}:${String(replica.database.port)}/${database}?target_session_attrs=standby`
  const { status } = startSource(primary, { url }, often, password)
  await vi.waitFor(() => {
    expect(status()).toMatchObject({ phase: 'connected', target: `${replica.database.host}:${String(replica.database.port)}/${database}`, replica: { lagMs: 0 } })
  }, 15_000)

  // Without its primary nothing more would come: what is there grows old, although all of it is replayed.
  await primary.cluster.stop()
  await vi.waitFor(() => {
    expect(status().replica?.lagMs).toBeGreaterThan(0)
  }, 20_000)

  const admin = await replica.database.admin()
  await admin.query('SELECT pg_promote(false)')
  await vi.waitFor(() => {
    expect(status()).toMatchObject({ phase: 'backing-off', error: { code: 'WRONG_SERVER' } })
  }, 20_000)
})

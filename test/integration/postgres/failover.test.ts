/** Several servers in one URL: the first that will do is taken, and the next when it dies. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { tempPostgres, type TempDatabase, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { testPostgres } from '../../../src/main/postgres/index.js'
import type { Tuning } from '../../../src/main/postgres/tuning.js'
import { insertTrades, settingsFor, soon, startSource, stopSources, type Running } from './harness.js'

let first: TempPostgres
let second: TempPostgres
beforeAll(async () => {
  ;[first, second] = await Promise.all([tempPostgres(), tempPostgres()])
})
afterEach(stopSources)
afterAll(() => Promise.all([first.stop(), second.stop()]))

const impatient: Partial<Tuning> = { retry: { delaysMs: [100], jitter: 0 } }

/** Each server asks for its own password, as two servers do; both have the database `test_1`. */
function started(query = ''): Running {
  const { user, database } = first
  const url = `postgres://${user}@${first.host}:${String(first.port)},${second.host}:${String(second.port)}/${database}${query}`
  const passwords = new Map([first, second].map(({ port, password }) => [port, password]))
  return startSource(first, { url }, impatient, ({ port }) => passwords.get(port))
}

const at = ({ host, port, database }: TempDatabase): string => `${host}:${String(port)}/${database}`

it('goes over to the next server when one dies, keeps the rows meanwhile, and shows the other one’s', async () => {
  await insertTrades(await first.admin(), 3)
  await insertTrades(await second.admin(), 5)
  const { slices, status } = started()
  await vi.waitFor(() => {
    expect(status()).toMatchObject({ phase: 'connected', target: at(first) })
    expect(slices.rows('paperTrades')).toHaveLength(3)
  }, 10_000)

  await first.cluster.kill()
  await vi.waitFor(() => {
    expect(slices.rows('paperTrades').length).toBeGreaterThanOrEqual(3)
    expect(status()).toMatchObject({ phase: 'connected', target: at(second), error: null })
    expect(slices.rows('paperTrades')).toHaveLength(5)
  }, 15_000)

  // Both gone: the error names each of them. The first comes back: it is taken.
  await second.cluster.kill()
  await vi.waitFor(() => {
    expect(status()).toMatchObject({ phase: 'backing-off', error: { code: 'ECONNREFUSED' } })
    for (const { port } of [first, second]) expect(status().error?.message).toContain(`:${String(port)}`)
  }, 15_000)
  expect(slices.rows('paperTrades')).toHaveLength(5)
  await first.cluster.start()
  await vi.waitFor(() => {
    expect(status()).toMatchObject({ phase: 'connected', target: at(first), error: null })
  }, 15_000)
  await second.cluster.start()
})

it('passes a server by that takes no writes where one is asked for that does, and takes it where not', async () => {
  const admin = await first.admin()
  await admin.query(`ALTER DATABASE ${first.database} SET default_transaction_read_only = on`)
  try {
    const reading = started('?target_session_attrs=read-only')
    const writing = started('?target_session_attrs=read-write')
    await vi.waitFor(() => {
      expect(reading.status()).toMatchObject({ phase: 'connected', target: at(first) })
      expect(writing.status()).toMatchObject({ phase: 'connected', target: at(second) })
    }, 10_000)
    // Sessions of ours are read-only at both.
    const { rows } = await (await second.admin()).query("SELECT FROM pg_stat_activity WHERE application_name = 'pitwall'")
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length).toBeLessThanOrEqual(4)
  } finally {
    await admin.query('SET default_transaction_read_only = off')
    await admin.query(`ALTER DATABASE ${first.database} RESET default_transaction_read_only`)
  }
})

it('says that no server is of the kind that is asked for, and is content with any where it only prefers', async () => {
  const strict = started('?target_session_attrs=standby')
  const content = started('?target_session_attrs=prefer-standby')
  await vi.waitFor(() => {
    expect(strict.status()).toMatchObject({ phase: 'backing-off', error: { code: 'WRONG_SERVER', message: expect.stringContaining('is a primary') as string, remedy: expect.stringContaining('target_session_attrs') as string } })
    expect(content.status()).toMatchObject({ phase: 'connected', target: at(first) })
  }, 10_000)
})

it('tests all hosts, and says which of them is missing', async () => {
  const url = `postgres://${first.user}@127.0.0.1:1,${first.host}:${String(first.port)}/${first.database}`
  const steps = await testPostgres(settingsFor(first, { url }), first.password, soon())
  expect(steps.find(({ step }) => step === 'Reach the port')).toMatchObject({ outcome: 'warned', detail: expect.stringContaining('nothing at 127.0.0.1:1') as string })
  expect(steps.find(({ step }) => step === 'Log in')).toMatchObject({ outcome: 'passed', detail: expect.stringContaining(String(first.port)) as string })
})

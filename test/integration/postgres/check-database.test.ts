/** `npm run check-database`, as one who has only its command line uses it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Client } from 'pg'
import { run } from '../../../src/main/postgres/command/run.js'
import { tempPostgres, type TempDatabase, type TempPostgres } from '../../fixtures/temp-postgres.js'

let server: TempPostgres
let folder: string
beforeAll(async () => {
  server = await tempPostgres()
  folder = await mkdtemp(join(tmpdir(), 'pitwall-check-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await server.stop()
})

async function fresh(): Promise<{ database: TempDatabase; admin: Client }> {
  const database = await server.freshDatabase()
  return { database, admin: await database.admin() }
}

interface Said {
  readonly code: number
  readonly output: string
  readonly errors: string
}

/** No password file of whoever runs the tests gets in. */
async function check(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Said> {
  const [output, errors] = [new PassThrough(), new PassThrough()]
  const saying = Promise.all([text(output), text(errors)])
  const code = await run(args, { output, errors, env: { PGPASSFILE: join(folder, 'none'), ...env }, signal: new AbortController().signal })
  output.end()
  errors.end()
  const [said, complained] = await saying
  return { code, output: said, errors: complained }
}

const bare = ({ host, port, user, database }: TempDatabase): string => `postgres://${user}@${host}:${String(port)}/${database}`

it('finds nothing to say of the contract itself, with the password of the environment', async () => {
  const { database } = await fresh()
  const said = await check([bare(database)], { PGPASSWORD: database.password })
  expect(said).toMatchObject({ code: 0, errors: '' })
  expect(said.output).toContain('All 8 relations are as the contract describes.')
  expect(said.output).not.toContain(database.password)
})

it('names what differs with the expected type and the view to write, in words and as JSON', async () => {
  const { database, admin } = await fresh()
  await admin.query(`DROP TABLE pitwall.equity; ALTER TABLE pitwall.signals ALTER fired_at TYPE timestamp, DROP COLUMN decision;
    ALTER TABLE pitwall.orders DROP COLUMN oca_group`)
  const said = await check([bare(database)], { PGPASSWORD: database.password })
  expect(said.code).toBe(1)
  expect(said.output).toContain('6 of 8 relations are provided; 4 differences.')
  expect(said.output).toContain('equity: NOT PROVIDED')
  expect(said.output).toContain('CREATE VIEW "pitwall"."equity" AS SELECT')
  expect(said.output).toContain('orders: provided, with differences\n  oca_group is missing (expected text), read as unknown')
  expect(said.output).toContain('  fired_at is timestamp without time zone where timestamp with time zone is expected')
  expect(said.output).toContain('  decision is missing (expected text)')

  const { code, output } = await check([bare(database), '--json'], { PGPASSWORD: database.password })
  expect(code).toBe(1)
  const report = JSON.parse(output) as { outcome: string; relations: { relation: string; provided: boolean; findings: { column: string | null; view: string | null }[] }[] }
  expect(report.outcome).toBe('differs')
  expect(report.relations.filter(({ provided }) => !provided).map(({ relation }) => relation)).toEqual(['equity', 'signals'])
  const signals = report.relations.find(({ relation }) => relation === 'signals')
  expect(signals?.findings.map(({ column }) => column)).toEqual(['fired_at', 'decision'])
  expect(signals?.findings[0]?.view).toContain('"reason"::text AS "reason"')
})

it('takes the schema and the PG* variables, and a password file', async () => {
  const { database, admin } = await fresh()
  await admin.query('ALTER SCHEMA pitwall RENAME TO "Trading.Desk"')
  const pgpass = join(folder, 'pgpass')
  await writeFile(pgpass, `*:*:*:*:${database.password}\n`, { mode: 0o600 })
  const env = { PGHOST: database.host, PGPORT: String(database.port), PGUSER: database.user, PGDATABASE: database.database, PGPASSFILE: pgpass }
  expect(await check(['--schema', 'Trading.Desk'], env)).toMatchObject({ code: 0 })
  const other = await check(['--schema', 'trading.desk'], env)
  expect(other.code).toBe(1)
  expect(other.output).toContain('there is no schema trading.desk, but there is "Trading.Desk"')
})

it('says why it could not check, with the code and the remedy', async () => {
  const { database } = await fresh()
  const wrong = await check([bare(database)], { PGPASSWORD: 'wrong' })
  expect(wrong.code).toBe(2)
  expect(wrong.output).toContain('28P01')
  expect(wrong.output).toContain('The database could not be checked.')
  const closed = await check(['postgres://x@127.0.0.1:1/x', '--json'])
  expect(closed.code).toBe(2)
  expect(JSON.parse(closed.output)).toMatchObject({ outcome: 'failed', relations: [] })
  expect(await check([])).toMatchObject({ code: 2 })
  expect(await check(['--frobnicate'])).toMatchObject({ code: 2, output: '', errors: expect.stringContaining('--frobnicate') as string })
  expect(await check(['--help'])).toMatchObject({ code: 0, output: expect.stringContaining('Exit code') as string })
})

it('runs as a command', async () => {
  const { database } = await fresh()
  const script = resolve(import.meta.dirname, '../../../scripts/check-database.mjs')
  const child = spawn(process.execPath, [script, bare(database)], { env: { ...process.env, PGPASSWORD: database.password }, stdio: ['ignore', 'pipe', 'inherit'] })
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number | null]>])
  expect(said).toContain('All 8 relations')
  expect(code).toBe(0)
})

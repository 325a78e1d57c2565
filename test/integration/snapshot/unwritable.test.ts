/** A file that cannot be written: the desk goes on, says why in SQLite's own words, and saves once it can. */
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildSnapshotWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { unwritable } from '../../fixtures/unwritable.js'
import { balance, balances, openDesk, temporaryFolder, truth, type Folder } from './harness.js'

let workers: FileWorkers
let folder: Folder
let file: string

beforeAll(async () => {
  workers = await buildSnapshotWorker()
  // `unwritable` makes this process somebody else, who has to be able to load the worker.
  await chmod(dirname(workers.path), 0o755)
})
afterAll(() => workers.dispose())
beforeEach(async () => {
  folder = await temporaryFolder()
  file = join(folder.path, 'desk', 'snapshot.sqlite')
})
afterEach(() => folder.remove())

/** Another process as far as SQLite is concerned: a connection of its own. */
function holder(sql: string): Database.Database {
  const database = new Database(file)
  database.exec(sql)
  return database
}

async function savedDesk(): Promise<void> {
  const { desk, store } = await openDesk(file, workers.launch)
  desk.replace('balances', [balance('A', 1), balance('gone', 1)], truth)
  desk.replace('equity', [{ account: 'A', asOf: 5, equity: balance('A', 9).total, realizedPnl: null, currency: 'USD' }], truth)
  await store.close()
}

describe('a locked file', () => {
  it('that refuses a write is written with all that gathered once it is free', async () => {
    const { desk, store, last } = await openDesk(file, workers.launch)
    await store.flush()
    const other = holder('BEGIN IMMEDIATE')
    desk.replace('balances', [balance('A', 1), balance('B', 1)], truth)
    await store.flush()
    expect(last()).toMatchObject({ phase: 'failing', savedAt: null, error: { code: 'SQLITE_BUSY', source: 'snapshot' } })
    expect(last()?.error?.remedy).toContain('close it')
    desk.merge('balances', [balance('B', 2)], truth)
    other.exec('COMMIT')
    other.close()
    await expect.poll(() => last()?.phase, { timeout: 10_000 }).toBe('saving')
    expect(last()?.error).toBeNull()
    await store.close()
    const next = await openDesk(file, workers.launch)
    expect(next.balances()).toEqual([balance('A', 1), balance('B', 2)])
    await next.store.close()
  })

  it('is shown all the same, and holds no row twice or too long once it is free', async () => {
    await savedDesk()
    const other = holder('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    const { desk, store, last, balances: rows } = await openDesk(file, workers.launch)
    expect(rows()).toEqual([balance('A', 1), balance('gone', 1)])
    expect(last()).toMatchObject({ phase: 'failing', error: { code: 'SQLITE_BUSY' } })
    expect(last()?.savedAt).not.toBeNull()
    desk.replace('balances', [balance('A', 2)], truth)
    other.exec('COMMIT')
    other.close()
    await expect.poll(() => last()?.phase, { timeout: 10_000 }).toBe('saving')
    await store.close()
    const next = await openDesk(file, workers.launch)
    expect(next.balances()).toEqual([balance('A', 2)])
    expect(next.desk.rows('equity').size).toBe(1)
    await next.store.close()
  })

  it('that could not even be read keeps what the desk never learnt, and nothing older beside what it did', async () => {
    await savedDesk()
    // What was written last is still in the log: a copy of the file would be half the truth.
    const other = holder("PRAGMA locking_mode = EXCLUSIVE; INSERT INTO about VALUES ('other', '1'); BEGIN EXCLUSIVE")
    const { desk, store, last, balances: rows } = await openDesk(file, workers.launch)
    expect(rows()).toEqual([])
    expect(last()?.error?.code).toBe('SQLITE_BUSY')
    desk.failed('equity', { code: 'X', message: 'no server', source: 'postgres', remedy: null, at: 1 }, 1, null)
    desk.merge('balances', [balance('A', 2)], truth)
    other.exec('COMMIT')
    other.close()
    await expect.poll(() => last()?.phase, { timeout: 10_000 }).toBe('saving')
    await store.close()
    const next = await openDesk(file, workers.launch)
    expect(next.balances()).toEqual([balance('A', 2)])
    expect(next.desk.rows('equity').size).toBe(1)
    expect(next.desk.meta('equity').asOf).toBe(truth.asOf)
    await next.store.close()
  })
})

describe('a full disk', () => {
  it('leaves the desk running, says so with SQLite\'s own code, and is saved again when there is room', async () => {
    const { desk, store, last } = await openDesk(file, workers.launch, { ceilingBytes: 256 * 1024 })
    desk.replace('balances', [balance('A', 1)], truth)
    await store.flush()
    const { savedAt } = last() ?? {}
    desk.merge('balances', balances(5_000), truth)
    await store.flush()
    expect(last()).toMatchObject({ phase: 'failing', savedAt, error: { code: 'SQLITE_FULL' } })
    expect(last()?.error?.remedy).toContain('make room')
    expect(desk.rows('balances').size).toBe(5_001)
    desk.replace('balances', [balance('A', 2)], truth)
    await expect.poll(() => last()?.phase, { timeout: 10_000 }).toBe('saving')
    await store.close()
    const next = await openDesk(file, workers.launch)
    expect(next.balances()).toEqual([balance('A', 2)])
    await next.store.close()
  })
})

describe('a folder', () => {
  it('whose place a file has taken is named as the cause, and used once it is free', async () => {
    await writeFile(dirname(file), 'a file where the folder should be')
    const { desk, store, last } = await openDesk(file, workers.launch)
    expect(last()).toMatchObject({ phase: 'failing', error: { source: 'snapshot' } })
    expect(['EEXIST', 'ENOTDIR']).toContain(last()?.error?.code)
    desk.replace('balances', [balance('A', 1)], truth)
    await rm(dirname(file))
    await expect.poll(() => last()?.phase, { timeout: 10_000 }).toBe('saving')
    await store.close()
    const next = await openDesk(file, workers.launch)
    expect(next.balances()).toEqual([balance('A', 1)])
    await next.store.close()
  })

  it('that nobody may write to still shows its desk', async () => {
    await savedDesk()
    await chmod(folder.path, 0o755)
    const writableAgain = await unwritable(dirname(file))
    try {
      const { store, last, balances: rows } = await openDesk(file, workers.launch)
      expect(rows()).toEqual([balance('A', 1), balance('gone', 1)])
      expect(last()?.phase).toBe('failing')
      expect(last()?.error?.code).toMatch(/^SQLITE_(?:READONLY|CANTOPEN)/)
      expect(last()?.error?.remedy).toContain('writable')
      await store.close()
    } finally {
      await writableAgain()
    }
  })

  it('that nobody may write to is named as the cause where there is no desk yet', async () => {
    await mkdir(dirname(file))
    await chmod(folder.path, 0o755)
    const writableAgain = await unwritable(dirname(file))
    try {
      const { store, last } = await openDesk(file, workers.launch)
      expect(last()).toMatchObject({ phase: 'failing', error: { code: 'SQLITE_CANTOPEN' } })
      await store.close()
    } finally {
      await writableAgain()
    }
  })
})

/** The snapshot file through the real worker: what is saved comes back, and damage never stops the app. */
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildSnapshotWorker, type SnapshotWorkers } from '../../fixtures/snapshot-worker.js'
import { balance, change, openStore, temporaryFolder } from './harness.js'

let workers: SnapshotWorkers
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let file: string

beforeAll(async () => {
  workers = await buildSnapshotWorker()
})
afterAll(() => workers.dispose())
beforeEach(async () => {
  folder = await temporaryFolder()
  file = join(folder.path, 'desk', 'snapshot.sqlite')
})
afterEach(() => folder.remove())

async function savedRows(): Promise<readonly unknown[]> {
  const { store } = openStore(file, workers.launch)
  const desk = await store.open()
  await store.close()
  return desk.balances?.rows ?? []
}

describe('the snapshot file', () => {
  it('gives back what was saved, marked as a snapshot', async () => {
    const first = openStore(file, workers.launch)
    expect(await first.store.open()).toEqual({})
    first.store.save([change([balance('A', 1), balance('B', 2)])])
    await first.store.close()
    expect(first.last()?.phase).toBe('closed')

    const second = openStore(file, workers.launch)
    const desk = await second.store.open()
    expect(desk.balances).toEqual({ meta: { ...change([]).meta, origin: 'snapshot', fetch: 'paused' }, rows: [balance('A', 1), balance('B', 2)] })
    await second.store.close()
  })

  it('holds the same rows as a model, however changes are batched and reopened', async () => {
    const step = fc.record({
      upsert: fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D', 'Ü|"'), fc.integer({ min: 0, max: 9 })), { maxLength: 4 }),
      remove: fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'Ü|"'), { maxLength: 2 }),
      reset: fc.boolean(),
      reopen: fc.boolean()
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const path = join(folder.path, `${String(Math.random())}.sqlite`)
        const model = new Map<string, unknown>()
        let opened = openStore(path, workers.launch)
        await opened.store.open()
        for (const { upsert, remove, reset, reopen } of steps) {
          const rows = [...new Map(upsert.map(([account, total]) => [account, balance(account, total)])).values()]
          const removed = remove.filter((account) => !rows.some((row) => row.account === account))
          if (reset) model.clear()
          for (const account of removed) model.delete(account)
          for (const row of rows) model.set(row.account, row)
          opened.store.save([change(rows, { reset, remove: removed.map((account) => `${account}|IB|USD`) })])
          if (!reopen) continue
          await opened.store.close()
          opened = openStore(path, workers.launch)
          await opened.store.open()
        }
        await opened.store.close()
        const { store } = openStore(path, workers.launch)
        const found = (await store.open()).balances?.rows ?? []
        await store.close()
        expect(new Map(found.map((row) => [row.account, row]))).toEqual(model)
      }),
      { numRuns: 15 }
    )
  })

  it.each([
    ['no database at all', Buffer.from('this is not a database, this is a text that somebody saved here by mistake'.repeat(20))],
    ['a header and then nothing', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(3_000, 0xff)])]
  ])('keeps a damaged file aside and goes on: %s', async (_what, bytes) => {
    await mkdir(join(folder.path, 'desk'))
    await writeFile(file, bytes)
    const { store, last } = openStore(file, workers.launch)
    expect(await store.open()).toEqual({})
    expect(last()).toMatchObject({ phase: 'saving', error: null })
    expect(last()?.notice).toContain('damaged')
    store.save([change([balance('A', 1)])])
    await store.close()
    const kept = (await readdir(join(folder.path, 'desk'))).filter((name) => name.includes('.corrupt-'))
    expect(kept).toHaveLength(1)
    expect(await readFile(join(folder.path, 'desk', kept[0] ?? ''))).toEqual(bytes)
    expect(await savedRows()).toEqual([balance('A', 1)])
  })

  it('notices a page in the middle that was overwritten', async () => {
    const first = openStore(file, workers.launch)
    await first.store.open()
    first.store.save([change(Array.from({ length: 2_000 }, (_, index) => balance(`account ${String(index)}`, index)))])
    await first.store.close()
    const bytes = await readFile(file)
    bytes.fill(0xa5, 4_096 * 5, 4_096 * 9)
    await writeFile(file, bytes)
    const { store, last } = openStore(file, workers.launch)
    await store.open()
    expect(last()?.notice).toContain('kept as')
    await store.close()
  })

  it('treats an empty file as a new one', async () => {
    await mkdir(join(folder.path, 'desk'))
    await writeFile(file, '')
    const { store, last } = openStore(file, workers.launch)
    expect(await store.open()).toEqual({})
    expect(last()?.notice).toBeNull()
    await store.close()
  })

  it('shows a newer file, says so, and leaves it as it is', async () => {
    const first = openStore(file, workers.launch)
    await first.store.open()
    first.store.save([change([balance('A', 1)])])
    await first.store.close()
    const database = new Database(file)
    database.pragma('user_version = 999')
    database.close()
    const before = (await stat(file)).mtimeMs

    const { store, last } = openStore(file, workers.launch)
    expect((await store.open()).balances?.rows).toEqual([balance('A', 1)])
    expect(last()?.phase).toBe('read-only')
    expect(last()?.notice).toContain('newer Pitwall')
    store.save([change([balance('A', 2)])])
    await store.close()
    expect((await stat(file)).mtimeMs).toBe(before)
  })

  it('checks rows that an app of another shape wrote, and sets aside those that do not fit', async () => {
    const first = openStore(file, workers.launch)
    await first.store.open()
    first.store.save([change([balance('A', 1), balance('B', 2)])])
    await first.store.close()
    const database = new Database(file)
    database.prepare("UPDATE slices SET columns = '[\"account\",\"venue\",\"currency\",\"total\",\"available\",\"updatedAt\",\"mood\"]'").run()
    database.prepare("UPDATE slice_rows SET json = '[\"B\",\"IB\",\"USD\",\"many\",\"2\",1,\"gloomy\"]' WHERE key = 'B|IB|USD'").run()
    database.close()
    const { store } = openStore(file, workers.launch)
    const { balances } = await store.open()
    expect(balances?.rows).toEqual([balance('A', 1)])
    expect(balances?.meta.rejected).toMatchObject({ count: 1, samples: [{ key: 'B|IB|USD' }] })
    await store.close()
  })

  it('says that it cannot write, goes on, and writes what gathered once it can', async () => {
    const opened = openStore(file, workers.launch)
    await opened.store.open()
    await opened.store.flush()
    const other = new Database(file)
    // A full disk takes the same way but cannot be staged without a disk of its own.
    other.exec('BEGIN IMMEDIATE')
    opened.store.save([change([balance('A', 1)])])
    await opened.store.flush()
    expect(opened.last()).toMatchObject({ phase: 'failing', error: { code: 'SQLITE_BUSY', source: 'snapshot' } })
    other.exec('COMMIT')
    other.close()
    opened.store.save([change([balance('B', 2)])])
    await opened.store.close()
    expect(opened.statuses.some(({ phase, error }) => phase === 'saving' && error === null)).toBe(true)
    expect(await savedRows()).toEqual([balance('A', 1), balance('B', 2)])
  })

  it('opens a desk where nothing can be written, and says why', async () => {
    await writeFile(join(folder.path, 'desk'), 'a file where the folder should be')
    const { store, last } = openStore(file, workers.launch)
    expect(await store.open()).toEqual({})
    expect(last()).toMatchObject({ phase: 'failing', error: { source: 'snapshot' } })
    expect(['EEXIST', 'ENOTDIR']).toContain(last()?.error?.code)
    await store.close()
    await chmod(join(folder.path, 'desk'), 0o644)
  })
})

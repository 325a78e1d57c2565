/** Damage never stops the app and is never silent: the file is kept aside, rows that cannot be read are counted. */
import { mkdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildSnapshotWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { alter, balance, balances, keptAside, openDesk, temporaryFolder, truth, type Folder } from './harness.js'

let workers: FileWorkers
let folder: Folder
let file: string

beforeAll(async () => {
  workers = await buildSnapshotWorker()
})
afterAll(() => workers.dispose())
beforeEach(async () => {
  folder = await temporaryFolder()
  file = join(folder.path, 'desk', 'snapshot.sqlite')
  await mkdir(dirname(file))
})
afterEach(() => folder.remove())

async function savedFile(rows = balances(2_000)): Promise<void> {
  const { desk, store } = await openDesk(file, workers.launch)
  desk.replace('balances', rows, truth)
  await store.close()
}

async function overwritten(from: number, to: number): Promise<void> {
  const bytes = await readFile(file)
  bytes.fill(0xa5, from, to)
  await writeFile(file, bytes)
}

describe('a damaged file', () => {
  it.each([
    ['no database at all', () => writeFile(file, 'this is a text that somebody saved here by mistake'.repeat(50))],
    ['a header and then nothing', () => writeFile(file, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(3_000, 0xff)]))],
    ['cut off in the middle', async () => {
      await savedFile()
      await truncate(file, 4_096 * 7 + 100)
    }],
    ['pages overwritten', async () => {
      await savedFile()
      await overwritten(4_096 * 5, 4_096 * 9)
    }],
    ['its first page overwritten', async () => {
      await savedFile()
      await overwritten(100, 4_096)
    }]
  ])('is kept aside as it is, said, and begun anew: %s', async (_what, stage) => {
    await stage()
    const bytes = await readFile(file)
    const { desk, store, last } = await openDesk(file, workers.launch)
    await expect.poll(() => last()?.notice).toMatch(/damaged .*kept as/)
    expect(last()).toMatchObject({ phase: 'saving', error: null })
    desk.replace('balances', [balance('A', 1)], truth)
    await store.close()

    const [kept = '', ...others] = await keptAside(file)
    expect(kept).toMatch(/^snapshot\.sqlite\.corrupt-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/)
    expect(others).toEqual([])
    expect(await readFile(join(dirname(file), kept))).toEqual(bytes)
    const next = await openDesk(file, workers.launch)
    expect(next.balances()).toEqual([balance('A', 1)])
    expect(next.last()?.notice).toBeNull()
    await next.store.close()
  })

  it('whose rows can all be read is shown, and goes whole into the new one', async () => {
    await savedFile()
    // A page that belongs to nothing, in front of the list of free ones: no row is touched.
    alter(file, (database) => {
      database.exec('CREATE TABLE other AS SELECT * FROM slice_rows')
      database.exec('DROP TABLE other')
    })
    const bytes = await readFile(file)
    bytes.writeUInt32BE(bytes.readUInt32BE(36) + 3, 36)
    await writeFile(file, bytes)
    const { store, last, balances: rows } = await openDesk(file, workers.launch)
    expect(rows()).toEqual(balances(2_000))
    await expect.poll(() => last()?.notice).toMatch(/damaged .*kept as/)
    await store.close()
    const next = await openDesk(file, workers.launch)
    expect(next.balances()).toEqual(balances(2_000))
    expect(next.last()?.notice).toBeNull()
    await next.store.close()
  })

  it('takes the log beside it along', async () => {
    await writeFile(file, 'no database '.repeat(100))
    await writeFile(`${file}-wal`, 'no log either')
    await writeFile(`${file}-shm`, 'nor an index')
    const { store } = await openDesk(file, workers.launch)
    await store.close()
    const kept = await keptAside(file)
    expect(kept.map((name) => name.slice(name.indexOf('Z') + 1))).toEqual(['', '-shm', '-wal'])
  })

  it('is written whole again when the damage shows while the app runs', async () => {
    const { desk, store, last } = await openDesk(file, workers.launch)
    desk.replace('balances', balances(2_000), truth)
    await store.flush()
    // Into the log, and the pages of the file under it: the worker has the file open all the while.
    alter(file, (database) => database.pragma('wal_checkpoint(TRUNCATE)'))
    await overwritten(4_096 * 2, 4_096 * 40)
    desk.replace('balances', balances(2_000, 2), truth)
    await expect.poll(() => last()?.notice, { timeout: 10_000 }).toMatch(/damaged .*kept as/)
    await expect.poll(() => last()?.phase, { timeout: 10_000 }).toBe('saving')
    await store.close()
    expect(await keptAside(file)).not.toEqual([])
    const next = await openDesk(file, workers.launch)
    expect(next.balances()).toEqual(balances(2_000, 2))
    await next.store.close()
  })

  it('is written whole again when a new worker finds it damaged', async () => {
    let worker: Worker | undefined
    const { desk, store, last } = await openDesk(file, () => (worker = workers.launch()))
    desk.replace('balances', balances(500), truth)
    await store.flush()
    await worker?.terminate()
    await writeFile(file, 'garbage '.repeat(1_000))
    desk.merge('balances', [balance('one more', 1)], truth)
    await store.flush()
    expect(last()?.notice).toContain('damaged')
    await store.close()
    const next = await openDesk(file, workers.launch)
    expect(next.balances()).toHaveLength(501)
    await next.store.close()
  })

  it('is a new one when it is empty', async () => {
    await writeFile(file, '')
    const { store, last } = await openDesk(file, workers.launch)
    expect(last()).toMatchObject({ phase: 'saving', notice: null })
    await store.close()
    expect(await keptAside(file)).toEqual([])
  })
})

describe('a row that cannot be read', () => {
  it.each([
    ['cut off', '["A","IB","US'],
    ['no row', 'null'],
    ['short of values', '["A","IB"]'],
    ['empty', '']
  ])('is set aside and counted by its key, and the rest is shown: %s', async (_what, json) => {
    await savedFile(balances(1_500))
    alter(file, (database) => database.prepare("UPDATE slice_rows SET json = ? WHERE key = 'account 000003|IB|USD'").run(json))
    const { desk, store, last, balances: rows } = await openDesk(file, workers.launch)
    expect(rows()).toEqual(balances(1_500).filter(({ account }) => account !== 'account 000003'))
    expect(desk.meta('balances')).toMatchObject({ asOf: 1_000, origin: 'snapshot', rejected: { count: 1, samples: [{ key: 'account 000003|IB|USD' }] } })
    expect(last()?.notice).toBe('1 row of the snapshot could not be read and is not shown.')

    // A source that finds all rows as they were ends it, in the file too.
    desk.replace('balances', balances(1_500), truth)
    await store.close()
    const next = await openDesk(file, workers.launch)
    expect(next.balances()).toEqual(balances(1_500))
    expect(next.desk.meta('balances').rejected.count).toBe(0)
    await next.store.close()
  })

  it('leaves no row behind that the source no longer has', async () => {
    await savedFile(balances(10))
    alter(file, (database) => database.prepare("UPDATE slice_rows SET json = 'x' WHERE key = 'account 000003|IB|USD'").run())
    const { desk, store } = await openDesk(file, workers.launch)
    desk.replace('balances', balances(2), truth)
    await store.close()
    alter(file, (database) => {
      expect(database.prepare('SELECT count(*) FROM slice_rows').pluck().get()).toBe(2)
    })
  })

  it('takes only its own slice along when the slice cannot be dated', async () => {
    const first = await openDesk(file, workers.launch)
    first.desk.replace('balances', [balance('A', 1)], truth)
    first.desk.replace('equity', [{ account: 'A', asOf: 5, equity: balance('A', 9).total, realizedPnl: null, currency: 'USD' }], truth)
    await first.store.close()
    alter(file, (database) => database.prepare("UPDATE slices SET meta = '{' WHERE slice = 'equity'").run())
    const { desk, store, last, balances: rows } = await openDesk(file, workers.launch)
    expect(rows()).toEqual([balance('A', 1)])
    expect(desk.rows('equity').size).toBe(0)
    expect(last()?.notice).toContain('equity')
    await store.close()
  })
})

describe('a file that somebody moves while it is open', () => {
  it('is written again with all that was in it, and said, when it was removed', async () => {
    const { desk, store, last } = await openDesk(file, workers.launch)
    desk.replace('balances', [balance('A', 1)], truth)
    await store.flush()
    for (const suffix of ['', '-wal', '-shm']) await rm(file + suffix, { force: true })
    desk.merge('balances', [balance('B', 2)], truth)
    await expect.poll(() => last()?.notice, { timeout: 5_000 }).toMatch(/removed while Pitwall ran/)
    await expect.poll(() => last(), { timeout: 5_000 }).toMatchObject({ phase: 'saving', error: null })
    await store.close()
    const again = await openDesk(file, workers.launch)
    expect(again.balances().map(({ account }) => account)).toEqual(['A', 'B'])
    await again.store.close()
  })

  it('is kept beside the one that takes its place, which has the whole desk from then on', async () => {
    const { desk, store, last } = await openDesk(file, workers.launch)
    desk.replace('balances', [balance('A', 1)], truth)
    await store.flush()
    const other = join(folder.path, 'other', 'snapshot.sqlite')
    await mkdir(dirname(other))
    const elsewhere = await openDesk(other, workers.launch)
    elsewhere.desk.replace('balances', [balance('of another', 1)], truth)
    await elsewhere.store.close()
    await rename(other, file)
    desk.merge('balances', [balance('B', 2)], truth)
    await expect.poll(() => last()?.notice, { timeout: 5_000 }).toMatch(/Another file was put in the place/)
    await expect.poll(() => last(), { timeout: 5_000 }).toMatchObject({ phase: 'saving', error: null })
    await store.close()
    const again = await openDesk(file, workers.launch)
    expect(again.balances().map(({ account }) => account)).toEqual(['A', 'B'])
    await again.store.close()
  })
})

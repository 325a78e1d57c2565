/** Past desks in a real file: kept, read, damaged, full. */
import { open, stat, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DeskHistory } from '../../../src/main/history/desk-history.js'
import { systemClock } from '../../../src/shared/lib/clock.js'
import { buildHistoryWorker, buildSnapshotWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { alter, balance, balances, keptAside, openDesk, temporaryFolder, truth, type Folder } from '../snapshot/harness.js'
import { historyFile, openHistory, openKeptDesk, pastRows, snapshotFile } from './harness.js'

let snapshots: FileWorkers
let histories: FileWorkers
let folder: Folder

beforeAll(async () => {
  snapshots = await buildSnapshotWorker()
  histories = await buildHistoryWorker()
}, 60_000)
afterAll(async () => {
  await snapshots.dispose()
  await histories.dispose()
})
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const openAll = (ceilingBytes?: number): ReturnType<typeof openKeptDesk> => openKeptDesk(folder.path, snapshots.launch, histories.launch, ceilingBytes)

describe('the history of a desk', () => {
  it('has each moment as it was, with those beside it', async () => {
    const kept = await openAll()
    kept.desk.replace('balances', balances(300), truth)
    const first = await kept.keep()
    kept.desk.replace('balances', [balance('A', 2), balance('B', 3)], truth)
    const second = await kept.keep()
    kept.desk.remove('balances', ['A|IB|USD'], truth)
    const third = await kept.keep()

    const byAccount = (rows: readonly unknown[]): readonly unknown[] => [...(rows as readonly ReturnType<typeof balance>[])].sort((a, b) => (a.account < b.account ? -1 : 1))
    expect(byAccount(await pastRows(kept.history, first, 'balances'))).toEqual(balances(300))
    expect(await pastRows(kept.history, second, 'balances')).toEqual([balance('A', 2), balance('B', 3)])
    expect(await pastRows(kept.history, third, 'balances')).toEqual([balance('B', 3)])
    expect(await kept.history.read(second)).toMatchObject({ at: second, previous: first, next: third, reason: 'pace', notice: null })
    // Between two moments the earlier one is what was known; before all of them there is the oldest.
    expect((await kept.history.read(third - 1)).at).toBe(third - 1 >= second ? second : first)
    expect((await kept.history.read(0)).at).toBe(first)
    expect(await kept.history.moments(first, third, 10)).toMatchObject({ total: 3, oldest: first, newest: third, moments: [{ at: first }, { at: second }, { at: third }] })
    expect((await kept.history.moments(0, third, 2)).moments.length).toBeLessThanOrEqual(2)
    await kept.close()
  })

  it('is judged later by what it was judged by then, where that was kept', async () => {
    const { desk, store } = await openDesk(snapshotFile(folder.path), snapshots.launch)
    let bearings = { clockSkewMs: 1_500 as number | null, brokerAccounts: ['DU1', 'DU2'] }
    const history = openHistory(folder.path, histories.launch, () => store.flush(), undefined, () => bearings)
    const keep = async (total: number): Promise<number> => {
      desk.replace('balances', [balance('A', total)], truth)
      await store.flush()
      return (await history.take('pace')) ?? 0
    }
    const first = await keep(1)
    bearings = { clockSkewMs: null, brokerAccounts: [] }
    const second = await keep(2)
    expect((await history.read(first)).bearings).toEqual({ clockSkewMs: 1_500, brokerAccounts: ['DU1', 'DU2'] })
    expect((await history.read(second)).bearings).toEqual(bearings)
    alter(historyFile(folder.path), (database) => database.exec('UPDATE moments SET bearings = NULL'))
    expect((await history.read(first)).bearings).toBeNull()
    await history.close()
    await store.close()
  })

  it('survives the app, and keeps nothing twice', async () => {
    const first = await openAll()
    first.desk.replace('balances', balances(5_000), truth)
    const at = await first.keep()
    expect(await first.history.take('pace')).toBeNull()
    const { size } = await stat(historyFile(folder.path))
    first.desk.merge('balances', [balance('account 000007', 9)], truth)
    await first.keep()
    await first.close()
    // One chunk of 64 rows, not the 5,000: what is written again of a large slice is what changed.
    expect((await stat(historyFile(folder.path))).size - size).toBeLessThan(100_000)

    const second = await openAll()
    expect(await second.history.take('pace')).toBeNull()
    expect(await pastRows(second.history, at, 'balances')).toHaveLength(5_000)
    await second.close()
  })

  it('keeps the desk of an alert with what had not been saved yet, and says why', async () => {
    const kept = await openAll()
    kept.desk.replace('balances', [balance('A', 7)], truth)
    kept.history.alertRaised()
    kept.history.alertRaised()
    await expect.poll(async () => (await kept.history.moments(0, Date.now(), 10)).moments.map(({ reason }) => reason), { timeout: 8_000 }).toEqual(['alert'])
    expect(await pastRows(kept.history, Date.now(), 'balances')).toEqual([balance('A', 7)])
    await kept.close()
  })

  it('says that nothing is kept where nothing is', async () => {
    const history = openHistory(folder.path, histories.launch, () => Promise.resolve())
    expect(await history.take('pace')).toBeNull()
    await expect(history.read(1)).rejects.toMatchObject({ code: 'HISTORY_EMPTY' })
    expect(await history.moments(0, Date.now(), 10)).toMatchObject({ total: 0, oldest: null })
    await history.close()
  })

  it('gives up moments for their age, and what only they had', async () => {
    const kept = await openAll()
    kept.desk.replace('balances', [balance('A', 1)], truth)
    await kept.keep()
    await kept.history.close()
    // As if a day had been kept every ten seconds, long ago.
    const long = Date.UTC(2020, 0, 1)
    alter(historyFile(folder.path), (database) => {
      const add = database.prepare("INSERT INTO moments (at, reason, metas, bytes) SELECT ?, 'pace', metas, bytes FROM moments LIMIT 1")
      for (let index = 0; index < 500; index += 1) add.run(long + index * 10_000)
      database.exec("INSERT INTO chunks (hash, count, rows) VALUES (x'00', 1, x'00')")
    })
    const history = openHistory(folder.path, histories.launch, () => kept.store.flush())
    kept.desk.replace('balances', [balance('A', 2)], truth)
    await kept.store.flush()
    await history.take('pace')
    expect((await history.moments(0, Date.now(), 10)).total).toBe(3)
    await history.close()
    await kept.store.close()
    alter(historyFile(folder.path), (database) => {
      expect(database.prepare('SELECT count(*) FROM chunks').pluck().get()).toBe(2)
    })
  })
})

describe('a history that reaches its ceiling', () => {
  it('lets the oldest moments go, and never the desk', async () => {
    const ceiling = 1 << 20
    const kept = await openAll(ceiling)
    // Rows that cannot be packed small, all of them new each time.
    const noise = (round: number): string => Array.from({ length: 200 }, (_, index) => Math.abs(Math.sin(index * 7.3 + round * 1_000.7)).toString(36).slice(2)).join('')
    const times: number[] = []
    for (let round = 0; round < 40; round += 1) {
      kept.desk.replace('balances', Array.from({ length: 40 }, (_, index) => ({ ...balance(`account ${String(index)}`, round), venue: noise(round * 40 + index) })), truth)
      times.push(await kept.keep())
    }
    const { oldest, newest, total } = await kept.history.moments(0, Date.now(), 100)
    expect(total).toBeLessThan(40)
    expect(newest).toBe(times.at(-1))
    expect(oldest).toBeGreaterThan(times[0] ?? 0)
    expect(await pastRows(kept.history, newest ?? 0, 'balances')).toHaveLength(40)
    expect(kept.last()).toMatchObject({ phase: 'saving', notice: null })
    await kept.close()
    expect((await stat(historyFile(folder.path))).size).toBeLessThanOrEqual(ceiling)
  })
})

describe('a damaged history', () => {
  const keepOne = async (): Promise<void> => {
    const kept = await openAll()
    kept.desk.replace('balances', balances(2_000), truth)
    await kept.keep()
    await kept.close()
  }
  const expectDesk = async (): Promise<void> => {
    const { store, last, balances: rows } = await openDesk(snapshotFile(folder.path), snapshots.launch)
    expect(rows()).toHaveLength(2_000)
    expect(last()).toMatchObject({ phase: 'saving', notice: null })
    await store.close()
  }

  it('that is no database is kept aside and begun anew; the desk is untouched', async () => {
    await keepOne()
    await writeFile(historyFile(folder.path), 'x'.repeat(10_000))
    const kept = await openAll()
    kept.desk.replace('balances', [...balances(2_000)].map((row) => ({ ...row, updatedAt: 2 })), truth)
    const at = await kept.keep()
    expect(await pastRows(kept.history, at, 'balances')).toHaveLength(2_000)
    expect((await kept.history.moments(0, at, 10)).notice).toContain('was damaged')
    await kept.close()
    expect(await keptAside(historyFile(folder.path))).toHaveLength(1)
    await expectDesk()
  })

  it('with torn pages costs past moments at most, never the desk, and keeps new ones', async () => {
    await keepOne()
    const file = await open(historyFile(folder.path), 'r+')
    const { size } = await file.stat()
    for (let at = 4_096; at + 64 < size; at += 4_096) await file.write(Buffer.alloc(64, 0xa5), 0, 64, at)
    await file.close()
    const kept = await openAll()
    kept.desk.replace('balances', [balance('A', 1)], truth)
    const at = await kept.keep()
    expect(await pastRows(kept.history, at, 'balances')).toEqual([balance('A', 1)])
    await kept.close()
  })

  it('whose packed rows are damaged says so of that moment, and shows the others', async () => {
    const kept = await openAll()
    kept.desk.replace('balances', [balance('A', 1)], truth)
    const first = await kept.keep()
    await kept.history.close()
    alter(historyFile(folder.path), (database) => database.exec("UPDATE chunks SET rows = x'0102030405'"))
    const history = openHistory(folder.path, histories.launch, () => kept.store.flush())
    await expect(history.read(first)).rejects.toMatchObject({ code: 'HISTORY_DAMAGED' })
    kept.desk.replace('balances', [balance('A', 2)], truth)
    await kept.store.flush()
    const second = await history.take('pace')
    expect(await pastRows(history, second ?? 0, 'balances')).toEqual([balance('A', 2)])
    await history.close()
    await kept.store.close()
  })

  it('of a newer Pitwall is read and left as it is', async () => {
    await keepOne()
    alter(historyFile(folder.path), (database) => database.pragma('user_version = 99'))
    const kept = await openAll()
    kept.desk.replace('balances', [balance('A', 1)], truth)
    await kept.store.flush()
    expect(await kept.history.take('pace')).toBeNull()
    expect(await kept.history.moments(0, Date.now(), 10)).toMatchObject({ total: 1, notice: expect.stringContaining('newer Pitwall') as string })
    await kept.close()
  })

  it('of another shape of rows has each row checked', async () => {
    await keepOne()
    alter(historyFile(folder.path), (database) => database.exec("UPDATE layouts SET shape = 'of another app'"))
    const history = openHistory(folder.path, histories.launch, () => Promise.resolve())
    expect(await pastRows(history, Date.now(), 'balances')).toHaveLength(2_000)
    await history.close()
    expect(existsSync(historyFile(folder.path))).toBe(true)
  })
})

describe('a history that cannot be written', () => {
  it('says so with the moments that are there, and goes on when it can', async () => {
    const kept = await openAll()
    kept.desk.replace('balances', [balance('A', 1)], truth)
    await kept.keep()
    // Another program holds the file for longer than is waited for.
    const other = new Database(historyFile(folder.path))
    other.exec('BEGIN IMMEDIATE')
    kept.desk.replace('balances', [balance('A', 2)], truth)
    await kept.store.flush()
    expect(await kept.history.take('pace')).toBeNull()
    expect((await kept.history.moments(0, Date.now(), 10)).notice).toContain('SQLITE_BUSY')
    other.exec('ROLLBACK')
    other.close()
    expect(await kept.history.take('pace')).not.toBeNull()
    expect(await kept.history.moments(0, Date.now(), 10)).toMatchObject({ total: 2, notice: null })
    await kept.close()
  })
})

describe('a thread that hangs', () => {
  it('is given up at the end, so that the desk itself can be closed', async () => {
    // A thread that loads and never answers.
    const hung = new Worker('setInterval(() => undefined, 1_000); require("node:worker_threads").parentPort.on("message", () => undefined)', { eval: true })
    const place = { file: historyFile(folder.path), snapshot: snapshotFile(folder.path), ceilingBytes: 1 << 20 }
    const history = new DeskHistory({ place, launchThread: () => hung, flush: () => Promise.resolve(), takeEveryMs: undefined, bearings: () => ({ clockSkewMs: null, brokerAccounts: [] }), closeDeadlineMs: 50, clock: systemClock, logger: pino({ enabled: false }) })
    const taking = history.take('pace')
    await history.close()
    expect(await taking).toBeNull()
    await expect(history.read(1)).rejects.toMatchObject({ code: 'CLOSED' })
  })
})

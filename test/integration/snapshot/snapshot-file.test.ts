/** The snapshot file through the real worker: what the desk holds comes back. */
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { slices, type SliceKey } from '../../../src/shared/state/slices.js'
import { buildSnapshotWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { alter, balance, balances, openDesk, temporaryFolder, truth, type Folder } from './harness.js'

let workers: FileWorkers
let folder: Folder
let file: string

beforeAll(async () => {
  workers = await buildSnapshotWorker()
})
afterAll(() => workers.dispose())
beforeEach(async () => {
  folder = await temporaryFolder()
  file = join(folder.path, 'a', 'b', 'snapshot.sqlite')
})
afterEach(() => folder.remove())

describe('the snapshot file', () => {
  it('gives back what was saved, as a snapshot for which nothing is being asked, with its last error', async () => {
    const first = await openDesk(file, workers.launch)
    expect(first.balances()).toEqual([])
    first.desk.replace('balances', [balance('A', 1), balance('B', 2)], truth)
    const error = { code: '57P01', message: 'terminating connection', source: 'postgres', remedy: null, at: 5 }
    first.desk.failed('balances', error, 3, 9_000)
    await first.store.close()
    expect(first.last()?.phase).toBe('closed')

    const second = await openDesk(file, workers.launch)
    expect(second.balances()).toEqual([balance('A', 1), balance('B', 2)])
    expect(second.desk.meta('balances')).toMatchObject({ asOf: 1_000, origin: 'snapshot', fetch: 'paused', attempt: 0, nextAttemptAt: null, error })
    expect(second.desk.meta('equity').origin).toBe('none')
    await second.store.close()
  })

  it('says when it was saved, before anything is saved anew', async () => {
    const first = await openDesk(file, workers.launch)
    expect(first.last()?.savedAt).toBeNull()
    first.desk.replace('balances', [balance('A', 1)], truth)
    await first.store.flush()
    const saved = first.last()?.savedAt ?? 0
    await first.store.close()
    const second = await openDesk(file, workers.launch)
    expect(Math.abs((second.last()?.savedAt ?? 0) - saved)).toBeLessThan(1_000)
    expect(second.last()).toMatchObject({ phase: 'saving', error: null, notice: null })
    await second.store.close()
  })

  it('saves by itself, and only the rows that changed', async () => {
    const { desk, store, last } = await openDesk(file, workers.launch)
    desk.replace('balances', balances(50), truth)
    await store.flush()
    const before = last()?.savedAt
    alter(file, (database) => {
      database.exec('CREATE TABLE touched (key TEXT)')
      database.exec('CREATE TRIGGER seen AFTER UPDATE ON slice_rows BEGIN INSERT INTO touched VALUES (new.key); END')
    })
    desk.merge('balances', [balance('account 000007', 8)], truth)
    desk.merge('balances', [balance('account 000007', 9)], truth)
    await expect.poll(() => last()?.savedAt).not.toBe(before)
    alter(file, (database) => {
      expect(database.prepare('SELECT key FROM touched').pluck().all()).toEqual(['account 000007|IB|USD'])
    })
    await store.close()
  })

  it('holds what the desk holds, whatever happened to it, however it was flushed and reopened', async () => {
    const name = fc.constantFrom('A', 'B', 'C', 'D', 'Ü|"\n', '__proto__')
    const rows = fc.array(fc.tuple(name, fc.integer({ min: 0, max: 9 })), { maxLength: 4 })
    const step = fc.oneof(
      fc.record({ act: fc.constantFrom('replace' as const, 'merge' as const), rows }),
      fc.record({ act: fc.constant('remove' as const), names: fc.array(name, { maxLength: 3 }) }),
      fc.record({ act: fc.constantFrom('flush' as const, 'reopen' as const, 'fail' as const) })
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), fc.uuid(), async (steps, id) => {
        const path = join(folder.path, `${id}.sqlite`)
        let opened = await openDesk(path, workers.launch)
        const reopen = async (): Promise<void> => {
          const before = Object.fromEntries((Object.keys(slices) as SliceKey[]).map((key) => [key, new Map<string, unknown>(opened.desk.rows(key))]))
          await opened.store.close()
          opened = await openDesk(path, workers.launch)
          for (const key of Object.keys(slices) as SliceKey[]) expect(new Map<string, unknown>(opened.desk.rows(key))).toEqual(before[key])
        }
        for (const one of steps) {
          if (one.act === 'replace' || one.act === 'merge') opened.desk[one.act]('balances', one.rows.map(([account, total]) => balance(account, total)), truth)
          else if (one.act === 'remove') opened.desk.remove('balances', one.names.map((account) => `${account}|IB|USD`), truth)
          else if (one.act === 'fail') opened.desk.failed('balances', { code: 'X', message: '', source: 'postgres', remedy: null, at: 1 }, 1, null)
          else if (one.act === 'flush') await opened.store.flush()
          else await reopen()
        }
        await reopen()
        await opened.store.close()
      }),
      { numRuns: 15 }
    )
  })

  it('writes and reads more rows than fit on a page', async () => {
    const first = await openDesk(file, workers.launch)
    first.desk.replace('balances', balances(3_001), truth)
    await first.store.close()
    const second = await openDesk(file, workers.launch)
    expect(second.balances()).toEqual(balances(3_001))
    second.desk.replace('balances', balances(10), truth)
    await second.store.close()
    const third = await openDesk(file, workers.launch)
    expect(third.balances()).toEqual(balances(10))
    await third.store.close()
  })
})

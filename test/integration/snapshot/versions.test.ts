/** Files of other Pitwalls: older ones are migrated and checked, newer ones shown and left alone. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrations } from '../../../src/main/snapshot/worker/schema.js'
import { migrate, versionOf } from '../../../src/main/sqlite/worker/layout.js'
import { buildSnapshotWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { alter, balance, openDesk, temporaryFolder, truth, type Folder } from './harness.js'

let workers: FileWorkers
let folder: Folder
let file: string

beforeAll(async () => {
  workers = await buildSnapshotWorker()
})
afterAll(() => workers.dispose())
beforeEach(async () => {
  folder = await temporaryFolder()
  file = join(folder.path, 'snapshot.sqlite')
})
afterEach(() => folder.remove())

const columns = ['account', 'venue', 'currency', 'total', 'available', 'updatedAt']
const metaText = JSON.stringify({ asOf: 7, origin: 'live', fetch: 'idle', error: null, attempt: 0, nextAttemptAt: null, rejected: { count: 0, samples: [] }, unavailable: null })

/** A file as the first layout had it. */
function writeFirstLayout(names: readonly string[], rows: Readonly<Record<string, readonly unknown[]>>): void {
  alter(file, (database) => {
    migrate(database, migrations, 1)
    database.prepare('INSERT INTO slices (slice, meta, columns) VALUES (?, ?, ?)').run('balances', metaText, JSON.stringify(names))
    for (const [key, values] of Object.entries(rows)) database.prepare('INSERT INTO slice_rows (slice, key, json) VALUES (?, ?, ?)').run('balances', key, JSON.stringify(values))
  })
}

describe('an older file', () => {
  it('is brought to the newest layout one step at a time, rows and all', () => {
    writeFirstLayout(columns, { 'A|IB|USD': ['A', 'IB', 'USD', '1', '1', 1] })
    alter(file, (database) => {
      for (let version = 2; version <= migrations.length; version += 1) {
        migrate(database, migrations, version)
        expect(versionOf(database)).toBe(version)
      }
      expect(database.prepare('SELECT slice, columns, shape FROM slices').all()).toEqual([{ slice: 'balances', columns: JSON.stringify(columns), shape: '' }])
      expect(database.prepare('SELECT key FROM slice_rows').pluck().all()).toEqual(['A|IB|USD'])
    })
  })

  it('is left as it was when a step fails', () => {
    writeFirstLayout(columns, {})
    alter(file, (database) => {
      database.exec('ALTER TABLE slices ADD COLUMN shape TEXT')
      expect(() => migrate(database, migrations)).toThrow('duplicate column')
      expect(versionOf(database)).toBe(1)
    })
  })

  it('has its rows checked, those that do not fit set aside, and the others kept in the new shape', async () => {
    // One field more than today, in another order; one row whose total is no number, one that lacks its key.
    writeFirstLayout(['mood', 'updatedAt', 'account', 'venue', 'currency', 'total', 'available'], {
      'A|IB|USD': ['calm', 1, 'A', 'IB', 'USD', '1', '1'],
      'B|IB|USD': ['calm', 1, 'B', 'IB', 'USD', 'many', '2'],
      'C|IB|USD': ['calm', 1, null, 'IB', 'USD', '3', '3']
    })
    const first = await openDesk(file, workers.launch)
    expect(first.balances()).toEqual([balance('A', 1)])
    expect(first.desk.meta('balances')).toMatchObject({ asOf: 7, rejected: { count: 2, samples: [{ key: 'B|IB|USD' }, { key: 'C|IB|USD' }] } })
    // Whatever is saved next must not leave old rows under new names.
    first.desk.merge('balances', [balance('D', 4)], truth)
    await first.store.close()
    const second = await openDesk(file, workers.launch)
    expect(second.balances()).toEqual([balance('A', 1), balance('D', 4)])
    expect(second.last()?.notice).toBeNull()
    await second.store.close()
  })

  it('has its rows checked when only a type has changed', async () => {
    const first = await openDesk(file, workers.launch)
    first.desk.replace('balances', [balance('A', 1), balance('B', 2)], truth)
    await first.store.close()
    alter(file, (database) => {
      database.exec("UPDATE slices SET shape = 'of another app'")
      database.exec(`UPDATE slice_rows SET json = '["B","IB","USD",2,"2",1]' WHERE key = 'B|IB|USD'`)
    })
    const second = await openDesk(file, workers.launch)
    expect(second.balances()).toEqual([balance('A', 1)])
    expect(second.desk.meta('balances').rejected.samples).toEqual([{ key: 'B|IB|USD', reason: 'total: Invalid input: expected string, received number' }])
    await second.store.close()
  })
})

describe('a newer file', () => {
  const markNewer = (): void => {
    alter(file, (database) => database.pragma(`user_version = ${String(migrations.length + 1)}`))
  }

  it('is shown, said to be newer, and left as it is', async () => {
    const first = await openDesk(file, workers.launch)
    first.desk.replace('balances', [balance('A', 1)], truth)
    await first.store.close()
    markNewer()
    const before = await readFile(file)

    const { desk, store, last, balances } = await openDesk(file, workers.launch)
    expect(balances()).toEqual([balance('A', 1)])
    expect(last()).toMatchObject({ phase: 'read-only', error: null })
    expect(last()?.notice).toContain('newer Pitwall')
    desk.replace('balances', [balance('A', 2)], truth)
    await store.flush()
    expect(last()?.phase).toBe('read-only')
    await store.close()
    expect(await readFile(file)).toEqual(before)
  })

  it('is left as it is when nothing of it can be read', async () => {
    const database = new Database(file)
    database.exec('CREATE TABLE something_else (x)')
    database.close()
    markNewer()
    const { store, last, balances } = await openDesk(file, workers.launch)
    expect(balances()).toEqual([])
    expect(last()?.phase).toBe('read-only')
    expect(last()?.notice).toContain('cannot be shown')
    await store.close()
  })
})

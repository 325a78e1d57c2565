/** The thread reads the file that will most likely be asked for before anybody asks. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { CEILING_BYTES, type Ahead } from '../../../src/main/snapshot/ahead.js'
import { buildSnapshotWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { balance, openDesk, temporaryFolder, truth, type Folder } from './harness.js'

let workers: FileWorkers
let folder: Folder

beforeAll(async () => {
  workers = await buildSnapshotWorker()
})
afterAll(() => workers.dispose())
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const named = (name: string): string => join(folder.path, name, 'snapshot.sqlite')
const aheadOf = (file: string) => (): Worker => new Worker(workers.path, { workerData: { file, ceilingBytes: CEILING_BYTES } satisfies Ahead })

async function save(file: string, account: string): Promise<void> {
  const { desk, store } = await openDesk(file, workers.launch)
  desk.replace('balances', [balance(account, 1)], truth)
  await store.close()
}

async function seen(file: string, launch: () => Worker): Promise<readonly unknown[]> {
  const { store, balances: rows } = await openDesk(file, launch)
  await store.close()
  return rows()
}

it('hands over what it has read, writes to the same file, and reads anew what is opened later', async () => {
  await save(named('own'), 'A')
  const { desk, store, balances: rows, last } = await openDesk(named('own'), aheadOf(named('own')))
  expect(rows()).toEqual([balance('A', 1)])
  desk.merge('balances', [balance('B', 2)], truth)
  await store.close()
  expect(last()?.phase).toBe('closed')
  expect(await seen(named('own'), workers.launch)).toEqual([balance('A', 1), balance('B', 2)])
})

it('shows nothing of a file that was not asked for', async () => {
  await save(named('demo'), 'demo')
  await save(named('own'), 'own')
  expect(await seen(named('own'), aheadOf(named('demo')))).toEqual([balance('own', 1)])
})

it('says of a damaged file what an opening would have said', async () => {
  await save(named('own'), 'A')
  await writeFile(named('own'), 'no database at all, and long enough to be none')
  const { store, last } = await openDesk(named('own'), aheadOf(named('own')))
  expect(last()?.notice).toContain('damaged')
  await store.close()
})

it('fails where an opening fails, when it is asked', async () => {
  await save(named('own'), 'A')
  const below = join(named('own'), 'below', 'snapshot.sqlite')
  const { store, last } = await openDesk(below, aheadOf(below))
  expect(last()).toMatchObject({ phase: 'failing' })
  expect(last()?.error?.code).toBeTruthy()
  await store.close()
})

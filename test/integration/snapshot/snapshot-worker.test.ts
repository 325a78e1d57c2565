/** The worker dies, hangs or never starts: calls under way settle, the desk goes on, nothing that gathered is lost. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { WorkerLink } from '../../../src/main/snapshot/worker-link.js'
import { FileError } from '../../../src/main/sqlite/thread-link.js'
import { buildSnapshotWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { balance, balances, openDesk, temporaryFolder, truth, type Folder } from './harness.js'

let workers: FileWorkers
let folder: Folder
let file: string
let launched: Worker[]

beforeAll(async () => {
  workers = await buildSnapshotWorker()
})
afterAll(() => workers.dispose())
beforeEach(async () => {
  folder = await temporaryFolder()
  file = join(folder.path, 'snapshot.sqlite')
  launched = []
})
afterEach(async () => {
  vi.useRealTimers()
  await Promise.all(launched.map((worker) => worker.terminate()))
  await folder.remove()
})

const launch = (make: () => Worker = workers.launch): Worker => {
  const worker = make()
  launched.push(worker)
  return worker
}
const deaf = (): Worker => new Worker("require('node:worker_threads').parentPort.on('message', () => undefined)", { eval: true })
const hanging = (): Worker => new Worker("require('node:worker_threads').parentPort.on('message', () => { for (;;); })", { eval: true })
const crashing = (): Worker => new Worker("throw new Error('no luck')", { eval: true })
const running = (): number => launched.filter((worker) => worker.threadId !== -1).length

async function rowsInFile(): Promise<readonly unknown[]> {
  const { store, balances: rows } = await openDesk(file, workers.launch)
  await store.close()
  return rows()
}

describe('a worker that dies', () => {
  it('is replaced, and nothing that gathered is lost', async () => {
    const { desk, store, last } = await openDesk(file, () => launch())
    desk.replace('balances', [balance('A', 1)], truth)
    await launched[0]?.terminate()
    await expect.poll(() => last()?.workerRestarts).toBe(1)
    expect(last()).toMatchObject({ phase: 'failing', error: { code: 'WORKER_EXIT' } })
    desk.merge('balances', [balance('B', 2)], truth)
    await expect.poll(() => last()?.phase, { timeout: 10_000 }).toBe('saving')
    expect(launched).toHaveLength(2)
    await store.close()
    expect(await rowsInFile()).toEqual([balance('A', 1), balance('B', 2)])
  })

  it('in the middle of a write has the write done by its successor', async () => {
    const { desk, store, last } = await openDesk(file, () => launch())
    desk.replace('balances', balances(20_000), truth)
    const written = store.flush()
    await launched[0]?.terminate()
    await written
    expect(last()).toMatchObject({ phase: 'failing', workerRestarts: 1, error: { code: 'WORKER_EXIT' } })
    desk.merge('balances', [balance('B', 2)], truth)
    await store.flush()
    expect(last()?.phase).toBe('saving')
    await store.close()
    expect(await rowsInFile()).toHaveLength(20_001)
  })

  it('while it opens the file gets a second chance, and the desk is shown', async () => {
    const first = await openDesk(file, () => launch())
    first.desk.replace('balances', [balance('A', 1)], truth)
    await first.store.close()
    const makers = [crashing, workers.launch]
    const { store, last, balances: rows } = await openDesk(file, () => launch(makers.shift()))
    expect(rows()).toEqual([balance('A', 1)])
    expect(last()).toMatchObject({ phase: 'saving', workerRestarts: 1, error: null })
    await store.close()
  })

  it('again and again leaves the desk running and no thread behind', async () => {
    const { store, last, statuses } = await openDesk(file, () => launch(crashing))
    expect(last()).toMatchObject({ phase: 'failing', workerRestarts: 2, error: { code: 'WORKER_FAILED', message: 'no luck' } })
    await store.flush()
    await store.flush()
    expect(last()?.workerRestarts).toBe(4)
    expect(statuses.some(({ phase }) => phase === 'saving')).toBe(false)
    await store.close()
    await expect.poll(running).toBe(0)
  })
})

describe('a worker that refuses', () => {
  it('is let go before the next is tried', async () => {
    const unusable = join(file, 'below', 'a', 'file')
    await openDesk(file, () => launch()).then(({ store }) => store.close())
    const { store, last } = await openDesk(unusable, () => launch())
    for (let round = 0; round < 3; round += 1) await store.flush()
    expect(last()?.phase).toBe('failing')
    await expect.poll(running).toBe(0)
    await store.close()
  })
})

describe('a worker that hangs', () => {
  it('is given up after the deadline, and every call under way is settled', async () => {
    const link = new WorkerLink(launch(deaf), () => undefined)
    const calls = [link.call({ kind: 'close' }, 50), link.call({ kind: 'commit' }, 60_000)]
    const faults = await Promise.all(calls.map((call) => call.catch((fault: unknown) => fault)))
    expect(faults.map((fault) => fault instanceof FileError && fault.code)).toEqual(['DEADLINE', 'WORKER_EXIT'])
    await expect(link.call({ kind: 'close' }, 50)).rejects.toMatchObject({ code: 'WORKER_EXIT' })
    await expect.poll(running).toBe(0)
  })

  it('does not hold up closing for longer than its deadline', async () => {
    const makers = [workers.launch, hanging]
    const { desk, store, last } = await openDesk(file, () => launch(makers.shift()))
    desk.replace('balances', [balance('A', 1)], truth)
    await launched[0]?.terminate()
    await expect.poll(() => last()?.workerRestarts).toBe(1)
    const startedAt = performance.now()
    await store.close()
    expect(performance.now() - startedAt).toBeLessThan(7_000)
    expect(last()?.phase).toBe('closed')
    await expect.poll(running).toBe(0)
  })
})

describe('after close', () => {
  it('nothing is taken, written, started or told', async () => {
    const { desk, store, statuses, last } = await openDesk(file, () => launch())
    desk.replace('balances', [balance('A', 1)], truth)
    await Promise.all([store.close(), store.close()])
    const told = statuses.length
    desk.merge('balances', [balance('B', 1)], truth)
    await store.flush()
    await store.close()
    expect(statuses).toHaveLength(told)
    expect(last()?.phase).toBe('closed')
    expect(launched).toHaveLength(1)
    expect(running()).toBe(0)
    expect(await rowsInFile()).toEqual([balance('A', 1)])
  })
})

/** The worker dies, hangs, or the whole process is killed: the desk goes on and the file stays whole. */
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Worker } from 'node:worker_threads'
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
  file = join(folder.path, 'snapshot.sqlite')
})
afterEach(() => folder.remove())

describe('the snapshot worker', () => {
  it('is replaced when it dies, and nothing that gathered is lost', async () => {
    const launched: Worker[] = []
    const opened = openStore(file, () => {
      const worker = workers.launch()
      launched.push(worker)
      return worker
    })
    await opened.store.open()
    opened.store.save([change([balance('A', 1)])])
    await launched[0]?.terminate()
    await expect.poll(() => opened.last()?.workerRestarts).toBe(1)
    opened.store.save([change([balance('B', 2)])])
    await opened.store.flush()
    expect(launched).toHaveLength(2)
    expect(opened.last()).toMatchObject({ phase: 'saving', error: null })
    await opened.store.close()
    const { store } = openStore(file, workers.launch)
    expect((await store.open()).balances?.rows).toEqual([balance('A', 1), balance('B', 2)])
    await store.close()
  })

  it('takes nothing after close', async () => {
    const opened = openStore(file, workers.launch)
    await opened.store.open()
    await opened.store.close()
    opened.store.save([change([balance('A', 1)])])
    await opened.store.flush()
    expect(opened.last()?.phase).toBe('closed')
    const { store } = openStore(file, workers.launch)
    expect(await store.open()).toEqual({})
    await store.close()
  })
})

describe('kill -9 while it writes', () => {
  it('never costs the file, and at most the changes of the last moment', async () => {
    const script = join(workers.path, '..', 'writer.mjs')
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true, external: ['better-sqlite3'] },
      build: { ssr: join(import.meta.dirname, 'endless-writer.ts'), outDir: join(workers.path, '..'), emptyOutDir: false, target: 'node20', minify: false, rolldownOptions: { output: { entryFileNames: 'writer.mjs' } } }
    })
    for (let round = 0; round < 20; round += 1) {
      const writer = fork(script, [file, workers.path], { execArgv: [] })
      const confirmed = await killAfter(writer, 5 + ((round * 7) % 23))
      const database = new Database(file)
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
      database.close()
      const { store, last } = openStore(file, workers.launch)
      const desk = await store.open()
      expect(last()?.notice).toBeNull()
      const [row] = desk.balances?.rows ?? []
      // Every write that the worker confirmed is there; the one under way may be or not.
      expect(Number(row?.total)).toBeGreaterThanOrEqual(confirmed)
      await store.close()
    }
  }, 120_000)
})

/** Kills the writer once it has confirmed so many writes; gives the last that it confirmed. */
function killAfter(writer: ChildProcess, writes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let first: number | null = null
    let last = 0
    writer.on('message', (total: number) => {
      first ??= total
      last = total
      if (total - first >= writes) writer.kill('SIGKILL')
    })
    writer.once('error', reject)
    writer.once('exit', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(last)
      else reject(new Error('the writer ended by itself'))
    })
  })
}

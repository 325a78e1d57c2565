/** kill -9 at any moment: each alert is shown at least once, and recorded exactly once. */
import { fork, type ChildProcess } from 'node:child_process'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildLedgerWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { inFile, temporaryFolder, type Folder } from './harness.js'

/** Side by side, each on a file of its own. */
const DESKS = 2
/** A process takes long to start on a busy machine; a thread is killed at any of its steps as well. */
const PROCESSES_KILLED_EACH = 5
const THREADS_KILLED_EACH = 46

let workers: FileWorkers
let script: string
let folder: Folder

type Told = { readonly channel: string; readonly ids: readonly string[] } | { readonly recorded: number }

beforeAll(async () => {
  workers = await buildLedgerWorker()
  folder = await temporaryFolder()
  const outDir = resolve(workers.path, '..')
  script = join(outDir, 'storm.mjs')
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: join(import.meta.dirname, 'storm-writer.ts'), outDir, emptyOutDir: false, target: 'node20', minify: false, rolldownOptions: { output: { entryFileNames: 'storm.mjs' } } }
  })
})
afterAll(async () => {
  await workers.dispose()
  await folder.remove()
})

/** Runs a process until it has told so much, and kills it in the middle of what it does then; null: until it ends. */
function runProcess(file: string, kill: number | null, hear: (told: Told) => void): Promise<void> {
  return new Promise((settle, reject) => {
    const child: ChildProcess = fork(script, [file, workers.path, kill === null ? 'drain' : 'storm'], { execArgv: [] })
    let heard = 0
    child.on('message', (told: Told) => {
      hear(told)
      heard += 1
      if (heard === kill) child.kill('SIGKILL')
    })
    child.once('error', reject)
    // What it sent before it was killed still arrives after its end.
    child.once('close', (code, signal) => {
      if (kill === null ? code === 0 : signal === 'SIGKILL') settle()
      else reject(new Error(`ended by itself (${String(code)})`))
    })
  })
}

/** As `runProcess`, for a thread with the ledger's thread in it. */
function runThread(file: string, kill: number, hear: (told: Told) => void): Promise<void> {
  return new Promise((settle, reject) => {
    const thread = new Worker(script, { workerData: [file, workers.path, 'storm'] })
    let heard = 0
    thread.on('message', (told: Told) => {
      hear(told)
      heard += 1
      if (heard === kill) void thread.terminate()
    })
    thread.once('error', reject)
    thread.once('exit', () => {
      if (heard >= kill) settle()
      else reject(new Error('ended by itself'))
    })
  })
}

const somewhere = (): number => 1 + Math.floor(Math.random() * 8)

describe('a storm of kills', () => {
  it('costs no alert and doubles none', async () => {
    await Promise.all(
      Array.from({ length: DESKS }, async (_, desk) => {
        const file = join(folder.path, `${String(desk)}.sqlite`)
        const shown = new Map([['screen', new Set<string>()], ['webhook', new Set<string>()]])
        let recorded = 0
        const hear = (told: Told): void => {
          if ('recorded' in told) recorded = Math.max(recorded, told.recorded)
          else for (const id of told.ids) shown.get(told.channel)?.add(id)
        }
        for (let kill = 0; kill < PROCESSES_KILLED_EACH; kill += 1) await runProcess(file, somewhere(), hear)
        for (let kill = 0; kill < THREADS_KILLED_EACH; kill += 1) await runThread(file, somewhere(), hear)
        await runProcess(file, null, hear)

        const kept = inFile(file, (database) => {
          expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
          return {
            ids: database.prepare('SELECT id FROM alerts ORDER BY seq').pluck().all() as string[],
            raised: database.prepare("SELECT count(*) FROM transitions WHERE type = 'raised' AND times = 1").pluck().get(),
            untold: database.prepare("SELECT count(*) FROM deliveries WHERE state <> 'shown'").pluck().get(),
            told: database.prepare('SELECT count(*) FROM deliveries').pluck().get()
          }
        })
        expect(kept.ids.length).toBeGreaterThanOrEqual(recorded)
        expect(kept.ids).toEqual(kept.ids.map((_id, index) => `e${String(index)}`))
        expect(kept.raised).toBe(kept.ids.length)
        expect(kept.untold).toBe(0)
        expect(kept.told).toBe(kept.ids.length * 2)
        for (const [channel, ids] of shown) expect(kept.ids.filter((id) => !ids.has(id)), channel).toEqual([])
      })
    )
  }, 400_000)
})

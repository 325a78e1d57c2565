/** kill -9 at any moment: the file stays whole, and at most the last second is lost. */
import { fork, type ChildProcess } from 'node:child_process'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildSnapshotWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { openDesk, temporaryFolder, type Folder } from './harness.js'

let workers: FileWorkers
let script: string
let folder: Folder

interface Told {
  readonly total: number
  /** When it was told, in epoch milliseconds. */
  readonly at: number
  readonly confirmed?: boolean
}

beforeAll(async () => {
  workers = await buildSnapshotWorker()
  const outDir = resolve(workers.path, '..')
  script = join(outDir, 'writer.mjs')
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: join(import.meta.dirname, 'endless-writer.ts'), outDir, emptyOutDir: false, target: 'node20', minify: false, rolldownOptions: { output: { entryFileNames: 'writer.mjs' } } }
  })
})
afterAll(() => workers.dispose())
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

interface Killed {
  /** What it told before; the last of it may never have left it. */
  readonly told: readonly Told[]
  readonly killedAt: number
}

/** Runs a writer until it has told so many changes, and kills it. */
function killAfter(writer: ChildProcess, changes: number): Promise<Killed> {
  return new Promise((settle, reject) => {
    const told: Told[] = []
    let killedAt = 0
    writer.on('message', (one: Told) => {
      told.push(one)
      if (told.length !== changes) return
      killedAt = Date.now()
      writer.kill('SIGKILL')
    })
    writer.once('error', reject)
    // What it sent before it was killed still arrives after its end.
    writer.once('close', (_code, signal) => {
      if (signal === 'SIGKILL') settle({ told, killedAt })
      else reject(new Error('the writer ended by itself'))
    })
  })
}

/** The total in the file; it has to be whole. */
async function totalIn(file: string): Promise<number> {
  const database = new Database(file)
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  database.close()
  const { store, last, balances } = await openDesk(file, workers.launch)
  expect(last()).toMatchObject({ phase: 'saving', notice: null })
  await store.close()
  const totals = new Set(balances().map(({ total }) => total))
  expect(totals.size, 'rows of one change are all in the file or none').toBeLessThanOrEqual(1)
  return Number([...totals][0] ?? 0)
}

const somewhere = (from: number, to: number): number => from + Math.floor(Math.random() * (to - from))

describe('kill -9 while it writes', () => {
  it('never costs the file, nor a change that was confirmed', async () => {
    const file = join(folder.path, 'snapshot.sqlite')
    for (let round = 0; round < 20; round += 1) {
      const { told } = await killAfter(fork(script, [file, workers.path, 'confirmed'], { execArgv: [] }), somewhere(1, 60))
      const confirmed = told.findLast((one) => one.confirmed === true)?.total ?? 0
      const found = await totalIn(file)
      expect(found, `round ${String(round)}`).toBeGreaterThanOrEqual(confirmed)
    }
  }, 120_000)

  it('loses about a second of what was being gathered, at the most', async () => {
    const rounds = Array.from({ length: 6 }, async (_, round) => {
      const file = join(folder.path, `${String(round)}.sqlite`)
      const { told, killedAt } = await killAfter(fork(script, [file, workers.path, 'gathered'], { execArgv: [] }), somewhere(250, 600))
      const found = await totalIn(file)
      // The first change that is not in the file is the oldest that was lost.
      const lost = told.find((one) => one.total > found)
      return lost === undefined ? 0 : killedAt - lost.at
    })
    // A second to gather, and the time of one write on a machine that does six of these at once.
    for (const lostMs of await Promise.all(rounds)) expect(lostMs).toBeLessThan(2_000)
  }, 120_000)
})

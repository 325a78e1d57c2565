/** kill -9 while moments are being kept: each that was kept is there whole, and the desk's own file is as it was saved. */
import { fork } from 'node:child_process'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildHistoryWorker, buildSnapshotWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { alter, temporaryFolder, type balance, type Folder } from '../snapshot/harness.js'
import { historyFile, openHistory, pastRows, snapshotFile } from './harness.js'

interface Told {
  readonly at: number
  readonly total: number
}

let snapshots: FileWorkers
let histories: FileWorkers
let script: string
let folder: Folder

beforeAll(async () => {
  snapshots = await buildSnapshotWorker()
  histories = await buildHistoryWorker()
  const outDir = resolve(histories.path, '..')
  script = join(outDir, 'keeper.mjs')
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: join(import.meta.dirname, 'endless-keeper.ts'), outDir, emptyOutDir: false, target: 'node20', minify: false, rolldownOptions: { output: { entryFileNames: 'keeper.mjs' } } }
  })
}, 60_000)
afterAll(async () => {
  await snapshots.dispose()
  await histories.dispose()
})
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

/** Runs a keeper until it has told so many moments, and kills it in the midst of the next. */
function killAfter(moments: number): Promise<readonly Told[]> {
  return new Promise((settle, reject) => {
    const told: Told[] = []
    const keeper = fork(script, [folder.path, snapshots.path, histories.path], { execArgv: [] })
    keeper.on('message', (one: Told) => {
      told.push(one)
      if (told.length === moments) setTimeout(() => keeper.kill('SIGKILL'), Math.random() * 10)
    })
    keeper.once('error', reject)
    keeper.once('close', (_code, signal) => {
      if (signal === 'SIGKILL') settle(told)
      else reject(new Error('the keeper ended by itself'))
    })
  })
}

it('costs neither file, nor a moment that was kept', async () => {
  const told: Told[] = []
  for (let round = 0; round < 3; round += 1) told.push(...(await killAfter(1 + Math.floor(Math.random() * 10))))
  for (const file of [historyFile(folder.path), snapshotFile(folder.path)]) {
    alter(file, (database) => {
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    })
  }
  const history = openHistory(folder.path, histories.launch, () => Promise.resolve())
  for (const { at, total } of told) {
    expect((await history.read(at)).at).toBe(at)
    const rows = (await pastRows(history, at, 'balances')) as readonly ReturnType<typeof balance>[]
    expect(rows).toHaveLength(200)
    expect(new Set(rows.map((row) => row.total))).toEqual(new Set([String(total)]))
  }
  expect((await history.moments(0, Date.now(), 10)).notice).toBeNull()
  await history.close()
}, 60_000)

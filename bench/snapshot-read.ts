/** The whole desk from the worker to parsed objects in main, against a raw read and parse on one thread, interleaved. */
import Database from 'better-sqlite3'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { median, percentile, rounded, type BenchResult } from './lib/figures.js'
import { sampleDesk } from './lib/sample-desk.js'
import { openStore, readyWorker, writeDesk } from './lib/snapshot-files.js'

const SIZE = { positions: 1_000, orders: 5_000, fills: 20_000 }
const ROWS = SIZE.positions + SIZE.orders + SIZE.fills
// Enough that the 99th percentile is not simply the worst.
const ROUNDS = 200
const WARM_UP = 5

/** The fastest plain way: every row out of SQLite and through JSON.parse, nothing else. */
function readRaw(file: string): number {
  const started = performance.now()
  const database = new Database(file, { readonly: true })
  const rows = database.prepare('SELECT json FROM slice_rows').pluck().all() as string[]
  const parsed = rows.map((json) => JSON.parse(json) as unknown)
  database.close()
  if (parsed.length !== ROWS) throw new Error(`read ${String(parsed.length)} of ${String(ROWS)} rows`)
  return performance.now() - started
}

/** From the request to the worker until the last row is an object in this thread; the worker's own start is not part of it. */
async function readThroughWorker(file: string): Promise<{ readonly ms: number; readonly heldMs: number }> {
  const store = openStore(file, await readyWorker())
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  const started = performance.now()
  const desk = await store.open()
  const ms = performance.now() - started
  loop.disable()
  const count = (desk.brokerPositions?.rows.length ?? 0) + (desk.brokerOrders?.rows.length ?? 0) + (desk.fills?.rows.length ?? 0)
  if (count !== ROWS) throw new Error(`read ${String(count)} of ${String(ROWS)} rows`)
  await store.close()
  return { ms, heldMs: loop.max / 1e6 }
}

/** A desk is read once, into a young heap: what earlier rounds left behind is this benchmark's own and not part of a reading. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

export async function run(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'pitwall-bench-'))
  try {
    const file = await writeDesk(folder, sampleDesk(SIZE))
    const worker: number[] = []
    const held: number[] = []
    const raw: number[] = []
    const collect = garbageCollector()
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      collect()
      const rawMs = readRaw(file)
      collect()
      const { ms, heldMs } = await readThroughWorker(file)
      if (round < WARM_UP) continue
      raw.push(rawMs)
      worker.push(ms)
      held.push(heldMs)
    }
    const ratios = worker.map((ms, index) => ms / (raw[index] ?? NaN))
    return {
      figures: {
        rows: ROWS,
        median_ms: rounded(median(worker)),
        p99_ms: rounded(percentile(worker, 0.99)),
        raw_median_ms: rounded(median(raw)),
        raw_p99_ms: rounded(percentile(raw, 0.99)),
        ratio_to_raw: rounded(median(ratios)),
        // The longest time within one reading that main's event loop had no turn.
        hold_median_ms: rounded(median(held)),
        hold_p99_ms: rounded(percentile(held, 0.99))
      },
      runs: ROUNDS
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Keeping moments of a large desk: what each takes on its thread and in the file, what a save beside it takes, and how long a past desk takes to read. */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import pino from 'pino'
import { DeskHistory } from '../src/main/history/desk-history.js'
import { systemClock } from '../src/shared/lib/clock.js'
import type { SliceChange } from '../src/main/desk/ports.js'
import { median, percentile, rounded, type BenchResult } from './lib/figures.js'
import { sampleDesk } from './lib/sample-desk.js'
import { openStore, readyWorker } from './lib/snapshot-files.js'

const SIZE = { positions: 1_000, orders: 5_000, fills: 20_000 }
const ROUNDS = 40
/** Of each slice, rows that change between two moments. */
const CHANGED = 20

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Some rows of each slice, as if they had just been told anew. */
function changesOf(desk: readonly SliceChange[], round: number): readonly SliceChange[] {
  return desk.map((change) => ({
    ...change,
    reset: false,
    upsert: new Map([...change.upsert].slice(round * CHANGED, (round + 1) * CHANGED).map(([key, row]) => [key, { ...row, symbol: `NEW${String(round)}` }]))
  }))
}

export async function run(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'pitwall-bench-'))
  const desk = sampleDesk(SIZE)
  const [snapshot, file] = [join(folder, 'snapshot.sqlite'), join(folder, 'history.sqlite')]
  const store = openStore(snapshot, await readyWorker(), desk)
  const history = new DeskHistory({
    bearings: () => ({ clockSkewMs: 0, brokerAccounts: ['DU1'] }),
    place: { file, snapshot, ceilingBytes: 256 << 20 }, launchThread: () => new Worker(resolve(import.meta.dirname, '../out/main/history-worker.js')), flush: () => store.flush(), takeEveryMs: undefined, clock: systemClock,
    logger: pino({ enabled: false })
  })
  try {
    await store.open()
    store.save(desk)
    await store.flush()
    const first = await timed(() => history.take('pace'))
    const sizeOf = async (): Promise<number> => (await stat(file)).size + (await stat(`${file}-wal`)).size
    const before = await sizeOf()
    const [takes, alone, beside, reads]: [number[], number[], number[], number[]] = [[], [], [], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      store.save(changesOf(desk, round))
      alone.push(await timed(() => store.flush()))
      takes.push(await timed(() => history.take('pace')))
      store.save(changesOf(desk, round + 1))
      await store.flush()
      store.save(changesOf(desk, round))
      const taking = history.take('pace')
      beside.push(await timed(() => store.flush()))
      await taking
    }
    const grown = ((await sizeOf()) - before) / (ROUNDS * 2)
    for (let round = 0; round < 10; round += 1) reads.push(await timed(() => history.read(Date.now())))
    return {
      figures: {
        rows: SIZE.positions + SIZE.orders + SIZE.fills,
        first_take_ms: rounded(first),
        take_median_ms: rounded(median(takes)),
        take_p99_ms: rounded(percentile(takes, 0.99)),
        // The write-ahead log is counted, so this is the most.
        kb_per_moment: rounded(grown / 1_024),
        save_median_ms: rounded(median(alone)),
        save_beside_median_ms: rounded(median(beside)),
        read_median_ms: rounded(median(reads))
      },
      runs: ROUNDS
    }
  } finally {
    await history.close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

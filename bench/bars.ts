/**
 * Thirty days of one-minute bars: cold through the real service, session and simulated gateway, which refuses every breach of
 * the pacing; then again, from the file alone; and the file's own part against a plain read of the same rows on one thread.
 */
import Database from 'better-sqlite3'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { startGateway } from '../src/demo/gateway/index.js'
import { createWorld } from '../src/demo/world/world.js'
import { BarService } from '../src/main/bars/bar-service.js'
import { tailTiming } from '../src/main/bars/series-tail.js'
import { createIbSource } from '../src/main/ib/index.js'
import { systemTimers } from '../src/main/ib/timers.js'
import { ibSettings } from '../src/shared/config/settings.js'
import type { Bar, BarQuery, BarUpdate } from '../src/shared/domain/bar.js'
import { systemClock } from '../src/shared/lib/clock.js'
import { buildNodeHosts } from '../test/fixtures/launch-node-host.js'
import { RecordingDesk } from '../test/integration/ib/recording-desk.js'
import { median, percentile, rounded, type BenchResult } from './lib/figures.js'
import { openStore, readyWorker } from './lib/snapshot-files.js'

const SPAN_MS = 30 * 86_400_000
const REQUEST_HISTORY = 20
const ROUNDS = 60
const WARM_UP = 5

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The plain way: every row of the span as an object, nothing else. */
function rawReader(file: string): { readonly read: (conId: string) => readonly Bar[]; readonly close: () => void } {
  const database = new Database(file, { readonly: true })
  const rows = database.prepare(`
    SELECT at, open, high, low, close, volume, average, count FROM bars
    WHERE series = (SELECT id FROM bar_series WHERE con_id = ? AND bar_size = '1m' AND what_to_show = 'TRADES' AND session = 'all') ORDER BY at`)
  return { read: (conId) => rows.all(conId) as Bar[], close: () => database.close() }
}

export async function run(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'pitwall-bench-'))
  const hosts = await buildNodeHosts()
  const world = createWorld({ seed: 1, now: Date.now() })
  const gateway = await startGateway({ view: world.broker, pacesAllHistory: true })
  const file = join(folder, 'snapshot.sqlite')
  const store = openStore(file, await readyWorker())
  await store.open()
  const logger = pino({ enabled: false })
  const source = createIbSource({
    settings: ibSettings.parse({ enabled: true, port: gateway.port }), watchList: [], slices: new RecordingDesk(), clock: systemClock, random: Math.random, logger,
    launchHost: hosts.launch, onStatus: () => undefined
  })
  let ended: ((update: BarUpdate) => void) | null = null
  const bars = new BarService({ archive: store.bars, clock: systemClock, timers: systemTimers, logger, tailTiming, send: (update) => ended?.(update) })
  const requests = (): number => gateway.seen.connections.reduce((sum, { messages }) => sum + (messages.get(REQUEST_HISTORY) ?? 0), 0)
  const load = async (query: BarQuery): Promise<{ readonly ms: number; readonly count: number }> => {
    const startedAt = performance.now()
    let count = 0
    const done = new Promise<void>((resolve, reject) => {
      ended = ({ upsert, load: { state, error } }) => {
        count += upsert.length
        if (state === 'done') resolve()
        if (state === 'failed') reject(new Error(error?.message))
      }
    })
    const view = await bars.show(query)
    if (view.load.state !== 'done') await done
    const ms = performance.now() - startedAt
    ended = null
    bars.close(view.show)
    return { ms, count: Math.max(count, view.bars.length) }
  }
  try {
    source.start()
    bars.attach(source.history)
    while (!source.history.isLive) await pause(5)
    const to = Math.floor(Date.now() / 60_000) * 60_000 - 86_400_000
    const future = world.broker.instruments.find(({ secType }) => secType === 'FUT')
    if (future === undefined) throw new Error('the story has no future')
    const instrument = { ...future, conId: String(future.conId), multiplier: String(future.multiplier), description: future.longName }
    const query: BarQuery = { instrument, barSize: '1m', whatToShow: 'TRADES', session: 'all', mode: 'auto', from: to - SPAN_MS, to }
    const cold = await load(query)
    const asked = requests()
    const warm = await load(query)
    const secondLoadRequests = requests() - asked

    const raw = rawReader(file)
    const [local, plain, ratios]: [number[], number[], number[]] = [[], [], []]
    const series = { conId: instrument.conId, barSize: '1m', whatToShow: 'TRADES', session: 'all' } as const
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const rawAt = performance.now()
      const rows = raw.read(instrument.conId).length
      const localAt = performance.now()
      const kept = (await store.bars.read(series, { from: query.from, to })).bars.length
      const endedAt = performance.now()
      if (rows !== kept || kept !== warm.count) throw new Error(`read ${String(kept)} and ${String(rows)} of ${String(warm.count)} bars`)
      if (round < 0) continue
      plain.push(localAt - rawAt)
      local.push(endedAt - localAt)
      ratios.push((endedAt - localAt) / (localAt - rawAt))
    }
    raw.close()
    return {
      figures: {
        bars: warm.count,
        cold_load_seconds: rounded(cold.ms / 1_000),
        cold_load_requests: asked,
        pacing_breaches: gateway.historyBreaches,
        second_load_requests: secondLoadRequests,
        second_load_ms: rounded(warm.ms),
        local_median_ms: rounded(median(local)),
        local_p99_ms: rounded(percentile(local, 0.99)),
        raw_median_ms: rounded(median(plain)),
        ratio_local_to_raw_sqlite: rounded(median(ratios))
      },
      runs: ROUNDS
    }
  } finally {
    bars.end()
    await source.stop()
    await store.close()
    await gateway.close()
    await hosts.dispose()
    await rm(folder, { recursive: true, force: true })
  }
}

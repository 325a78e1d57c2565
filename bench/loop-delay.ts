/** Delay of main's event loop under the demo's full load, as main measures it itself. */
import { readFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startPitwall } from './lib/electron-runs.js'
import { median, rounded, type BenchContext, type BenchResult } from './lib/figures.js'

const LOAD_MS = Number(process.env['PITWALL_BENCH_SECONDS'] ?? 60) * 1_000

interface LoopLine {
  readonly msg: string
  readonly p50: number
  readonly p99: number
  readonly max: number
}

export async function run(context: BenchContext): Promise<BenchResult> {
  const userData = await mkdtemp(join(tmpdir(), 'pitwall-bench-'))
  const app = startPitwall(context, userData, 'demo', { PITWALL_LOG_LEVEL: 'debug' })
  try {
    await app.paintedAt
    await pause(LOAD_MS)
    const lines = (await readFile(join(userData, 'logs', 'pitwall.log'), 'utf8')).split('\n').filter((line) => line.includes('"event loop"'))
    // Windows of five seconds each. In the first the demo's database, broker, hosts and page all start, on the same cores.
    const [start, ...windows] = lines.map((line) => JSON.parse(line) as LoopLine)
    if (start === undefined || windows.length === 0) throw new Error('the app did not run long enough to say how its event loop did')
    return {
      figures: {
        // Under load: the worst window bounds the whole.
        p99_ms: rounded(Math.max(...windows.map((window) => window.p99))),
        p99_median_window_ms: rounded(median(windows.map((window) => window.p99))),
        p50_ms: rounded(median(windows.map((window) => window.p50))),
        max_ms: rounded(Math.max(...windows.map((window) => window.max))),
        windows: windows.length,
        start_p99_ms: rounded(start.p99),
        start_max_ms: rounded(start.max)
      },
      runs: 1
    }
  } finally {
    await app.end()
    await rm(userData, { recursive: true, force: true })
  }
}

/**
 * Five thousand rows by fourteen columns, the paper trades in the real app's page, and then the same rows grouped by two columns. Twenty
 * thousand of their cells change each second, sent by main on the desk's
 * own channel as it sends everything: whole rows, conflated. The same page on a screen without a table only receives: the
 * ratio of its scripting time to that is what the table costs.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { _electron, type CDPSession, type Page } from '@playwright/test'
import { percentile, rounded, type BenchContext, type BenchResult } from './lib/figures.js'

const ROWS = 5_000
const CELLS_PER_SECOND = 20_000
/** As many as the table has; all of them are on screen. */
const COLUMNS = 14
/** That change of a changed row. */
const CELLS = 5
const BATCHES_PER_SECOND = 10
const SECONDS = Number(process.env['PITWALL_BENCH_SECONDS'] ?? 20)
const START_MS = 60_000
/** Until a screen is drawn whole and its code is warm. */
const SETTLE_MS = 2_000
const root = resolve(import.meta.dirname, '..')

/** The desk that the page is given instead of the app's own, which has nothing connected. */
interface Desk {
  /** Main's own answer to `desk:open`, as text. */
  readonly answer: string
  readonly rows: number
}

/** Runs in main: answers the page with this desk from now on, and keeps the app's own patches back. */
function takeOver({ BrowserWindow, ipcMain }: typeof Electron.CrossProcessExports, { answer, rows }: Desk): void {
  const page = BrowserWindow.getAllWindows()[0]?.webContents
  if (page === undefined) throw new Error('there is no window')
  const reply = JSON.parse(answer) as { value: { patch: object } }
  const now = Date.now()
  const meta = { asOf: now, origin: 'live', fetch: 'idle', error: null, attempt: 0, nextAttemptAt: null, rejected: { count: 0, samples: [] }, unavailable: null }
  const row = (n: number, tick: number): object => ({
    tradeId: `t${String(n)}`, strategy: `strategy-${String(n % 12)}`, venue: 'IB', symbol: `S${String(n % 400)}`, side: n % 2 === 0 ? 'buy' : 'sell', status: 'closed', currency: 'USD', signalId: null, expectedEdge: '0.12',
    openedAt: now - n * 60_000, closedAt: now - n * 30_000, updatedAt: now,
    quantity: String(1 + ((n + tick) % 900)), price: (100 + ((n * 7 + tick) % 900) / 100).toFixed(2), fees: (((n + tick) % 300) / 100).toFixed(2), closePrice: (100 + ((n * 3 + tick) % 900) / 100).toFixed(2), realizedPnl: (((n * 11 + tick * 3) % 2_000) / 10 - 100).toFixed(2)
  })
  const send = page.send.bind(page)
  let sequence = 1
  let at = 0
  const patch = (from: number, count: number, tick: number, reset: boolean): object => ({
    desk: 9_999, sequence, slices: { paperTrades: { meta, reset, remove: [], upsert: Array.from({ length: count }, (_, n) => row((from + n) % rows, tick)) } }
  })
  page.send = () => undefined
  ipcMain.removeHandler('desk:open')
  ipcMain.handle('desk:open', () => JSON.stringify({ ...reply, value: { ...reply.value, patch: patch(0, rows, 0, true) } }))
  // It follows on nothing: the page asks for the whole.
  send('desk:patch', JSON.stringify({ desk: 9_999, sequence: -1, slices: {} }))
  Reflect.set(globalThis, 'sendBatch', (count: number, tick: number) => {
    sequence += 1
    send('desk:patch', JSON.stringify(patch(at, count, tick, false)))
    at = (at + count) % rows
  })
}

/** Runs in main: so many changes each second, for as long as said. */
async function feed(_electronApp: unknown, { perBatch, batches, everyMs }: { readonly perBatch: number; readonly batches: number; readonly everyMs: number }): Promise<void> {
  const sendBatch = Reflect.get(globalThis, 'sendBatch') as (count: number, tick: number) => void
  const startedAt = performance.now()
  for (let batch = 0; batch < batches; batch += 1) {
    sendBatch(perBatch, batch + 1)
    await new Promise((done) => { setTimeout(done, Math.max(0, startedAt + (batch + 1) * everyMs - performance.now())) })
  }
}

/** Runs in the page: counts frames and long tasks from now on. */
function watchFrames(): void {
  const seen = { frames: [] as number[], longTasks: [] as number[] }
  Reflect.set(window, 'seen', seen)
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) seen.longTasks.push(task.duration)
  }).observe({ entryTypes: ['longtask'] })
  const frame = (at: number): void => {
    seen.frames.push(at)
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}

interface Seen {
  readonly frames: readonly number[]
  readonly longTasks: readonly number[]
}

async function scriptMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1_000
}

/** Frames of each whole second. */
function framesPerSecond(frames: readonly number[]): readonly number[] {
  const first = frames[0] ?? 0
  const counts = Array.from({ length: Math.floor(((frames.at(-1) ?? first) - first) / 1_000) }, () => 0)
  for (const at of frames) {
    const second = Math.floor((at - first) / 1_000)
    if (second < counts.length) counts[second] = (counts[second] ?? 0) + 1
  }
  return counts
}

interface Cost extends Seen {
  readonly scriptMsPerSecond: number
}

export async function run(context: BenchContext): Promise<BenchResult> {
  const userData = await mkdtemp(join(tmpdir(), 'pitwall-bench-'))
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const app = await _electron.launch({
    executablePath: context.electron, cwd: root, args: [root, `--user-data-dir=${userData}`, '--desk=own', ...context.electronArgs],
    env: { ...Object.fromEntries(inherited), PITWALL_NO_DIALOGS: '1', PITWALL_NO_NOTIFICATIONS: '1' }
  })
  const measured = async (page: Page, session: CDPSession): Promise<Cost> => {
    const perBatch = CELLS_PER_SECOND / CELLS / BATCHES_PER_SECOND
    await app.evaluate(feed, { perBatch, batches: SETTLE_MS / 1_000 * BATCHES_PER_SECOND, everyMs: 1_000 / BATCHES_PER_SECOND })
    await page.evaluate(watchFrames)
    const before = await scriptMs(session)
    await app.evaluate(feed, { perBatch, batches: SECONDS * BATCHES_PER_SECOND, everyMs: 1_000 / BATCHES_PER_SECOND })
    const scriptMsPerSecond = (await scriptMs(session) - before) / SECONDS
    const seen = await page.evaluate(() => Reflect.get(window, 'seen') as Seen)
    return { ...seen, scriptMsPerSecond }
  }
  try {
    const page = await app.firstWindow()
    await page.getByTestId('nav-settings').waitFor({ timeout: START_MS })
    const answer = await page.evaluate(() => (Reflect.get(window, 'pitwall') as { readonly request: (name: string, input: unknown) => Promise<string> }).request('desk:open', undefined))
    await app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.setSize(1_920, 1_080) })
    await app.evaluate(takeOver, { answer, rows: ROWS })
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    await page.getByTestId('nav-settings').click()
    await pause(SETTLE_MS)
    const noop = await measured(page, session)
    await page.getByTestId('nav-pilot').click()
    const grid = page.getByRole('grid', { name: 'Paper trades' })
    await grid.waitFor({ timeout: START_MS })
    const columns = await grid.getAttribute('aria-colcount')
    if (Number(columns) < COLUMNS) throw new Error(`the table shows ${String(columns)} columns, not ${String(COLUMNS)}`)
    const cost = await measured(page, session)
    // The same rows in their groups, by two columns.
    await grid.focus()
    for (const keys of ['Control+Home', 'ArrowRight', 'ArrowRight', 'Control+g', 'ArrowRight', 'ArrowRight', 'Control+Shift+g']) await page.keyboard.press(keys)
    await page.getByRole('treegrid', { name: 'Paper trades' }).waitFor({ timeout: START_MS })
    const grouped = await measured(page, session)
    return {
      figures: {
        fps_p5: percentile(framesPerSecond(cost.frames), 0.05),
        long_tasks: cost.longTasks.length,
        longest_task_ms: Math.max(0, ...cost.longTasks),
        script_ms_per_s: rounded(cost.scriptMsPerSecond, 1),
        noop_script_ms_per_s: rounded(noop.scriptMsPerSecond, 1),
        noop_long_tasks: noop.longTasks.length,
        ratio_to_noop: rounded(cost.scriptMsPerSecond / noop.scriptMsPerSecond),
        grouped_fps_p5: percentile(framesPerSecond(grouped.frames), 0.05),
        grouped_long_tasks: grouped.longTasks.length,
        grouped_longest_task_ms: Math.max(0, ...grouped.longTasks),
        grouped_script_ms_per_s: rounded(grouped.scriptMsPerSecond, 1),
        rows: ROWS,
        columns: Number(columns)
      },
      runs: CELLS_PER_SECOND * SECONDS
    }
  } finally {
    await app.close()
    await rm(userData, { recursive: true, force: true })
  }
}

/**
 * From the simulated gateway's write to the painted cell, in the real app: a hundred positions, two thousand changes of
 * quotes a second, and among them, at random moments, prices of rows on screen that nothing else changes. The page notes
 * when each of these has been painted: after the frame in which its text changed.
 */
import { readFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { startGateway } from '../src/demo/gateway/index.js'
import { median, percentile, rounded, type BenchContext, type BenchResult } from './lib/figures.js'
import { tickingBroker, type TickingBroker } from './lib/ticking-broker.js'

const INSTRUMENTS = 100
const CHANGES_PER_SECOND = 2_000
const STEP_MS = 5
const MARKERS = 10
const SAMPLES = Number(process.env['PITWALL_BENCH_SAMPLES'] ?? 600)
/** Between two prices of one marked row, at the least: each has to be seen before the next. */
const LEAST_GAP_MS = 400
const LONGEST_GAP_MS = 800
const LOST_AFTER_MS = 5_000
const START_MS = 120_000
const root = resolve(import.meta.dirname, '..')

interface Painted {
  readonly symbol: string
  readonly text: string
  readonly at: number
}

/** Runs in the page: notes each change of the marked rows' prices once it is on the glass. */
function watchRows(symbols: readonly string[]): void {
  const painted: Painted[] = []
  Reflect.set(window, 'painted', painted)
  const known = new Map<string, string>()
  const look = (): readonly { readonly symbol: string; readonly text: string }[] => [...document.querySelectorAll('[data-testid=panel-positions] [role=row][data-testid]')].flatMap((row) => {
    const symbol = row.querySelector('[data-column=symbol]')?.textContent ?? ''
    const text = row.querySelector('[data-column=mark]')?.textContent ?? ''
    if (!symbols.includes(symbol) || known.get(symbol) === text) return []
    known.set(symbol, text)
    return [{ symbol, text }]
  })
  look()
  new MutationObserver(() => {
    const changed = look()
    if (changed.length === 0) return
    requestAnimationFrame(() => {
      // The frame is drawn when this callback has returned: a message that is sent in it comes after.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        const at = Date.now()
        for (const one of changed) painted.push({ ...one, at })
      }
      port2.postMessage(null)
    })
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}

/** CPU seconds of the app so far: its main process, and all others. */
async function cpuSeconds(app: ElectronApplication): Promise<{ readonly main: number; readonly all: number }> {
  const pids = await app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid, type }) => ({ pid, type })))
  const seconds = await Promise.all(pids.map(async ({ pid, type }) => {
    const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { type, seconds: stat === '' ? 0 : (Number(fields[11]) + Number(fields[12])) / 100 }
  }))
  const sum = (of: typeof seconds): number => of.reduce((total, one) => total + one.seconds, 0)
  return { main: sum(seconds.filter(({ type }) => type === 'Browser')), all: sum(seconds) }
}

interface Written {
  readonly symbol: string
  readonly text: string
  readonly at: number
}

/** Two thousand changes a second elsewhere, and the marked rows' own at random moments. */
async function trade(broker: TickingBroker, markers: readonly string[]): Promise<readonly Written[]> {
  const others = broker.symbols.filter((symbol) => !markers.includes(symbol))
  const written: Written[] = []
  const startedAt = performance.now()
  let [changes, price] = [0, 200]
  const due = new Map(markers.map((symbol) => [symbol, Math.random() * LONGEST_GAP_MS]))
  while (written.length < SAMPLES) {
    const elapsed = performance.now() - startedAt
    for (const target = (elapsed / 1_000) * CHANGES_PER_SECOND; changes < target; changes += 1) {
      const symbol = others[changes % others.length]
      if (symbol !== undefined) broker.setPrice(symbol, 50 + ((changes * 7) % 4_999) / 100)
    }
    for (const [symbol, at] of due) {
      if (at > elapsed) continue
      price += 0.01
      broker.setPrice(symbol, Number(price.toFixed(2)))
      written.push({ symbol, text: price.toFixed(2), at: Date.now() })
      due.set(symbol, elapsed + LEAST_GAP_MS + Math.random() * (LONGEST_GAP_MS - LEAST_GAP_MS))
    }
    await pause(STEP_MS)
  }
  return written
}

async function visibleRows(page: Page): Promise<readonly string[]> {
  return page.locator('[data-testid=panel-positions] [role=row][data-testid] [data-column=symbol]').allTextContents()
}

async function untilQuoted(page: Page): Promise<void> {
  await page.getByTestId('nav-positions').click({ timeout: START_MS })
  await page.waitForFunction(() => {
    const marks = [...document.querySelectorAll('[data-testid=panel-positions] [role=row][data-testid] [data-column=mark]')]
    return marks.length > 12 && marks.every((mark) => mark.textContent.startsWith('100.00'))
  }, undefined, { timeout: START_MS })
}

/** The figures of one run of the app. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const userData = await mkdtemp(join(tmpdir(), 'pitwall-bench-'))
  const broker = tickingBroker(INSTRUMENTS)
  const gateway = await startGateway({ view: broker.view })
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const app = await _electron.launch({
    executablePath: context.electron, cwd: root, args: [root, `--user-data-dir=${userData}`, '--desk=own', ...context.electronArgs],
    env: { ...Object.fromEntries(inherited), PITWALL_NO_DIALOGS: '1', PITWALL_NO_NOTIFICATIONS: '1', PITWALL_IB_ENABLED: 'true', PITWALL_IB_PORT: String(gateway.port) }
  })
  try {
    const page = await app.firstWindow()
    await untilQuoted(page)
    // Lines are opened at the pace of requests; all of them have to tick.
    while ((gateway.sessions()[0]?.lines ?? 0) < INSTRUMENTS) await pause(50)
    const markers = (await visibleRows(page)).slice(0, MARKERS)
    await page.evaluate(watchRows, markers)
    const before = await cpuSeconds(app)
    const startedAt = performance.now()
    const written = await trade(broker, markers)
    const seconds = (performance.now() - startedAt) / 1_000
    const after = await cpuSeconds(app)
    await pause(LOST_AFTER_MS / 5)
    const painted = await page.evaluate(() => Reflect.get(window, 'painted') as Painted[])
    const paintedAt = new Map(painted.map(({ symbol, text, at }) => [`${symbol} ${text}`, at]))
    const latencies = written.flatMap(({ symbol, text, at }) => { const seen = paintedAt.get(`${symbol} ${text}`); return seen === undefined ? [] : [seen - at] })
    return {
      figures: {
        p50_ms: rounded(median(latencies), 1),
        p99_ms: rounded(percentile(latencies, 0.99), 1),
        max_ms: rounded(Math.max(...latencies), 1),
        never_painted: written.length - latencies.length,
        samples: latencies.length,
        main_cpu_share: rounded((after.main - before.main) / seconds),
        app_cpu_share: rounded((after.all - before.all) / seconds)
      },
      runs: written.length
    }
  } finally {
    await app.close()
    await gateway.close()
    await rm(userData, { recursive: true, force: true })
  }
}

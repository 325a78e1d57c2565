/**
 * The incident workspace, every panel of it at once, under the demo desk's load, against a bare window beside it: what the page
 * takes of a processor and of memory, and whether what it holds after a collection grows.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { _electron, type CDPSession, type ElectronApplication, type Page } from '@playwright/test'
import { WorkspacesFile } from '../src/main/config/workspaces-file.js'
import { systemClock } from '../src/shared/lib/clock.js'
import { defaultWorkspaces } from '../src/shared/workspace/workspaces.js'
import { rounded, type BenchContext, type BenchResult } from './lib/figures.js'
import { cpuMs } from './lib/process-cpu.js'

const SECONDS = Number(process.env['PITWALL_BENCH_SECONDS'] ?? 600)
/** Until the demo desk trades, the panels are drawn and their code is warm. */
const SETTLE_MS = 60_000
const SAMPLE_MS = 15_000
const START_MS = 90_000
const root = resolve(import.meta.dirname, '..')

interface Measured {
  readonly page: Page
  readonly session: CDPSession
  /** Of the page's process. */
  readonly pid: number
}

async function launch(context: BenchContext, args: readonly string[]): Promise<ElectronApplication> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return _electron.launch({ executablePath: context.electron, cwd: root, args: [...args, ...context.electronArgs], env: { ...Object.fromEntries(inherited), PITWALL_NO_DIALOGS: '1', PITWALL_NO_NOTIFICATIONS: '1' } })
}

async function measuredPage(app: ElectronApplication): Promise<Measured> {
  const page = await app.firstWindow()
  const session = await page.context().newCDPSession(page)
  const pid = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0)
  return { page, session, pid }
}

/** What is still held once everything that can be collected has been, in MB. */
async function heldMb({ session }: Measured): Promise<number> {
  // What the first lets go of (views of rows, code that is no longer warm) is free for the second.
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / (1 << 20)
}

/** Slope of the straight line that fits best by least squares, in units of y per unit of x. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length
  const rise = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  return rise / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
}

export async function run(context: BenchContext): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'pitwall-bench-'))
  const userData = join(folder, 'pitwall')
  const file = new WorkspacesFile({
    path: join(userData, 'workspaces.json'),
    clock: systemClock,
    onFault: (fault) => {
      throw fault
    }
  })
  await file.save({ ...defaultWorkspaces, current: 'incident', isShown: true })
  await file.close()
  const apps = await Promise.all([launch(context, [resolve(root, 'bench/bare'), `--user-data-dir=${join(folder, 'bare')}`]), launch(context, [root, `--user-data-dir=${userData}`, '--desk=demo'])])
  try {
    const [bare, pitwall] = await Promise.all([measuredPage(apps[0]), measuredPage(apps[1])])
    await apps[1].evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setSize(1_920, 1_080)
    })
    await pitwall.page.locator('[data-dock-panel=position-summary] [role=gridcell]').first().waitFor({ timeout: START_MS })
    await pause(SETTLE_MS)
    const [bareBefore, pitwallBefore] = await Promise.all([cpuMs(bare.pid), cpuMs(pitwall.pid)])
    const startedAt = performance.now()
    const held: (readonly [seconds: number, mb: number])[] = []
    for (let at = 0; at <= SECONDS * 1_000; at += SAMPLE_MS) {
      await pause(Math.max(0, startedAt + at - performance.now()))
      held.push([(performance.now() - startedAt) / 1_000, await heldMb(pitwall)])
    }
    const seconds = (performance.now() - startedAt) / 1_000
    const [bareAfter, pitwallAfter] = await Promise.all([cpuMs(bare.pid), cpuMs(pitwall.pid)])
    const last = held.at(-1)?.[1] ?? NaN
    const bareMb = await heldMb(bare)
    return {
      figures: {
        panels: await pitwall.page.locator('[data-dock-panel]').count(),
        // Of one core; the collections that the measuring itself asks for are part of it.
        cpu_percent: rounded((pitwallAfter - pitwallBefore) / seconds / 10, 1),
        bare_cpu_percent: rounded((bareAfter - bareBefore) / seconds / 10, 1),
        heap_mb: rounded(last, 1),
        bare_heap_mb: rounded(bareMb, 1),
        heap_ratio: rounded(last / bareMb, 1),
        heap_slope_mb_per_10min: rounded(slope(held) * 600),
        seconds: rounded(seconds, 0)
      },
      runs: 1
    }
  } finally {
    await Promise.all(apps.map((app) => app.close()))
    await rm(folder, { recursive: true, force: true })
  }
}

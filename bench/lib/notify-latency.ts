/**
 * From the broker's word to the desktop's: a price passes the level of a rule that holds nothing back, written by the simulated
 * gateway; the real app recognises it, records it on disk, and calls Notify on a real session bus. By one machine's clock.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { _electron, type Page } from '@playwright/test'
import { startDesktop, type Desktop } from '../../e2e/fixtures/desktop/desktop.js'
import { startGateway } from '../../src/demo/gateway/index.js'
import type { BenchContext } from './figures.js'
import { tickingBroker } from './ticking-broker.js'

const INSTRUMENTS = 10
const SAMPLES = Number(process.env['PITWALL_BENCH_NOTICES'] ?? 100)
/** At random moments of the engine's and the lanes' own paces. */
const LEAST_GAP_MS = 150
const GAP_SPREAD_MS = 250
const LOST_AFTER_MS = 10_000
const START_MS = 60_000
const root = resolve(import.meta.dirname, '../..')

function levelRule(symbol: string): object {
  return {
    id: `level-${symbol.toLowerCase()}`, name: `${symbol} above 200`, kind: 'price-level', limits: { conId: String(7_000 + Number(symbol.slice(1))), symbol, direction: 'above', level: '200', clearBy: '1' }, isEnabled: true, severity: 'warning', holdMs: 0, recoverMs: 0,
    scope: { accounts: [], instruments: [], strategies: [] }, quietHours: null, activeHours: null, escalateEveryMs: null, groupMs: 0, since: 0
  }
}

async function ask(page: Page, name: string, input?: unknown): Promise<{ readonly ok: boolean; readonly value?: unknown; readonly error?: unknown }> {
  return page.evaluate(async ([channel, argument]) => {
    const bridge = Reflect.get(window, 'pitwall') as { readonly request: (name: unknown, input: unknown) => Promise<string> }
    return JSON.parse(await bridge.request(channel, argument)) as { readonly ok: boolean }
  }, [name, input] as const)
}

async function until(isSo: () => boolean | Promise<boolean>, ms: number, what: string): Promise<void> {
  const giveUpAt = Date.now() + ms
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`not within ${String(ms)} ms: ${what}`)
    await pause(20)
  }
}

/** When Notify was called for that, after that moment; null: not yet. */
function calledAt(desktop: Desktop, summary: string, since: number): number | null {
  return desktop.notifications().findLast((one) => one.summary.startsWith(summary) && one.at >= since)?.at ?? null
}

/** Milliseconds of each sample. @throws where there is no `dbus-daemon` */
export async function notifyLatencies(context: BenchContext): Promise<readonly number[]> {
  const desktop = await startDesktop()
  const userData = await mkdtemp(join(tmpdir(), 'pitwall-bench-'))
  const broker = tickingBroker(INSTRUMENTS)
  const gateway = await startGateway({ view: broker.view })
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const app = await _electron.launch({
    executablePath: context.electron, cwd: root, args: [root, `--user-data-dir=${userData}`, '--desk=own', ...context.electronArgs],
    env: { ...Object.fromEntries(inherited), ...desktop.env, PITWALL_NO_DIALOGS: '1', PITWALL_IB_ENABLED: 'true', PITWALL_IB_PORT: String(gateway.port) }
  })
  try {
    const page = await app.firstWindow()
    await until(() => (gateway.sessions()[0]?.lines ?? 0) >= INSTRUMENTS, START_MS, 'lines of quotes')
    await until(async () => (await ask(page, 'alerts:state')).ok, START_MS, 'the inbox')
    for (const symbol of broker.symbols) {
      const saved = await ask(page, 'alerts:save-rule', levelRule(symbol))
      if (!saved.ok) throw new Error(`the rule was not saved: ${JSON.stringify(saved.error)}`)
    }
    const latencies: number[] = []
    for (let n = 0; n < SAMPLES + 1; n += 1) {
      const symbol = broker.symbols[n % INSTRUMENTS] ?? ''
      await pause(LEAST_GAP_MS + Math.random() * GAP_SPREAD_MS)
      const since = Date.now()
      broker.setPrice(symbol, 201 + n / 100)
      await until(() => calledAt(desktop, `${symbol} is at or above`, since) !== null, LOST_AFTER_MS, `the alert of ${symbol}`)
      // The first loads what later ones find.
      if (n > 0) latencies.push((calledAt(desktop, `${symbol} is at or above`, since) ?? Infinity) - since)
      const over = Date.now()
      broker.setPrice(symbol, 100)
      await until(() => calledAt(desktop, `Over: ${symbol}`, over) !== null, LOST_AFTER_MS, `the end of the alert of ${symbol}`)
    }
    return latencies
  } finally {
    await app.close()
    await gateway.close()
    await desktop.stop()
    await rm(userData, { recursive: true, force: true })
  }
}

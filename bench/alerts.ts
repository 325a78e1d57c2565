/**
 * What watching costs the main process: two hundred rules over a thousand held instruments at two thousand changes of quotes a
 * second, through the real store and engine. The same ticks without the engine, interleaved, are what it is compared with.
 * Then how long it takes from the broker's word to the desktop's, in the real app.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { AlertEngine } from '../src/main/alerts/engine/engine.js'
import { initialStatus } from '../src/main/app/initial-status.js'
import { DeskStore } from '../src/main/desk/desk-store.js'
import { defaultRules } from '../src/shared/domain/alerts/default-rules.js'
import { MarketCalendar } from '../src/shared/domain/alerts/market-calendar.js'
import type { AlertRule, RuleKind, RuleOf } from '../src/shared/domain/alerts/rule-schema.js'
import type { BrokerOrder, BrokerPosition, Quote } from '../src/shared/domain/broker-rows.js'
import { systemClock } from '../src/shared/lib/clock.js'
import { decimal } from '../src/shared/lib/decimal.js'
import { sliceKeys } from '../src/shared/state/slices.js'
import type { DeskStatus } from '../src/shared/state/status.js'
import { notifyLatencies } from './lib/notify-latency.js'
import { median, percentile, rounded, type BenchContext, type BenchResult } from './lib/figures.js'

const INSTRUMENTS = 1_000
/** One of the defaults is off: two hundred are watched. */
const RULES = 201
const CHANGES_PER_SECOND = 2_000
/** As often as the broker's host sends what changed. */
const BATCH_MS = 40
const ROUNDS = 3
const ROUND_MS = Number(process.env['PITWALL_BENCH_SECONDS'] ?? 30) * 1_000 / (2 * ROUNDS)
const WARM_MS = 2_000

const instrument = (n: number) => ({ conId: String(n), symbol: `SYM${String(n)}`, localSymbol: `SYM${String(n)}`, secType: 'STK', currency: 'USD', multiplier: decimal(1) })

function quoteOf(n: number, price: number, at: number): Quote {
  const value = decimal(price.toFixed(2))
  return {
    ...instrument(n), bid: value, ask: value, last: value, bidSize: null, askSize: null, lastSize: null, open: null, high: null, low: null, close: null, volume: null,
    halted: false, marketDataType: 1, tradedAt: null, minTick: null, brokenFarm: null, at
  }
}

const positionOf = (n: number): BrokerPosition => ({ ...instrument(n), account: 'DU1', expiry: '', strike: null, right: '', quantity: decimal(100), averageCost: decimal(100) })

function stopOf(n: number, at: number): BrokerOrder {
  return {
    ...instrument(n), permId: String(50_000 + n), orderId: n + 1, clientId: 77, account: 'DU1', side: 'sell', orderType: 'STP', quantity: decimal(100), filled: decimal(0), remaining: decimal(100),
    limitPrice: null, auxPrice: decimal(50), trailStopPrice: null, trailPercent: null, timeInForce: 'GTC', ocaGroup: '', parentId: 0, status: 'PreSubmitted', whyHeld: '', averageFillPrice: null, orderRef: '', at
  }
}

function ruleOf<K extends RuleKind>(id: string, kind: K, limits: RuleOf<K>['limits'], instruments: string[]): RuleOf<K> {
  return {
    id, name: id, kind, limits, isEnabled: true, severity: 'warning', holdMs: 1_000, recoverMs: 1_000, scope: { accounts: [], instruments, strategies: [] },
    quietHours: null, activeHours: null, escalateEveryMs: null, groupMs: 0, since: 0
  }
}

/** The defaults, and besides them what traders set: levels of prices, and losses of positions, all and single ones. */
function rules(since: number): readonly AlertRule[] {
  const own: AlertRule[] = []
  for (let n = 0; own.length < 120; n += 1) own.push(ruleOf(`level-${String(n)}`, 'price-level', { conId: String(n * 7), symbol: '', direction: n % 2 === 0 ? 'above' : 'below', level: decimal(n % 2 === 0 ? 101 : 99), clearBy: decimal('0.5') }, []))
  for (let n = 0; own.length < 170; n += 1) own.push(ruleOf(`loss-${String(n)}`, 'position-pnl', { figure: 'unrealized', below: decimal(-100), above: null, clearBy: decimal(25) }, [`SYM${String(n * 13)}`]))
  own.push(ruleOf('all-losses', 'position-pnl', { figure: 'unrealized', below: decimal(-150), above: decimal(150), clearBy: decimal(50) }, []))
  const all = [...defaultRules(since), ...own]
  for (let n = 0; all.length < RULES; n += 1) all.push(ruleOf(`size-${String(n)}`, 'limit-breach', { grossShare: null, netShare: null, positionShare: null, positionQuantity: decimal(1_000), clearShare: 1 }, [`SYM${String(n * 3)}`]))
  return all.slice(0, RULES)
}

function statusOf(now: number): DeskStatus {
  const status = initialStatus('own', 4, now)
  return { ...status, postgres: { ...status.postgres, phase: 'connected', clockSkewMs: 0 }, ib: { ...status.ib, phase: 'live', accounts: ['DU1'] }, snapshot: { ...status.snapshot, phase: 'saving', savedAt: now } }
}

/** A desk that ticks; the engine listens to it or does not. */
class Ticking {
  readonly store = new DeskStore(systemClock)
  readonly prices = Array.from({ length: INSTRUMENTS }, () => 100)
  #ticked = 0

  constructor() {
    const now = systemClock.now()
    const all = Array.from({ length: INSTRUMENTS }, (_one, n) => n)
    this.store.replace('brokerPositions', all.map(positionOf), { asOf: now })
    this.store.replace('brokerOrders', all.map((n) => stopOf(n, now)), { asOf: now })
    this.store.replace('quotes', all.map((n) => quoteOf(n, 100, now)), { asOf: now })
    this.store.replace('accountValues', [{ account: 'DU1', tag: 'NetLiquidation', currency: 'USD', value: '10000000' }, { account: 'DU1', tag: 'Cushion', currency: '', value: '0.9' }], { asOf: now })
    this.confirm()
  }

  confirm(): void {
    for (const key of sliceKeys) this.store.merge(key, [], { asOf: systemClock.now() })
  }

  /** Ticks at the pace; microseconds of processor time that it took, per second. And how long the loop was held up. */
  async run(ms: number): Promise<{ readonly cpuShare: number; readonly p99: number }> {
    const loop = monitorEventLoopDelay({ resolution: 5 })
    loop.enable()
    const before = process.cpuUsage()
    const startedAt = performance.now()
    const first = this.#ticked
    let confirmedAt = 0
    while (performance.now() - startedAt < ms) {
      const elapsed = performance.now() - startedAt
      const at = systemClock.now()
      const rows = new Map<number, Quote>()
      for (; this.#ticked - first < (elapsed / 1_000) * CHANGES_PER_SECOND; this.#ticked += 1) {
        const n = (this.#ticked * 7_919) % INSTRUMENTS
        // Wanders between 95 and 105, so that some levels are passed and come back.
        const price = Math.min(105, Math.max(95, (this.prices[n] ?? 100) + Math.random() - 0.5))
        this.prices[n] = price
        rows.set(n, quoteOf(n, price, at))
      }
      this.store.merge('quotes', [...rows.values()], { asOf: at })
      if (elapsed - confirmedAt > 1_000) {
        confirmedAt = elapsed
        this.confirm()
      }
      await pause(BATCH_MS)
    }
    const used = process.cpuUsage(before)
    loop.disable()
    return { cpuShare: (used.user + used.system) / 1_000 / (performance.now() - startedAt), p99: loop.percentile(99) / 1e6 - 5 }
  }
}

export async function run(context: BenchContext): Promise<BenchResult> {
  const without = new Ticking()
  const watched = new Ticking()
  let transitions = 0
  const status = statusOf(systemClock.now())
  const calendar = new MarketCalendar([])
  const engine = new AlertEngine({
    store: watched.store, status: () => status, clock: systemClock, calendar: () => calendar, localZone: 'UTC',
    sink: { record: (told) => { transitions += told.length; return Promise.resolve() } },
    onFault: (what, fault) => { throw new Error(what, { cause: fault }) }
  })
  engine.start(rules(systemClock.now()), { open: [], keptSince: systemClock.now() })
  const figures: { readonly plain: number; readonly full: number; readonly plainP99: number; readonly fullP99: number }[] = []
  try {
    await without.run(WARM_MS)
    await watched.run(WARM_MS)
    for (let round = 0; round < ROUNDS; round += 1) {
      // The engine goes on beside the desk that it does not watch, and has nothing to look at: a tick of its own each second.
      const plain = await without.run(ROUND_MS)
      const full = await watched.run(ROUND_MS)
      figures.push({ plain: plain.cpuShare, full: full.cpuShare, plainP99: plain.p99, fullP99: full.p99 })
    }
    const states = engine.states()
    await engine.close()
    const notify = await notifyLatencies(context)
    return {
      figures: {
        added_cpu_percent: rounded(100 * median(figures.map(({ plain, full }) => full - plain))),
        ticks_alone_cpu_percent: rounded(100 * median(figures.map(({ plain }) => plain))),
        loop_p99_ms: rounded(median(figures.map(({ fullP99 }) => fullP99))),
        loop_p99_without_ms: rounded(median(figures.map(({ plainP99 }) => plainP99))),
        notify_p50_ms: rounded(median(notify)),
        notify_p99_ms: rounded(percentile(notify, 0.99)),
        notifications: notify.length,
        rules: states.filter(({ state }) => state !== 'off').length,
        instruments: INSTRUMENTS,
        transitions
      },
      runs: ROUNDS
    }
  } finally {
    await engine.close()
  }
}

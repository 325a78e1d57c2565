/**
 * A trading day of ten thousand events with a known right answer: what must be raised is written down by the script of the day as
 * it is made, not by the rules. In its middle the app is started again and reads everything anew.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defaultRules } from '../../../shared/domain/alerts/default-rules.js'
import type { AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import type { CompletedOrder, Fill } from '../../../shared/domain/broker-rows.js'
import type { DatabaseOrder, PaperTrade } from '../../../shared/domain/database-rows.js'
import { decimal } from '../../../shared/lib/decimal.js'
import type { SliceRow } from '../../../shared/state/slices.js'
import { accountPnl, accountValue, completedOrder, databaseOrder, fill, heartbeat, paperTrade, quote } from '../../../../test/fixtures/domain-rows.js'
import { WatchedDesk } from '../../../../test/fixtures/watched-desk.js'

const OPEN = Date.UTC(2026, 10, 18, 14, 30)
const SECOND = 1_000
const MINUTE = 60 * SECOND
const EVENTS = 10_000
/** The events are spread over so long; then what is open has time to end. */
const DAY_MS = 30 * MINUTE

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** The same day every time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What the sources hold as the day goes on, and what has to be raised by it. */
class ScriptedDay {
  readonly fills = new Map<string, Fill>()
  readonly completed = new Map<string, CompletedOrder>()
  readonly orders = new Map<string, DatabaseOrder>()
  readonly trades = new Map<string, PaperTrade>()
  /** Identities of events. */
  readonly expected: string[] = []
  #count = 0

  constructor(private readonly random: () => number) {}

  get count(): number {
    return this.#count
  }

  /** One event at the moment. */
  happen(at: number): void {
    const n = this.#count
    this.#count += 1
    const kind = this.random()
    if (kind < 0.35) this.#fillAtBroker(n, at)
    else if (kind < 0.5) this.#fillInTwo(n, at)
    else if (kind < 0.6) this.#end(n, at, 'rejected')
    else if (kind < 0.7) this.#end(n, at, 'cancelled')
    else if (kind < 0.85) this.#trade(n, at)
    else this.#touchAgain(at)
  }

  /** A whole fill, told by its execution, by the broker's list and by the database. */
  #fillAtBroker(n: number, at: number): void {
    const permId = String(100_000 + n)
    this.fills.set(`E${permId}.01`, fill({ execId: `E${permId}.01`, permId, executedAt: at }))
    this.completed.set(permId, completedOrder({ permId, endedAt: at + 200 }))
    this.orders.set(permId, databaseOrder({ orderId: permId, brokerPermId: permId, status: 'filled', filledQuantity: decimal(100), updatedAt: at + 900 }))
    this.expected.push(`order-filled/perm:${permId}|filled`)
  }

  #fillInTwo(n: number, at: number): void {
    const permId = String(100_000 + n)
    this.orders.set(permId, databaseOrder({ orderId: permId, brokerPermId: permId, updatedAt: at - 500 }))
    for (const [part, quantity] of [['a', 30], ['b', 70]] as const) {
      const execId = `E${permId}${part}.01.01`
      this.fills.set(execId, fill({ execId, permId, quantity: decimal(quantity), executedAt: at + (part === 'a' ? 0 : 100) }))
    }
    this.expected.push(`order-partly-filled/exec:E${permId}a.01`, `order-filled/perm:${permId}|filled`)
  }

  #end(n: number, at: number, status: 'rejected' | 'cancelled'): void {
    this.orders.set(String(n), databaseOrder({ orderId: String(n), status, updatedAt: at }))
    this.expected.push(`order-${status}/order:${String(n)}|${status}`)
  }

  #trade(n: number, at: number): void {
    this.trades.set(String(n), paperTrade({ tradeId: String(n), status: 'open', openedAt: at, closedAt: null, updatedAt: at }))
    this.expected.push(`new-trade/${String(n)}|opened`)
  }

  /** A row that is written again, as trading systems do: nothing has happened. */
  #touchAgain(at: number): void {
    const [first] = this.orders
    if (first !== undefined) this.orders.set(first[0], { ...first[1], updatedAt: at })
  }
}

/** Troubles by the second since the open, with what each has to raise. The defaults hold connections 30 s and services 10 s. */
const troubles: readonly { readonly from: number; readonly until: number; readonly what: 'blip' | 'outage' | 'reset' | 'dead' | 'late-but-alive' | 'loss' | 'dip'; readonly raises: readonly string[] }[] = [
  { from: 100, until: 110, what: 'blip', raises: [] },
  { from: 200, until: 250, what: 'outage', raises: ['connection-lost/postgres'] },
  { from: 350, until: 450, what: 'reset', raises: [] },
  { from: 500, until: 550, what: 'dead', raises: ['service-dead/feed'] },
  { from: 650, until: 665, what: 'late-but-alive', raises: [] },
  { from: 750, until: 800, what: 'loss', raises: ['daily-loss/DU1'] },
  { from: 1_000, until: 1_003, what: 'dip', raises: [] },
  { from: 1_200, until: 1_250, what: 'outage', raises: ['connection-lost/postgres'] },
  { from: 1_500, until: 1_550, what: 'loss', raises: ['daily-loss/DU1'] }
]

function isOn(what: (typeof troubles)[number]['what'], second: number): boolean {
  return troubles.some((trouble) => trouble.what === what && second >= trouble.from && second < trouble.until)
}

it('raises all that has to be raised, once, and nothing else', async () => {
  const random = chance(7)
  const rules: readonly AlertRule[] = defaultRules(OPEN)
  const desk = new WatchedDesk(rules, OPEN)
  const history = databaseOrder({ orderId: 'old', status: 'filled', filledQuantity: decimal(100), updatedAt: OPEN - MINUTE })
  const day = new ScriptedDay(random)
  let lastBeat = OPEN
  /** Told as sources tell: what is new at once, and now and then everything again. */
  const put = <K extends 'databaseOrders' | 'paperTrades' | 'completedOrders' | 'fills'>(key: K, rows: readonly SliceRow<K>[], second: number): void => {
    const isWhole = second % 600 === 0
    if (isWhole) desk.store.replace(key, rows, { asOf: desk.now })
    else desk.store.merge(key, rows.slice(-60), { asOf: desk.now })
  }
  const minute = (now: number): void => {
    const second = Math.floor((now - OPEN) / SECOND)
    for (const due = Math.min(EVENTS, Math.ceil(EVENTS * (now - OPEN) / DAY_MS)); day.count < due;) day.happen(now - Math.floor(random() * 900))
    const isCut = isOn('blip', second) || isOn('outage', second)
    desk.set('postgres', { phase: isCut ? 'backing-off' : 'connected' })
    desk.set('ib', isOn('reset', second) ? { phase: 'upstream-lost', expected: { from: now - MINUTE, until: now + MINUTE, because: 'nightly reset' } } : { phase: 'live', expected: null })
    desk.set('snapshot', { savedAt: now })
    if (!isOn('dead', second) && !isOn('late-but-alive', second)) lastBeat = now
    if (second % 5 === 0) {
      if (!isCut) {
        put('databaseOrders', [history, ...day.orders.values()], second)
        put('paperTrades', [...day.trades.values()], second)
      }
      if (!isOn('reset', second)) {
        put('completedOrders', [...day.completed.values()], second)
        put('fills', [...day.fills.values()], second)
      }
    }
    if (!isCut) desk.store.merge('services', [heartbeat({ lastBeatAt: lastBeat })], { asOf: now })
    if (!isOn('reset', second)) {
      desk.store.merge('accountPnl', [accountPnl({ dailyPnl: decimal(isOn('loss', second) || isOn('dip', second) ? -3_000 : 100), at: now })], { asOf: now })
      desk.store.merge('accountValues', [accountValue('DU1', 'NetLiquidation', '100000'), accountValue('DU1', 'Cushion', '0.8', '')], { asOf: now })
      desk.store.merge('quotes', [quote({ at: now })], { asOf: now })
    }
  }
  await desk.start()
  await desk.pass(DAY_MS / 2, minute)
  await desk.restart()
  // What the app reads first after its start is everything.
  desk.store.merge('fills', [...day.fills.values()], { asOf: desk.now })
  await desk.pass(DAY_MS / 2, minute)
  const before = desk.kept.alerts.size
  await desk.pass(3 * MINUTE, minute)

  const isEvent = new Set(rules.filter(({ kind }) => kind === 'order-outcome' || kind === 'new-trade').map(({ id }) => id))
  const raised = [...desk.kept.alerts.values()]
  expect(day.count).toBe(EVENTS)
  expect(raised.filter(({ ruleId }) => isEvent.has(ruleId)).map(({ id }) => id).sort()).toEqual([...day.expected].sort())
  expect(raised.filter(({ ruleId }) => !isEvent.has(ruleId)).map(({ ruleId, subject }) => `${ruleId}/${subject}`)).toEqual(troubles.flatMap(({ raises }) => raises))
  expect(desk.kept.known().open).toEqual([])
  expect(desk.kept.alerts.size).toBe(before)
  expect(desk.faults).toEqual([])
}, 120_000)

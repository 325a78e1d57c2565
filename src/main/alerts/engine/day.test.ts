/**
 * A trading day of ten thousand events with a known right answer, and with every kind of trouble in it: what must be raised, when,
 * and when it is over is written down here by hand, not taken from the rules. In its middle the app is started again and reads
 * everything anew; later the machine sleeps.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defaultRules } from '../../../shared/domain/alerts/default-rules.js'
import { MarketCalendar } from '../../../shared/domain/alerts/market-calendar.js'
import { ruleKinds, type AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import { decimal } from '../../../shared/lib/decimal.js'
import { sliceKeys, type SliceRow } from '../../../shared/state/slices.js'
import { accountPnl, accountValue, brokerOrder, brokerPosition, databaseOrder, databasePosition, heartbeat, quote, signal } from '../../../../test/fixtures/domain-rows.js'
import { chance, ScriptedDay } from '../../../../test/fixtures/scripted-day.js'
import { WatchedDesk } from '../../../../test/fixtures/watched-desk.js'

const OPEN = Date.UTC(2026, 10, 18, 14, 30)
const SECOND = 1_000
const MINUTE = 60 * SECOND
const EVENTS = 10_000
/** The events are spread over so many seconds; then what is open has time to end. */
const DAY_S = 1_800
const RESTART_S = 900
const SLEEP_S = 1_400
const SLEPT_MS = 7 * MINUTE
const POSITION = 'DU1|265598'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

type What =
  | 'cut' | 'reset' | 'silent-service' | 'loss' | 'cushion' | 'cushion-band' | 'poor' | 'fallen' | 'recovered' | 'price-low' | 'price-band' | 'no-stop' | 'break' | 'skew' | 'unsaved' | 'no-quotes' | 'book-unread'

/** What goes wrong, by the second since the open. */
const troubles: readonly (readonly [what: What, from: number, until: number])[] = [
  ['cut', 100, 110], ['cut', 200, 250], ['reset', 350, 450], ['silent-service', 500, 550], ['silent-service', 650, 665], ['loss', 750, 800], ['loss', 1_000, 1_003], ['cut', 1_200, 1_250], ['loss', 1_500, 1_550],
  // Thin within the band after it was too thin; once only in the band.
  ['cushion', 260, 290], ['cushion-band', 290, 320], ['cushion-band', 560, 600],
  // Over the start of the next run.
  ['cushion', 880, 930],
  // From low to the band and low again, with a second of the band in between: one alert. It lasts while the quotes are silent, and over the sleep.
  ['price-low', 120, 150], ['price-band', 150, 160], ['price-low', 160, 190], ['price-low', 460, 490], ['price-low', 1_370, 1_440],
  ['no-quotes', 560, 660],
  ['no-stop', 570, 600], ['no-stop', 1_010, 1_100],
  ['break', 1_110, 1_140], ['break', 1_262, 1_372],
  // A book that is not read for longer than its limit of 15 s proves no break: that time counts for no hold.
  ['book-unread', 1_282, 1_332],
  ['skew', 1_450, 1_495],
  ['unsaved', 700, 730],
  ['poor', 1_600, 1_660],
  ['fallen', 1_000, 1_050], ['recovered', 1_050, 9_999]
]

function isOn(what: What, second: number): boolean {
  return troubles.some(([one, from, until]) => one === what && second >= from && second < until)
}

interface Answer {
  readonly alert: string
  /** Second in which it is raised, give or take the pace of its rule. */
  readonly at: number
  /** Second in which it is over. */
  readonly over: number
}

/** By the rules' own words: when something began and how long it has to hold, when it ended and how long that has to. */
const answers: readonly Answer[] = [
  { alert: 'connection-lost/postgres', at: 200 + 30, over: 250 + 15 },
  { alert: 'connection-lost/postgres', at: 1_200 + 30, over: 1_250 + 15 },
  // Its beat of every 10 s is dead at 30.
  { alert: 'service-dead/feed', at: 500 + 30 + 10, over: 550 + 10 },
  { alert: 'daily-loss/DU1', at: 750 + 5, over: 800 + 60 },
  { alert: 'daily-loss/DU1', at: 1_500 + 5, over: 1_550 + 60 },
  // In the hundred seconds of the reset nothing of IB is known: they count for nothing.
  { alert: 'cushion/DU1', at: 260 + 5, over: 320 + 60 + 100 },
  { alert: 'cushion/DU1', at: 880 + 5, over: 930 + 60 },
  { alert: `position-loss/${POSITION}`, at: 120 + 10, over: 190 + 60 },
  { alert: `position-loss/${POSITION}`, at: 460 + 10, over: 490 + 60 },
  { alert: `position-loss/${POSITION}`, at: 1_370 + 10, over: 1_440 + 60 },
  { alert: 'level/265598', at: 120, over: 190 },
  { alert: 'level/265598', at: 460, over: 490 },
  { alert: 'level/265598', at: 1_370, over: 1_440 },
  // Old after 15 s, and that held for a minute.
  { alert: 'quotes-stale/quotes', at: 560 + 15 + 60, over: 660 + 10 },
  { alert: 'data-stale/databasePositions', at: 1_282 + 15 + 30, over: 1_332 + 10 },
  { alert: `position-unprotected/${POSITION}`, at: 1_010 + 60, over: 1_100 + 5 },
  { alert: `break-opened/${POSITION}`, at: 1_262 + 60 + 35, over: 1_372 + 15 },
  { alert: 'clock-skew/database', at: 1_450 + 30, over: 1_495 + 30 },
  { alert: 'snapshot-not-saved/snapshot', at: 700 + 10, over: 730 + 5 },
  { alert: 'own-fault/snapshot-worker', at: 700 + 10, over: 730 + 30 },
  { alert: 'exposure-limit/DU1|gross', at: 1_600 + 15, over: 1_660 + 15 },
  { alert: 'exposure-limit/DU1|net', at: 1_600 + 15, over: 1_660 + 15 },
  { alert: `exposure-limit/${POSITION}|share`, at: 1_600 + 15, over: 1_660 + 15 },
  // The database was away for fifty seconds of those.
  { alert: 'drawdown/DU1|USD', at: 1_000, over: 1_050 + 300 + 50 },
  // Fired at 300: nothing for five minutes, decided at 1,700. Fired at 320: decided at 700.
  { alert: 'signal-not-acted-on/idle', at: 600, over: 1_700 },
  { alert: 'signal-not-acted-on/late', at: 620, over: 700 },
  // The last signal before was that of 320; the next is of 1,690.
  { alert: 'no-signals/signals', at: 320 + 600, over: 1_690 }
]

function watchedRules(): readonly AlertRule[] {
  const defaults = defaultRules(OPEN)
  const common = { isEnabled: true, severity: 'info' as const, holdMs: 0, recoverMs: 0, scope: { accounts: [], instruments: [], strategies: [] }, quietHours: null, activeHours: null, escalateEveryMs: null, groupMs: 0, since: OPEN } satisfies Omit<AlertRule, 'id' | 'name' | 'kind' | 'limits'>
  return [
    ...defaults,
    { ...common, id: 'level', name: 'level', kind: 'price-level', limits: { conId: '265598', symbol: 'AAPL', direction: 'below', level: decimal(50), clearBy: decimal(5) } },
    { ...common, id: 'no-signals', name: 'no signals', kind: 'no-activity', limits: { activity: 'signals', withinMs: 600 * SECOND } }
  ]
}

/** The desk as its sources tell it at each second of the day. */
class Play {
  readonly day: ScriptedDay
  slept = 0
  #lastBeat = OPEN
  readonly #random = chance(7)
  readonly #old = databaseOrder({ orderId: 'old', status: 'filled', filledQuantity: decimal(100), updatedAt: OPEN - MINUTE })

  constructor(private readonly desk: WatchedDesk) {
    this.day = new ScriptedDay(this.#random)
  }

  second(now: number): number {
    return Math.floor((now - OPEN - this.slept) / SECOND)
  }

  /** Told as sources tell: what is new at once, and now and then everything again. */
  #put<K extends 'databaseOrders' | 'paperTrades' | 'completedOrders' | 'fills'>(key: K, rows: readonly SliceRow<K>[], second: number): void {
    const { store, now } = this.desk
    if (second % 600 === 0) store.replace(key, rows, { asOf: now })
    else store.merge(key, rows.slice(-60), { asOf: now })
  }

  readonly each = (now: number): void => {
    const { desk, day } = this
    const second = this.second(now)
    const on = (what: What): boolean => isOn(what, second)
    for (const due = Math.min(EVENTS, Math.ceil((EVENTS * second) / DAY_S)); day.count < due;) day.happen(now - Math.floor(this.#random() * 900))
    const skew = on('skew') ? 60_000 : 0
    desk.set('postgres', { phase: on('cut') ? 'backing-off' : 'connected', clockSkewMs: skew })
    desk.set('ib', on('reset') ? { phase: 'upstream-lost', expected: { from: now - MINUTE, until: now + MINUTE, because: 'nightly reset' } } : { phase: 'live', expected: null })
    desk.set('snapshot', on('unsaved') ? { phase: 'failing', workerRestarts: 1, error: { code: 'SQLITE_FULL', message: 'full', source: 'snapshot', remedy: null, at: now } } : { phase: 'saving', savedAt: now, error: null })
    desk.fed = new Set(sliceKeys.filter((key) => !(key === 'quotes' && on('no-quotes')) && !(key === 'databasePositions' && on('book-unread'))))
    if (!on('silent-service')) this.#lastBeat = now + skew
    if (second % 5 === 0) {
      if (!on('cut')) {
        this.#put('databaseOrders', [this.#old, ...day.orders.values()], second)
        this.#put('paperTrades', [...day.trades.values()], second)
      }
      if (!on('reset')) {
        this.#put('completedOrders', [...day.completed.values()], second)
        this.#put('fills', [...day.fills.values()], second)
      }
    }
    if (!on('cut')) this.#tellDatabase(second, now)
    if (!on('reset')) this.#tellBroker(second, now)
  }

  #tellDatabase(second: number, now: number): void {
    const { store } = this.desk
    const on = (what: What): boolean => isOn(what, second)
    store.merge('services', [heartbeat({ lastBeatAt: this.#lastBeat })], { asOf: now })
    if (!on('book-unread')) store.replace('databasePositions', [databasePosition({ quantity: decimal(on('break') ? 90 : 100) })], { asOf: now })
    const point = (at: number, equity: number): SliceRow<'equity'> => ({ account: 'DU1', asOf: OPEN + at * SECOND, equity: decimal(equity), realizedPnl: null, currency: 'USD' })
    store.merge('equity', [point(-600, 100_000), ...(second >= 1_000 ? [point(1_000, 85_000)] : []), ...(on('recovered') ? [point(1_050, 100_500)] : [])], { asOf: now })
    const fired = (at: number, decidedAt: number, signalId: string): readonly SliceRow<'signals'>[] =>
      second < at ? [] : [signal({ signalId, firedAt: this.#timeOf(at), decision: second < decidedAt ? 'pending' : 'skipped', decidedAt: second < decidedAt ? null : now, reason: second < decidedAt ? null : 'spread' })]
    store.merge('signals', [...fired(-60, -60, 'first'), ...fired(300, 1_700, 'idle'), ...fired(310, 312, 'quick'), ...fired(320, 700, 'late'), ...fired(1_690, 1_690, 'last')], { asOf: now })
  }

  #tellBroker(second: number, now: number): void {
    const { store } = this.desk
    const on = (what: What): boolean => isOn(what, second)
    store.merge('accountPnl', [accountPnl({ dailyPnl: decimal(on('loss') ? -3_000 : 10), at: now })], { asOf: now })
    store.merge('accountValues', [accountValue('DU1', 'NetLiquidation', on('poor') ? '4000' : '100000'), accountValue('DU1', 'Cushion', on('cushion') ? '0.05' : on('cushion-band') ? '0.11' : '0.8', '')], { asOf: now })
    store.replace('brokerPositions', [brokerPosition()], { asOf: now })
    store.replace('brokerOrders', on('no-stop') ? [] : [brokerOrder({ permId: '7', side: 'sell', orderType: 'STP', auxPrice: decimal(30), status: 'PreSubmitted', at: OPEN })], { asOf: now })
    const price = decimal(on('price-low') ? 40 : on('price-band') ? 53 : 110)
    if (!on('no-quotes')) store.merge('quotes', [quote({ bid: price, ask: price, last: price, at: now })], { asOf: now })
  }

  /** The moment of a second of the day, the sleep left out. */
  #timeOf(second: number): number {
    return OPEN + second * SECOND + (second > SLEEP_S ? SLEPT_MS : 0)
  }
}

it('raises all that has to be raised, once and in time, and nothing else', async () => {
  const rules = watchedRules()
  const desk = new WatchedDesk(rules, OPEN)
  const { conId } = quote()
  desk.calendar = new MarketCalendar([{ exchange: 'X', timeZone: 'UTC', conIds: [conId], regular: [{ from: OPEN, to: OPEN + 86_400_000 }], all: [{ from: OPEN, to: OPEN + 86_400_000 }], holidays: [], lastDay: '2026-11-19' }])
  const play = new Play(desk)
  const { day } = play
  const pass = (until: number): Promise<void> => desk.pass((until - play.second(desk.now)) * SECOND, play.each)
  await desk.start()
  await pass(RESTART_S)
  await desk.restart()
  // What the app reads first after its start is everything.
  desk.store.merge('fills', [...day.fills.values()], { asOf: desk.now })
  await pass(SLEEP_S)
  const before = desk.kept.alerts.size
  desk.engine.suspend()
  desk.now += SLEPT_MS
  play.slept = SLEPT_MS
  desk.engine.resume()
  // Nothing is known, and nothing comes of that.
  expect(desk.kept.alerts.size).toBe(before)
  expect(desk.engine.states().filter(({ state }) => state === 'alerting')).toEqual([])
  await pass(DAY_S)
  const known = desk.kept.alerts.size
  await pass(DAY_S + 180)

  const isEvent = new Set(rules.filter(({ kind }) => kind === 'order-outcome' || kind === 'new-trade').map(({ id }) => id))
  const raised = [...desk.kept.alerts.values()]
  expect(day.count).toBe(EVENTS)
  expect(raised.filter(({ ruleId }) => isEvent.has(ruleId)).map(({ id }) => id).sort()).toEqual([...day.expected].sort())
  const told = (at: number, slept: number): number => Math.round((at - OPEN - slept) / SECOND)
  const found = raised.filter(({ ruleId }) => !isEvent.has(ruleId)).map(({ ruleId, subject, raisedAt, resolvedAt }): Answer => {
    const sleptBy = (at: number): number => (at >= OPEN + SLEEP_S * SECOND + SLEPT_MS ? SLEPT_MS : 0)
    return { alert: `${ruleId}/${subject}`, at: told(raisedAt, sleptBy(raisedAt)), over: resolvedAt === null ? NaN : told(resolvedAt, sleptBy(resolvedAt)) }
  })
  const inOrder = (all: readonly Answer[]): readonly Answer[] => [...all].sort((a, b) => (a.alert < b.alert ? -1 : a.alert > b.alert ? 1 : a.at - b.at))
  expect(inOrder(found).map(({ alert }) => alert)).toEqual(inOrder(answers).map(({ alert }) => alert))
  const wrong = inOrder(found).flatMap((one, index) => {
    const right = inOrder(answers)[index]
    return right !== undefined && one.at >= right.at && one.at <= right.at + 7 && one.over >= right.over && one.over <= right.over + 7 ? [] : [{ found: one, right }]
  })
  expect(wrong).toEqual([])
  expect(new Set(raised.map(({ kind }) => kind))).toEqual(new Set(ruleKinds))
  expect(desk.kept.known().open).toEqual([])
  expect(desk.kept.alerts.size).toBe(known)
  expect(desk.faults).toEqual([])
}, 120_000)

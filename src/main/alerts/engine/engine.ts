/**
 * Judges the rules: what changed, soon after it changed; what time alone changes, once a second; and tells what came of it. It
 * touches no row that did not change, so that its cost follows the ticks and not the size of the desk.
 */
import type { Alert, AlertTransition } from '../../../shared/domain/alerts/alert.js'
import { MarketCalendar } from '../../../shared/domain/alerts/market-calendar.js'
import { isReplayed, previewRule, type RulePreview } from '../../../shared/domain/alerts/preview.js'
import type { AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import { KnownNames } from '../../../shared/domain/alerts/scope-names.js'
import type { RuleState } from '../../../shared/domain/alerts/rules-view.js'
import { durationText } from '../../../shared/domain/alerts/words.js'
import { isAwake } from '../../../shared/domain/alerts/weekly-hours.js'
import type { Clock, EpochMs } from '../../../shared/lib/clock.js'
import { sliceKeys } from '../../../shared/state/slices.js'
import type { DeskStatus } from '../../../shared/state/status.js'
import type { DeskStore } from '../../desk/desk-store.js'
import type { PreviewQuestion } from '../../history/messages.js'
import type { AlertSink, KnownAlerts } from '../ports.js'
import { DeskView } from './desk-view.js'
import { Outlet } from './outlet.js'
import { PaceGroup } from './pace-group.js'
import { runRule, type Run } from './run-rule.js'

/** Changes within so long are judged together. */
const GATHER_MS = 100
const DAY_MS = 86_400_000
/** Beyond so many moments a preview hardly says more, and each is a desk to read. */
const MOMENTS = 400
const TICK_MS = 1_000
/** No look for so long: the machine slept, or the process was stopped, and nobody said so. */
const GAP_MS = 30_000
/** A tick and what it judges take hundredths of a second: after so long something holds the watch up. */
const STALLED_MS = 10_000

export interface EngineOptions {
  readonly store: DeskStore
  readonly status: () => DeskStatus
  readonly clock: Clock
  readonly sink: AlertSink
  /** When the markets of the desk trade, as far as it is known. */
  readonly calendar: () => MarketCalendar
  /** Zone of this machine. */
  readonly localZone: string
  readonly onFault: (what: string, fault: unknown) => void
}

export class AlertEngine {
  readonly #view: DeskView
  readonly #outlet: Outlet
  readonly #runs = new Map<string, Run>()
  readonly #groups = new Map<number, PaceGroup>()
  #rules: readonly AlertRule[] = []
  #keptSince: EpochMs = 0
  #status: DeskStatus | null = null
  #doubts = ''
  #lookedAt: EpochMs
  #isAsleep = false
  #isClosed = false
  /** When a look last came to its end. */
  #judgedAt: EpochMs
  /** Why the last look did not. */
  #fault: string | null = null
  #soon: NodeJS.Timeout | null = null
  #due: NodeJS.Timeout | null = null
  #tick: NodeJS.Timeout | null = null
  #unsubscribe: (() => void) | null = null

  constructor(private readonly options: EngineOptions) {
    const { store, status, localZone, clock, calendar } = options
    this.#lookedAt = clock.now()
    this.#judgedAt = this.#lookedAt
    this.#view = new DeskView(store, status, calendar, localZone, this.#lookedAt)
    this.#outlet = new Outlet(options.sink, clock, (fault) => {
      options.onFault('recording alerts', fault)
    })
  }

  /** Why the desk is not watched as it should be: the rules are not judged, or what they found is not recorded. Null: it is. */
  get trouble(): string | null {
    if (this.#tick === null || this.#isClosed) return 'the rules are not being watched'
    if (this.#isAsleep) return 'the machine sleeps'
    if (this.#fault !== null) return `the rules cannot be judged: ${this.#fault}`
    const now = this.options.clock.now()
    if (now - this.#judgedAt >= STALLED_MS) return `the rules were last judged ${durationText(now - this.#judgedAt)} ago`
    const since = this.#outlet.waitingSince
    return since !== null && now - since >= STALLED_MS ? `an alert has waited ${durationText(now - since)} to be recorded` : null
  }

  /** Begins to look. What was open goes on, unknown until there are data. */
  start(rules: readonly AlertRule[], known: KnownAlerts): void {
    if (this.#tick !== null || this.#isClosed) return
    this.#keptSince = known.keptSince
    this.setRules(rules)
    this.#adopt(known.open)
    this.#unsubscribe = this.options.store.onChange((change) => {
      this.#view.note(change)
      for (const group of this.#groups.values()) group.record(change)
      this.#soon ??= setTimeout(() => {
        this.#soon = null
        this.look()
      }, GATHER_MS)
    })
    this.#tick = setInterval(() => {
      this.look()
    }, TICK_MS)
    this.look()
  }

  /** What the sink could tell only now, its file having been out of reach: what was open goes on, and events since then are news. */
  learn(known: KnownAlerts): void {
    if (this.#tick === null) return
    const now = this.options.clock.now()
    this.#keptSince = known.keptSince
    for (const { runner, isCondition } of [...this.#runs.values()]) if (!isCondition) this.#run(runner.rule, [], now)
    this.#regroup()
    this.#adopt(known.open)
    this.look()
  }

  /** Takes other rules. Those that are the same go on; what is open of a changed one stays open until it is judged. */
  setRules(rules: readonly AlertRule[]): void {
    const now = this.options.clock.now()
    const out: AlertTransition[] = []
    const before = new Map(this.#rules.map((rule) => [rule.id, rule]))
    this.#rules = rules
    const wanted = new Map(rules.filter(({ isEnabled }) => isEnabled).map((rule) => [rule.id, rule]))
    // A rule that was changed is put in again: a walk over the map itself would meet it for ever.
    for (const [id, run] of [...this.#runs]) {
      const rule = wanted.get(id)
      if (rule !== undefined && JSON.stringify(rule) === JSON.stringify(before.get(id))) continue
      this.#runs.delete(id)
      const open = run.runner.open()
      if (rule?.kind === run.runner.rule.kind && run.isCondition) this.#run(rule, open, now)
      else run.runner.end(now, out)
    }
    for (const [id, rule] of wanted) if (!this.#runs.has(id)) this.#run(rule, [], now)
    this.#regroup()
    this.#outlet.push(out)
    if (this.#tick !== null) this.look()
  }

  /** The machine goes to sleep. */
  suspend(): void {
    this.#isAsleep = true
    const now = this.options.clock.now()
    for (const { runner } of this.#runs.values()) runner.freeze(now)
  }

  /** The machine woke up: nothing is known before it is read again. */
  resume(): void {
    this.#isAsleep = false
    this.#wake(this.options.clock.now())
    this.look()
  }

  /** Where each rule stands, in their order. */
  states(): readonly RuleState[] {
    const now = this.options.clock.now()
    const names = new KnownNames(this.#view)
    return this.#rules.map((rule) => {
      const state = this.#runs.get(rule.id)?.runner.state(now)
      if (state === undefined) return { ruleId: rule.id, state: 'off', since: now, reason: null, nextEvaluationAt: null, subjects: [] }
      if (this.#fault !== null) return { ...state, state: 'error', reason: `Pitwall cannot judge the rules: ${this.#fault}` }
      const unknown = state.reason === null ? names.unknownIn(rule.scope) : null
      return unknown === null ? state : { ...state, state: unknown.isAll && state.state === 'normal' ? 'no-data' : state.state, reason: unknown.reason }
    })
  }

  /** What a rule would have raised over the last days, by what the desk holds now. Changes nothing. */
  preview(rule: AlertRule, days: number): RulePreview {
    const { store, status, localZone, clock } = this.options
    // Of the past all is as good as it was then, and when markets traded then nobody lists.
    const view = new DeskView(store, status, () => new MarketCalendar([]), localZone, clock.now())
    view.lookAnew(0)
    return previewRule(rule, view, days)
  }

  /** The same of the desk's history; null: kept moments tell nothing that the desk does not hold. */
  questionOf(rule: AlertRule, days: number): PreviewQuestion | null {
    if (!isReplayed(rule)) return null
    const { status, localZone, clock, calendar } = this.options
    const until = clock.now()
    return { rule, from: until - days * DAY_MS, until, most: MOMENTS, status: status(), markets: calendar().markets, localZone }
  }

  /** Judges what has changed up to now. Called by itself; a test may be in a hurry. Never throws: what it could not do is said. */
  look(): void {
    if (this.#isAsleep || this.#isClosed) return
    const out: AlertTransition[] = []
    const now = this.options.clock.now()
    try {
      this.#look(now, out)
      this.#fault = null
      this.#judgedAt = now
    } catch (fault) {
      const words = fault instanceof Error ? fault.message : String(fault)
      if (words !== this.#fault) this.options.onFault('judging the rules', fault)
      this.#fault = words
    }
    this.#outlet.push(out)
  }

  #look(now: EpochMs, out: AlertTransition[]): void {
    if (now - this.#lookedAt > GAP_MS) this.#wake(now)
    this.#lookedAt = now
    this.#view.look(now)
    const status = this.#view.status
    const isStatusNew = status !== this.#status
    this.#status = status
    const doubts = sliceKeys.map((key) => (this.#view.doubt(key) === null ? '.' : '?')).join('')
    const isDoubtNew = doubts !== this.#doubts
    this.#doubts = doubts
    for (const run of this.#runs.values()) if (this.#isAnotherCase(run, now, isStatusNew, isDoubtNew)) run.isDue = true
    if ([...this.#runs.values()].some(({ readsPositions }) => readsPositions)) this.#recordPositions(this.#view.refreshPositions())
    for (const group of this.#groups.values()) if (group.isDue(now)) this.#judge(group, now, out)
    for (const { runner } of this.#runs.values()) {
      const at = runner.dueAt()
      if (at !== null && at <= now) runner.advance(now, out)
    }
    this.#plan(now)
  }

  /** Stops looking. What was found is recorded before it settles. */
  async close(): Promise<void> {
    this.#unsubscribe?.()
    for (const timer of [this.#soon, this.#due, this.#tick]) if (timer !== null) clearTimeout(timer)
    this.#isClosed = true
    await this.#outlet.close()
  }

  /** Whether something besides rows makes the rule be judged whole. */
  #isAnotherCase(run: Run, now: EpochMs, isStatusNew: boolean, isDoubtNew: boolean): boolean {
    const { rule } = run.runner
    const awake = rule.activeHours === null || isAwake(rule, now, this.options.localZone)
    const isAwakeNew = awake !== run.wasAwake
    run.wasAwake = awake
    const isTimeUp = run.isTimed && (now < run.timedAt || now - run.timedAt >= TICK_MS)
    return isAwakeNew || isTimeUp || (run.readsStatus && isStatusNew) || (run.isCondition && isDoubtNew)
  }

  #recordPositions(valued: readonly string[]): void {
    for (const group of this.#groups.values()) group.recordPositions(valued)
  }

  #judge(group: PaceGroup, now: EpochMs, out: AlertTransition[]): void {
    const { changes, touched, isBookNew, hasPositions } = group.take(now, this.#view.book)
    for (const run of group.runs) {
      const isWhole = run.isDue || (run.readsPositions && isBookNew) || run.reads.some((key) => changes.isWhole(key))
      if (isWhole) {
        run.isDue = false
        run.timedAt = now
        run.runner.judge(this.#view, null, out)
      } else if (run.readsPositions ? hasPositions : run.reads.some((key) => changes.has(key))) run.runner.judge(this.#view, touched, out)
    }
  }

  /** Wakes up when the next hold or recovery is over: the tick would be up to a second late. */
  #plan(now: EpochMs): void {
    let next = Infinity
    for (const { runner } of this.#runs.values()) next = Math.min(next, runner.dueAt() ?? Infinity)
    if (this.#due !== null) clearTimeout(this.#due)
    this.#due = next - now >= TICK_MS ? null : setTimeout(() => {
      this.#due = null
      this.look()
    }, Math.max(10, next - now))
  }

  #wake(now: EpochMs): void {
    this.#lookedAt = now
    this.#view.lookAnew(now)
    for (const run of this.#runs.values()) {
      run.runner.freeze(now)
      run.isDue = true
    }
  }

  #run(rule: AlertRule, open: readonly Alert[], now: EpochMs): void {
    const run = runRule(rule, { localZone: this.options.localZone, keptSince: this.#keptSince, now })
    for (const alert of open) run.runner.adopt(alert, now)
    this.#runs.set(rule.id, run)
  }

  #adopt(open: readonly Alert[]): void {
    const now = this.options.clock.now()
    for (const alert of open) {
      const run = this.#runs.get(alert.ruleId)
      if (run?.runner.adopt(alert, now) === true) run.isDue = true
      // Its rule is gone, or off, or has found the same anew.
      else this.#outlet.push([{ type: 'resolved', alert: { ...alert, resolvedAt: now } }])
    }
  }

  #regroup(): void {
    for (const group of this.#groups.values()) group.runs = []
    for (const run of this.#runs.values()) {
      const group = this.#groups.get(run.paceMs) ?? new PaceGroup(run.paceMs)
      this.#groups.set(run.paceMs, group)
      group.runs.push(run)
    }
  }
}

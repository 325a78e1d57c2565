/** Runs one rule about a condition over desks of the past, the oldest first: what was so at one goes on until the next. */
import type { AlertTransition } from '../../../shared/domain/alerts/alert.js'
import type { PreviewedAlert } from '../../../shared/domain/alerts/preview.js'
import { bindRule, type BoundCondition } from '../../../shared/domain/alerts/rule-kinds.js'
import type { AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import type { DeskBearings } from '../../../shared/domain/history-moment.js'
import type { MarketSessions } from '../../../shared/domain/market-sessions.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import type { DeskStatus } from '../../../shared/state/status.js'
import type { DeskRows, SliceChange } from '../../desk/ports.js'
import { ConditionRunner } from './condition-runner.js'
import { DeskView } from './desk-view.js'
import { pastCalendar, pastStatus } from './past-surroundings.js'

/** The books are joined at most once in so long by a view of the desk. */
const JOIN_MS = 1_000
const books: ReadonlySet<SliceKey> = new Set<SliceKey>(['brokerPositions', 'databasePositions'])
/** What goes into positions. Of orders a rule about protection says that it reads them; to join them for the others is most of the work. */
const ofPositions: readonly SliceKey[] = ['brokerPositions', 'databasePositions', 'quotes', 'positionPnl']

export interface ReplayOptions {
  readonly rule: AlertRule
  /** The desk of the moment: another one at each call of `take`. */
  readonly desk: DeskRows
  readonly from: EpochMs
  readonly status: DeskStatus
  readonly markets: readonly MarketSessions[]
  readonly localZone: string
}

/** Moments at which it could not be said whether the condition held. */
interface Unjudged {
  readonly count: number
  /** Of the last one. */
  readonly reason: string
}

function needsPositions(rule: AlertRule, reads: readonly SliceKey[]): boolean {
  // Whether a market is open is asked by what is held in it.
  return rule.scope.instruments.length > 0 || reads.some((key) => books.has(key))
}

/** Slices whose rows the rule is judged by. */
export function slicesOf(rule: AlertRule): ReadonlySet<SliceKey> {
  const { reads } = bindRule(rule)
  return new Set([...reads, ...(needsPositions(rule, reads) ? ofPositions : [])])
}

export class RuleReplay {
  readonly found: PreviewedAlert[] = []
  readonly #runner: ConditionRunner
  readonly #condition: BoundCondition
  readonly #needsPositions: boolean
  readonly #calendarOf: ReturnType<typeof pastCalendar>
  /** Places in `found` of what is not over, by subject. */
  readonly #open = new Map<string, number>()
  #status: DeskStatus
  #view: DeskView | null = null
  #at: EpochMs
  #lastAt: EpochMs | null = null
  #unjudged: Unjudged | null = null
  #partly: Unjudged | null = null

  /** @throws Error for a rule that is about events */
  constructor(private readonly options: ReplayOptions) {
    const { from, localZone, status, markets } = options
    const rule = { ...options.rule, since: from }
    const { problem, reads, judge } = bindRule(rule)
    if (judge.type === 'event') throw new Error('events are found in their rows, not in moments')
    this.#condition = judge
    this.#runner = new ConditionRunner(rule, problem, judge, localZone, from)
    this.#needsPositions = needsPositions(rule, reads)
    this.#calendarOf = pastCalendar(markets)
    this.#status = status
    this.#at = from
  }

  /** Of no subject. Null: it could be judged at all of them. */
  get unjudged(): Unjudged | null {
    return this.#unjudged
  }

  /** Of some subjects. Null: at all moments that could be judged, all could. */
  get partly(): Unjudged | null {
    return this.#partly
  }

  /**
   * @param changes of the desk's rows since the last moment
   * @param gapMs a longer time between two moments is one in which nobody looked: nothing that has to last lasts over it
   */
  take(at: EpochMs, bearings: DeskBearings | null, changes: readonly SliceChange[], gapMs: number): void {
    const last = this.#lastAt
    this.#at = at
    if (last !== null && at - last > gapMs) this.#runner.freeze(last)
    this.#advance(at)
    const view = this.#viewAt(at, bearings, changes)
    this.#lastAt = at
    if (this.#isMarketUnknown(view)) {
      this.#runner.freeze(at)
      this.#unjudged = oneMore(this.#unjudged, 'when the markets traded then is not known')
      return
    }
    const out: AlertTransition[] = []
    this.#runner.judge(view, null, out)
    this.#record(out)
    const doubt = this.#condition.doubt(view)
    const { state, reason, subjects } = this.#runner.state(at)
    const unknown = subjects.find((one) => one.state === 'no-data')
    if (doubt !== null || state === 'error') this.#unjudged = oneMore(this.#unjudged, doubt ?? reason)
    else if (unknown !== undefined) this.#partly = oneMore(this.#partly, unknown.reason)
  }

  /** Lets time pass up to the next moment: a hold or a recovery may be over in between. */
  #advance(until: EpochMs): void {
    for (let due = this.#runner.dueAt(); due !== null && due < until; ) {
      const out: AlertTransition[] = []
      this.#runner.advance(due, out)
      this.#record(out)
      const next = this.#runner.dueAt()
      if (next === due) return
      due = next
    }
  }

  #viewAt(at: EpochMs, bearings: DeskBearings | null, changes: readonly SliceChange[]): DeskView {
    const { desk, status, localZone } = this.options
    this.#status = pastStatus(status, desk, bearings)
    let view = this.#view
    if (view === null || this.#lastAt === null || at - this.#lastAt < JOIN_MS) {
      view = new DeskView(desk, () => this.#status, () => this.#calendarOf(this.#at), localZone, at)
      // Of the past all is as good as it was then.
      view.lookAnew(0)
      this.#view = view
    } else for (const change of changes) view.note(change)
    view.look(at)
    let isValuing = this.#needsPositions
    while (isValuing) isValuing = view.refreshPositions().length > 0
    return view
  }

  /** A desk whose markets have hours was not silent when they were closed; of the past those hours are not kept. */
  #isMarketUnknown(view: DeskView): boolean {
    const { rule, markets } = this.options
    return rule.kind === 'no-activity' && rule.activeHours === null && markets.length > 0 && view.market(rule.scope.instruments).state === 'unknown'
  }

  #record(transitions: readonly AlertTransition[]): void {
    for (const { type, alert } of transitions) {
      const { subject, title, detail, raisedAt, resolvedAt } = alert
      if (type === 'raised') {
        this.#open.set(subject, this.found.length)
        this.found.push({ at: raisedAt, until: null, subject, title, detail })
      } else if (type === 'resolved') {
        const place = this.#open.get(subject)
        const open = place === undefined ? undefined : this.found[place]
        if (place !== undefined && open !== undefined) this.found[place] = { ...open, until: resolvedAt }
        this.#open.delete(subject)
      }
    }
  }
}

function oneMore(sofar: Unjudged | null, reason: string | null): Unjudged {
  return { count: (sofar?.count ?? 0) + 1, reason: reason ?? 'not known' }
}

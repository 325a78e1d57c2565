/** Loads what the views of one series miss: newest first, nothing twice, and nothing that nobody looks at any more. */
import type { Bar, BarLoad } from '../../shared/domain/bar.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { BackendError } from '../../shared/state/slice-meta.js'
import type { BarShow } from './bar-show.js'
import type { BarBroker, BrokerAnswer, ContractFacts, HistoryAnswer, SeriesKey } from './ports.js'
import { spansToAsk } from './request-plan.js'
import type { SeriesBook } from './series-book.js'
import type { SeriesTail } from './series-tail.js'
import { intersection, union, type Span, type Spans } from './spans.js'

/** Requests of one series at a time: the next is on its way while one is being answered, and the budget stays for others. */
const AT_ONCE = 3

interface Running {
  readonly span: Span
  readonly stop: AbortController
  /** Held back by the budget until then; null: not known; undefined: on its way. */
  waitingUntil: EpochMs | null | undefined
}

export interface SeriesLoaderOptions {
  readonly series: SeriesKey
  readonly book: SeriesBook
  readonly tail: SeriesTail
  readonly broker: () => BarBroker | null
  /** Where its bars are asked for, when the contract does not say; empty: not known. */
  readonly exchange: string
}

export class SeriesLoader {
  readonly shows = new Set<BarShow>()
  readonly #running = new Set<Running>()
  readonly #factsWaiters = new Set<() => void>()
  #isAskingFacts = false
  #error: BackendError | null = null

  constructor(private readonly options: SeriesLoaderOptions) {}

  /** The session has come, or what failed may be tried again. */
  retry(): void {
    this.#error = null
    this.options.book.failed = []
    this.pump()
  }

  /** Called once when the contract's facts have come, or will not come. */
  whenFactsAreKnown(told: () => void): void {
    if (this.#isAskingFacts) this.#factsWaiters.add(told)
    else told()
  }

  /** Looks at what is missing and asks for it, then tells every view how that stands. */
  pump(changed: readonly Bar[] = []): void {
    this.#dropUnwanted()
    const broker = this.options.broker()
    if (broker?.isLive === true) {
      if (this.#needsFacts()) void this.#askFacts(broker)
      else if (this.options.book.facts !== null) this.#ask(broker, this.options.book.facts)
    }
    for (const show of this.shows) show.tell(changed, this.loadOf(show))
  }

  /** How loading stands for a view. */
  loadOf(show: BarShow): BarLoad {
    const { book, tail } = this.options
    if (show.isLocal) return { state: 'idle', requested: 0, total: 0, waitingUntil: null, error: null }
    const mine = [...this.#running].filter(({ span }) => touches(span, show.range))
    const left = this.#asksOf(show).length
    const beginning = show.query.to === null && (tail.state === 'waiting' || tail.state === 'asking')
    const counts = { requested: show.requested, total: show.requested + mine.length + left }
    const isLive = this.options.broker()?.isLive === true
    const isFailed = intersection(book.failed, [show.range]).length > 0
    const error = this.#error ?? (show.query.to === null ? tail.error : null)
    const busy = mine.length + left > 0 || beginning || this.#isAskingFacts
    if (!isLive) {
      const needsSession = show.query.to === null || left > 0 || isFailed || (book.facts === null && book.bars.size === 0)
      return { ...counts, state: needsSession ? 'waiting' : 'done', waitingUntil: null, error: isFailed ? error : null }
    }
    if (this.#error !== null && book.facts === null) return { ...counts, state: 'failed', waitingUntil: null, error: this.#error }
    if (!busy) return { ...counts, state: isFailed ? 'failed' : 'done', waitingUntil: null, error }
    const holds = [...mine.map(({ waitingUntil }) => waitingUntil), ...(tail.state === 'waiting' && beginning ? [tail.waitingUntil] : [])]
    const isHeld = !this.#isAskingFacts && tail.state !== 'asking' && holds.length > 0 && holds.every((until) => until !== undefined)
    const times = holds.filter((until) => until !== null && until !== undefined)
    return { ...counts, state: isHeld ? 'waiting' : 'loading', waitingUntil: isHeld && times.length > 0 ? Math.min(...times) : null, error: null }
  }

  /** Nobody looks at the series any more. */
  close(): void {
    for (const { stop } of this.#running) stop.abort()
    this.#running.clear()
    this.options.tail.close()
  }

  #needsFacts(): boolean {
    const { book } = this.options
    return [...this.shows].some((show) => !show.isLocal) && !book.hasFreshFacts && this.#error === null
  }

  async #askFacts(broker: BarBroker): Promise<void> {
    if (this.#isAskingFacts) return
    this.#isAskingFacts = true
    const answer = await broker.contract(this.options.series.conId)
    this.#isAskingFacts = false
    const waiters = [...this.#factsWaiters]
    this.#factsWaiters.clear()
    if (this.shows.size > 0) this.#learn(answer)
    for (const waiter of waiters) waiter()
  }

  #learn(answer: BrokerAnswer<ContractFacts>): void {
    const { book, exchange } = this.options
    if (answer.kind === 'answered') book.learn(exchange === '' ? answer.value : { ...answer.value, exchange })
    // What was known yesterday is better than nothing; without any of it nothing can be asked.
    if (answer.kind === 'failed') {
      if (book.facts === null) this.#error = answer.error
      else book.learn({ ...book.facts, asOf: answer.error.at })
    }
    if (answer.kind !== 'gone') this.pump()
  }

  #ask(broker: BarBroker, facts: ContractFacts): void {
    const { tail } = this.options
    const live = [...this.shows].filter((show) => show.query.to === null && !show.isLocal)
    if (live.length > 0) tail.open(broker, facts, Math.min(...live.map((show) => show.range.from)))
    else tail.close()
    for (let next = this.#next(); next !== null && this.#running.size < AT_ONCE; next = this.#next()) void this.#request(broker, facts, next)
  }

  /** The newest span that a view misses and nobody has asked for. */
  #next(): Span | null {
    const missing = [...this.shows].flatMap((show) => this.#asksOf(show).slice(0, 1))
    return missing.sort((a, b) => b.to - a.to)[0] ?? null
  }

  #asksOf(show: BarShow): Spans {
    const { book, series, tail } = this.options
    if (show.isLocal) return []
    const { from, to } = show.range
    const end = Math.min(to, book.finalTo)
    if (end <= from) return []
    const begun = [...this.#running].map(({ span }) => span)
    const kept = show.query.mode === 'broker' ? show.answered : book.settled
    const soon = show.query.to === null && tail.covering !== null ? [tail.covering] : []
    return spansToAsk({ from, to: end }, union(kept, book.failed, begun, soon), book.calendar, series.barSize)
  }

  async #request(broker: BarBroker, facts: ContractFacts, span: Span): Promise<void> {
    const running: Running = { span, stop: new AbortController(), waitingUntil: null }
    this.#running.add(running)
    const answer = await broker.history(this.options.series, facts, span, {
      signal: running.stop.signal,
      onWaiting: (until) => {
        if (running.waitingUntil === until) return
        running.waitingUntil = until
        this.#tellAll()
      },
      onSent: () => {
        running.waitingUntil = undefined
        this.#tellAll()
      }
    })
    if (!this.#running.delete(running)) return
    this.#answered(span, answer)
  }

  #answered(span: Span, answer: BrokerAnswer<HistoryAnswer>): void {
    if (answer.kind === 'gone') {
      // With the session gone, its return starts anew.
      this.#tellAll()
      return
    }
    const { book } = this.options
    const wanting = [...this.shows].filter((show) => touches(span, show.range))
    for (const show of wanting) show.requested += 1
    if (answer.kind === 'failed') {
      this.#error = answer.error
      // What is older would most likely fail for the same reason: it is not tried before something changes.
      const oldest = Math.min(span.from, ...[...this.shows].map((show) => show.range.from))
      book.fail({ from: answer.error.code === 'TIMEOUT' ? span.from : oldest, to: span.to })
      this.pump()
      return
    }
    const changed = book.settle(span, answer.value.bars)
    for (const show of wanting) show.answered = union(show.answered, intersection(book.settled, [span]))
    this.pump(changed)
  }

  #dropUnwanted(): void {
    const wanted = [...this.shows].filter((show) => !show.isLocal)
    for (const running of this.#running) {
      if (wanted.some((show) => touches(running.span, show.range))) continue
      this.#running.delete(running)
      running.stop.abort()
    }
  }

  #tellAll(): void {
    for (const show of this.shows) show.tell([], this.loadOf(show))
  }
}

function touches(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to
}

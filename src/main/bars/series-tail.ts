/**
 * Keeps the newest bar of a series current by a history that the gateway keeps up to date (docs/decisions/0018). Such a
 * stream can die without a word (IB.md 3.6): one that is silent while the market is open is asked for anew, ever more rarely
 * where that brings nothing, since some instruments hardly trade.
 */
import type { Bar } from '../../shared/domain/bar.js'
import type { BackendError } from '../../shared/state/slice-meta.js'
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import type { Logger } from '../ib/log.js'
import type { Timers } from '../ib/timers.js'
import { barStart } from './bar-grid.js'
import type { BarBroker, ContractFacts, SeriesKey } from './ports.js'
import { longestRequestMs } from './request-plan.js'
import type { SeriesBook } from './series-book.js'
import { covers, type Span } from './spans.js'

export interface TailTiming {
  readonly checkEveryMs: number
  /** Silence after which a stream is taken for dead while the market is open. */
  readonly silentAfterMs: number
  readonly longestSilenceMs: number
  /** Before a stream that has ended is asked for again. */
  readonly againAfterMs: number
}

export const tailTiming: TailTiming = { checkEveryMs: 5_000, silentAfterMs: 180_000, longestSilenceMs: 3_600_000, againAfterMs: 15_000 }

export interface SeriesTailOptions {
  readonly series: SeriesKey
  readonly book: SeriesBook
  readonly clock: Clock
  readonly timers: Timers
  readonly timing: TailTiming
  readonly logger: Logger
  readonly onBars: (changed: readonly Bar[]) => void
  /** It begins, waits, or has failed: look again at what is to be loaded. */
  readonly onState: () => void
}

type TailState = 'idle' | 'waiting' | 'asking' | 'streaming'

export class SeriesTail {
  state: TailState = 'idle'
  /** When the budget lets it begin. */
  waitingUntil: EpochMs | null = null
  /** Why the last one ended; null: it did not, or another one has begun since. */
  error: BackendError | null = null
  #stop = new AbortController()
  #cancelTimer: () => void = () => undefined
  #heardAt: EpochMs = 0
  #patienceMs: number
  /** Start of the bar that is being made. */
  #newest: EpochMs = 0
  /** Up to here the stream has been whole. */
  #wholeTo: EpochMs = 0
  #againAt: EpochMs = 0
  /** What the stream brings when it begins; null: there is none, or it has begun. */
  #asking: Span | null = null
  /** Where the part begins that came since the stream began. */
  #began: EpochMs = 0

  constructor(private readonly options: SeriesTailOptions) {
    this.#patienceMs = options.timing.silentAfterMs
  }

  /** What the stream brings: nobody else needs to ask for it. Null: there is none. */
  get covering(): Span | null {
    const from = this.#asking?.from ?? this.#began
    return this.state === 'idle' ? null : { from, to: Number.MAX_SAFE_INTEGER }
  }

  /** Begins the stream unless there is one. @param from oldest moment that is of interest */
  open(broker: BarBroker, facts: ContractFacts, from: EpochMs): void {
    const { clock, book, series, timers } = this.options
    const now = clock.now()
    if (this.state !== 'idle') return
    if (now < this.#againAt) {
      this.#cancelTimer()
      this.#cancelTimer = timers.after(this.#againAt - now, () => { this.options.onState() })
      return
    }
    const known = book.settled.filter((span) => span.from < now).at(-1)?.to ?? from
    const start = Math.max(from, Math.min(known, now), now - longestRequestMs(series.barSize))
    this.#run(broker, facts, { from: barStart(series.barSize, book.zone, start), to: now })
  }

  /** Ends the stream, if there is one. */
  close(): void {
    this.#cancelTimer()
    this.#stop.abort()
    this.state = 'idle'
    this.#asking = null
    this.waitingUntil = null
  }

  #run(broker: BarBroker, facts: ContractFacts, span: Span): void {
    const { series, clock, onState, timing } = this.options
    const stop = new AbortController()
    this.#stop = stop
    this.state = 'waiting'
    this.#asking = span
    const isMine = (): boolean => this.#stop === stop && !stop.signal.aborted
    const ended = broker.stream(series, facts, span.to - span.from, {
      signal: stop.signal,
      onWaiting: (until) => {
        if (!isMine()) return
        this.waitingUntil = until
        onState()
      },
      onSent: () => {
        if (!isMine()) return
        this.waitingUntil = null
        this.state = 'asking'
        onState()
      },
      onBars: (bars) => {
        if (isMine()) this.#take(bars)
      }
    })
    void ended.then((end) => {
      if (!isMine()) return
      this.state = 'idle'
      this.#asking = null
      this.#cancelTimer()
      this.error = end.kind === 'failed' ? end.error : null
      // Without a session there is nothing to wait for but the next one; where there is nothing to stream, that may change.
      if (end.kind === 'failed') this.#againAt = clock.now() + timing.againAfterMs
      else if (broker.isLive) this.#againAt = clock.now() + this.#patienceMs
      onState()
    })
  }

  #take(bars: readonly Bar[]): void {
    const { book, clock, onBars, onState, timing } = this.options
    this.#heardAt = clock.now()
    if (this.state !== 'streaming') {
      const span = this.#asking ?? { from: 0, to: 0 }
      this.state = 'streaming'
      this.#asking = null
      this.error = null
      const isNews = (bars.at(-1)?.at ?? 0) > this.#newest
      if (isNews) this.#patienceMs = timing.silentAfterMs
      this.#newest = Math.max(this.#newest, book.finalTo, bars.at(-1)?.at ?? 0)
      this.#wholeTo = book.finalTo
      this.#began = book.finalTo
      // The bar that is being made belongs to the answer as well.
      onBars(book.settle({ from: span.from, to: Math.max(clock.now(), (bars.at(-1)?.at ?? 0) + 1) }, bars))
      this.#watch()
      onState()
      return
    }
    this.#patienceMs = timing.silentAfterMs
    const [bar] = bars
    if (bar === undefined) return
    // A bar of its own closes the one before: what has come since the stream began is whole up to here.
    const streamed = bar.at > this.#newest ? [{ from: this.#wholeTo, to: bar.at }] : []
    if (bar.at > this.#newest) [this.#newest, this.#wholeTo] = [bar.at, bar.at]
    const closed = streamed.flatMap((span) => book.bars.within(span))
    onBars(book.stream([...closed, bar], streamed))
  }

  #watch(): void {
    const { timers, timing, clock, logger, series, onState } = this.options
    this.#cancelTimer = timers.after(timing.checkEveryMs, () => {
      // Nothing was heard later than now, also where the clock was set back.
      this.#heardAt = Math.min(this.#heardAt, clock.now())
      const silentMs = clock.now() - this.#heardAt
      if (silentMs < this.#patienceMs || !this.#wasOpen(this.#patienceMs)) {
        this.#watch()
        return
      }
      logger.warn({ ...series, silentMs }, 'a history that is kept up to date is silent: it is asked for again')
      this.close()
      this.#patienceMs = Math.min(timing.longestSilenceMs, this.#patienceMs * 2)
      onState()
    })
  }

  /** Whether there was trading all through the last milliseconds. */
  #wasOpen(ms: number): boolean {
    const { book, clock } = this.options
    const span = { from: clock.now() - ms, to: clock.now() }
    return book.calendar === null || covers(book.calendar.sessions(span), span)
  }
}

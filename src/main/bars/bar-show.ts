/** One view of a series: its range, and what is told of it, at most ten times a second. */
import type { Bar, BarLoad, BarQuery, BarUpdate, BarView } from '../../shared/domain/bar.js'
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import type { Timers } from '../ib/timers.js'
import type { SeriesBook } from './series-book.js'
import { union, type Span, type Spans } from './spans.js'
import { viewSpans } from './view-spans.js'

const TELL_EVERY_MS = 100
const DAY_MS = 86_400_000

export interface BarShowOptions {
  readonly id: number
  readonly query: BarQuery
  readonly book: SeriesBook
  readonly clock: Clock
  readonly timers: Timers
  readonly send: (update: BarUpdate) => void
}

export class BarShow {
  load: BarLoad = { state: 'idle', requested: 0, total: 0, waitingUntil: null, error: null }
  /** Requests that were answered for it. */
  requested = 0
  /** What has been answered since it was opened: all that counts for one that asks for everything again. */
  answered: Spans = []
  readonly #changed = new Map<EpochMs, Bar>()
  #cancelTelling: (() => void) | null = null
  #isClosed = false

  constructor(private readonly options: BarShowOptions) {}

  get id(): number {
    return this.options.id
  }

  get query(): BarQuery {
    return this.options.query
  }

  get isLocal(): boolean {
    return this.query.mode === 'local'
  }

  /** What it shows now. */
  get range(): Span {
    const { from, to } = this.query
    const now = this.options.clock.now()
    return { from, to: Math.max(from + 1, to ?? now) }
  }

  /** Bars of the range; that of a day may begin in the future, where the exchange's day begins later than here. */
  get barRange(): Span {
    const { range } = this
    return this.query.to === null ? { from: range.from, to: range.to + (this.query.barSize === '1d' ? DAY_MS : 0) } : range
  }

  view(): BarView {
    const { book, id } = this.options
    this.#changed.clear()
    return {
      show: id, bars: this.options.book.bars.within(this.barRange), spans: this.#spans(), load: this.load, asOf: book.asOf,
      timeZone: book.facts?.timeZone ?? '', minTick: book.facts?.minTick ?? null
    }
  }

  /** Takes note of what has changed; it is told in a moment. */
  tell(changed: readonly Bar[], load: BarLoad): void {
    const { from, to } = this.barRange
    for (const bar of changed) if (bar.at >= from && bar.at < to) this.#changed.set(bar.at, bar)
    this.load = load
    if (this.#isClosed) return
    this.#cancelTelling ??= this.options.timers.after(TELL_EVERY_MS, () => {
      this.#cancelTelling = null
      const upsert = [...this.#changed.values()].sort((a, b) => a.at - b.at)
      this.#changed.clear()
      this.options.send({ show: this.id, upsert, spans: this.#spans(), load: this.load, asOf: this.options.book.asOf,
        timeZone: this.options.book.facts?.timeZone ?? '', minTick: this.options.book.facts?.minTick ?? null
      })
    })
  }

  close(): void {
    this.#isClosed = true
    this.#cancelTelling?.()
  }

  #spans(): BarView['spans'] {
    const { book, query } = this.options
    const { bars, settled, streamed, failed, calendar } = book
    return viewSpans(this.range, { barSize: query.barSize, bars, kept: union(settled, streamed), failed, calendar })
  }
}

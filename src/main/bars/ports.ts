/** What bars are kept in and come from, as the service that joins the two knows them. No SQL and no broker library behind these names. */
import type { Bar, BarSession, BarSize, WhatToShow } from '../../shared/domain/bar.js'
import type { Instrument } from '../../shared/domain/instrument.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { BackendError } from '../../shared/state/slice-meta.js'
import type { Span, Spans } from './spans.js'

/** Which bars: one series is kept apart from every other. */
export interface SeriesKey {
  readonly conId: string
  readonly barSize: BarSize
  readonly whatToShow: WhatToShow
  readonly session: BarSession
}

/** What must be known of a contract to ask for its bars and to tell its closed times from gaps. */
export interface ContractFacts {
  readonly conId: string
  /** Where its bars are asked for. */
  readonly exchange: string
  /** Smallest step of a price; null: not said. */
  readonly minTick: number | null
  /** As the broker names it; empty: not said. */
  readonly timeZone: string
  /** All hours and the regular ones, in the broker's own notation. */
  readonly tradingHours: string
  readonly liquidHours: string
  /** When the broker said so. */
  readonly asOf: EpochMs
}

/** What the file holds of a series within a span. */
export interface KeptSeries {
  /** Oldest first. */
  readonly bars: Bar[]
  /** All that the broker has answered, also outside of the span. */
  readonly settled: Spans
  /** What was gathered from live updates: shown, and asked for again when there is somebody to ask. */
  readonly streamed: Spans
  /** When the last of the series was received; null: nothing was. */
  readonly asOf: EpochMs | null
  readonly contract: ContractFacts | null
}

export interface SeriesPart {
  readonly bars: readonly Bar[]
  readonly settled: Spans
  readonly streamed: Spans
  readonly asOf: EpochMs
}

/** The file that outlives the process. Every call rejects when the file cannot be used; the bars are then shown and not kept. */
export interface BarArchive {
  read(series: SeriesKey, span: Span): Promise<KeptSeries>
  /** Adds to what is kept, in one transaction; bars with the same start replace. */
  save(series: SeriesKey, part: SeriesPart): Promise<void>
  saveContract(facts: ContractFacts): Promise<void>
}

/** How an attempt to get something from the broker ended. */
export type BrokerAnswer<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: BackendError }
  /** There is no session, or there is one no more, or nobody wants it any longer: nobody is to blame. */
  | { readonly kind: 'gone' }

/** Bars that were asked for, oldest first. */
export interface HistoryAnswer {
  readonly bars: readonly Bar[]
  /** How many of those that came were no bars, and why the last of them was none. */
  readonly unreadable: number
  readonly reason: string
}

export interface AskOptions {
  readonly signal: AbortSignal
  /** The budget does not let it pass before then; null: not known when. */
  readonly onWaiting: (until: EpochMs | null) => void
  /** It is on its way. */
  readonly onSent: () => void
}

export interface StreamOptions extends AskOptions {
  /** What there was when the stream began; afterwards one bar at a time, the newest again and again. */
  readonly onBars: (bars: readonly Bar[]) => void
}

/** The session with the broker, as far as bars need one. */
export interface BarBroker {
  readonly isLive: boolean
  /** Told when the session has come or gone, and when what failed may be tried again. @returns unsubscribes */
  onChange(listener: () => void): () => void
  contract(conId: string): Promise<BrokerAnswer<ContractFacts>>
  /** The hours of all contracts of which the broker has told them in this session. Asks for nothing. */
  hours(): readonly Omit<ContractFacts, 'minTick' | 'asOf'>[]
  /** Asks for the bars of a span, as soon as the budget lets it. */
  history(series: SeriesKey, facts: ContractFacts, span: Span, options: AskOptions): Promise<BrokerAnswer<HistoryAnswer>>
  /** The bars of the last `lengthMs` milliseconds and all that come. Settles when the stream has ended, for whatever reason. */
  stream(series: SeriesKey, facts: ContractFacts, lengthMs: number, options: StreamOptions): Promise<BrokerAnswer<never>>
  /** Instruments that fit the pattern, by the broker's own search. */
  search(pattern: string): Promise<BrokerAnswer<readonly Instrument[]>>
}

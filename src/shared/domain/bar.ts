/**
 * Bars of a price history, as main keeps them and the page draws them. Their schemas are in bar-schema.ts, so that a page
 * can use these types and rules without a schema library.
 */
import type { EpochMs } from '../lib/clock.js'
import type { BackendError } from '../state/slice-meta.js'
import type { Instrument } from './instrument.js'

/**
 * What happened within one span of time. Prices are floats: bars are drawn and compared, nothing is added up from them
 * (docs/decisions/0018-bars-in-the-file.md).
 */
export interface Bar {
  /** Start of the bar, UTC. A day begins at midnight in the exchange's time zone. */
  readonly at: EpochMs
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  /** Null where there is none: bids, asks and midpoints are not traded. */
  readonly volume: number | null
  /** Weighted by volume. */
  readonly average: number | null
  /** Number of trades. */
  readonly count: number | null
}

export const barSizes = ['1m', '5m', '15m', '30m', '1h', '1d'] as const
export type BarSize = (typeof barSizes)[number]

export const whatsToShow = ['TRADES', 'MIDPOINT', 'BID', 'ASK'] as const
export type WhatToShow = (typeof whatsToShow)[number]

/** `regular`: only what traded within the exchange's liquid hours. */
export const barSessions = ['regular', 'all'] as const
export type BarSession = (typeof barSessions)[number]

/** `local`: what is kept, nothing else. `broker`: ask for all of it. `auto`: ask for what is missing. */
export const barModes = ['local', 'broker', 'auto'] as const
export type BarMode = (typeof barModes)[number]

const MINUTE_MS = 60_000
const sizes: Readonly<Record<BarSize, number>> = {
  '1m': MINUTE_MS, '5m': 5 * MINUTE_MS, '15m': 15 * MINUTE_MS, '30m': 30 * MINUTE_MS, '1h': 60 * MINUTE_MS, '1d': 24 * 60 * MINUTE_MS
}

/** Milliseconds of a bar. A day is one of the exchange's zone: where clocks change it has an hour more or less than this. */
export function barSizeMs(size: BarSize): number {
  return sizes[size]
}

/** What is known about a part of a view's time; `to` is not part of it. */
export interface BarSpan {
  readonly from: EpochMs
  readonly to: EpochMs
  /** `closed`: no session, so there can be no bars. `failed`: asked for, and refused. */
  readonly kind: 'have' | 'missing' | 'closed' | 'failed'
}

/** What is being done about what is missing. */
export interface BarLoad {
  /** `waiting`: for the pacing budget, or for the session with the broker. */
  readonly state: 'idle' | 'loading' | 'waiting' | 'done' | 'failed' | 'cancelled'
  /** Requests that have been answered, of `total`. */
  readonly requested: number
  readonly total: number
  /** When the budget lets the next request pass; null: not known, or not waiting for it. */
  readonly waitingUntil: EpochMs | null
  /** The last failure, with the broker's own code and text. */
  readonly error: BackendError | null
}

/** A span of a series, as known now. */
export interface BarView {
  /** Number of this view: updates name it. */
  readonly show: number
  /** Oldest first. */
  readonly bars: readonly Bar[]
  /** Oldest first, without gaps or overlaps. */
  readonly spans: readonly BarSpan[]
  readonly load: BarLoad
  /** When the newest of the bars was received, by this machine's clock; null: there are none. */
  readonly asOf: EpochMs | null
  /** Of the exchange; an empty text while it is not known. */
  readonly timeZone: string
  /** Smallest step of a price; null while it is not known. */
  readonly minTick: number | null
}

/** What a page asks to see. */
export interface BarQuery {
  readonly instrument: Instrument
  readonly barSize: BarSize
  readonly whatToShow: WhatToShow
  readonly session: BarSession
  readonly from: EpochMs
  /** Null: up to now, and kept current. */
  readonly to: EpochMs | null
  readonly mode: BarMode
}

/** What has changed in a view. Bars with the same `at` replace; spans and the state of loading are whole. */
export interface BarUpdate {
  readonly show: number
  readonly upsert: readonly Bar[]
  readonly spans: readonly BarSpan[]
  readonly load: BarLoad
  readonly asOf: EpochMs | null
  /** As in the view: the first look at an instrument is told of them only later. */
  readonly timeZone: string
  readonly minTick: number | null
}

/**
 * Bars of any size: before the gateway opened as the market's model has them, the same whoever asks and whenever; since then
 * as they were traded. Larger bars are made of the same minutes as smaller ones.
 */
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import { wallTimeAt } from '../../shared/lib/zoned-time.js'
import { toTick } from '../world/ticks.js'
import type { BrokerView, Instrument } from '../world/types.js'
import { dayAt, sessionOf, zoneOf, type Session } from './exchange-hours.js'
import { Tape } from './tape.js'

export interface Bar {
  readonly start: EpochMs
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Milliseconds of a bar by its name. */
export const barSizes: ReadonlyMap<string, number> = new Map([
  ['1 secs', SECOND], ['5 secs', 5 * SECOND], ['10 secs', 10 * SECOND], ['15 secs', 15 * SECOND], ['30 secs', 30 * SECOND],
  ['1 min', MINUTE], ['2 mins', 2 * MINUTE], ['3 mins', 3 * MINUTE], ['5 mins', 5 * MINUTE], ['10 mins', 10 * MINUTE], ['15 mins', 15 * MINUTE],
  ['20 mins', 20 * MINUTE], ['30 mins', 30 * MINUTE], ['1 hour', HOUR], ['2 hours', 2 * HOUR], ['3 hours', 3 * HOUR], ['4 hours', 4 * HOUR], ['8 hours', 8 * HOUR],
  ['1 day', DAY], ['1 week', 7 * DAY], ['1 month', 30 * DAY]
])

const units: Readonly<Record<string, number>> = { S: SECOND, D: DAY, W: 7 * DAY, M: 30 * DAY, Y: 365 * DAY }

/** Milliseconds of `2 W`; null: no duration. */
export function durationOf(text: string): number | null {
  const match = /^(\d{1,6}) ([SDWMY])$/.exec(text)
  const unit = units[match?.[2] ?? '']
  return match && unit !== undefined ? Number(match[1]) * unit : null
}

/** Waves that no day and no hour has a whole number of. */
const waves: readonly { readonly period: number; readonly share: number }[] = [
  { period: 37 * DAY, share: 0.06 },
  { period: 5.3 * DAY, share: 0.018 },
  { period: 7.7 * HOUR, share: 0.005 },
  { period: 23 * MINUTE, share: 0.0011 }
]

/** A number from 0 to 1 that belongs to the pair. */
function fixedShare(conId: number, number: number): number {
  let hash = Math.imul(conId ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number | 0, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}

function waveAt(conId: number, at: EpochMs): number {
  return waves.reduce((level, { period, share }, index) => level * (1 + share * Math.sin(2 * Math.PI * (at / period + fixedShare(conId, index)))), 1)
}

/** More than any chart can show. */
const MAX_BARS = 20_000

export interface Span {
  readonly from: EpochMs
  readonly to: EpochMs
}

/** What bars are made of, with the session that it belongs to. */
interface Piece {
  readonly bar: Bar
  readonly session: Session
}

export class PriceHistory {
  readonly #tape: Tape
  readonly #openedAt: EpochMs
  readonly #sessions = new Map<string, Session | null>()

  constructor(view: BrokerView, clock: Clock) {
    this.#openedAt = clock.now()
    this.#tape = new Tape(view, clock)
  }

  /** Bars that start within the span, oldest first; the latest of them when they are too many. Days are named by their midnight in UTC. */
  bars(instrument: Instrument, span: Span, size: number, regular: boolean): readonly Bar[] {
    const bars = new Map<EpochMs, Bar>()
    const offsets = new Map<Session, number>()
    for (const { bar: piece, session } of this.#pieces(instrument, span, size, regular)) {
      const offset = offsets.get(session) ?? wallTimeAt(zoneOf(instrument), session.from) - session.from
      offsets.set(session, offset)
      const start = startOf(piece.start, size, session, offset)
      const bar = bars.get(start)
      bars.set(start, bar === undefined ? { ...piece, start } : joined(bar, piece))
    }
    return [...bars.values()].filter(({ start }) => size >= DAY || start >= span.from).slice(-MAX_BARS)
  }

  /** When so many trading days had begun before the moment. */
  daysBack(instrument: Instrument, to: EpochMs, days: number, regular: boolean): EpochMs {
    let [left, from] = [days, to - days * DAY]
    for (let day = dayAt(instrument, to) + DAY; left > 0 && day > to - 3 * days * DAY - 10 * DAY; day -= DAY) {
      const session = this.#session(instrument, day, regular)
      if (session === null || session.from >= to) continue
      from = Math.min(from, session.from)
      left -= 1
    }
    return from
  }

  close(): void {
    this.#tape.close()
  }

  *#pieces(instrument: Instrument, { from, to }: Span, size: number, regular: boolean): Generator<Piece> {
    const step = Math.min(size, MINUTE)
    const live = step === MINUTE ? this.#tape.minutes(instrument.conId) : this.#tape.fiveSeconds(instrument.conId)
    const liveFrom = live[0]?.start ?? Infinity
    const last = dayAt(instrument, to) + DAY
    for (let day = dayAt(instrument, from); day <= last; day += DAY) {
      const session = this.#session(instrument, day, regular)
      // A bar of a day is that of the whole day.
      if (session !== null && session.to > from) yield* this.#modelled(instrument, session, { from: size >= DAY ? session.from : from, to: Math.min(to, liveFrom) }, step)
    }
    for (const bar of live) if (bar.start >= from && bar.start < to) yield { bar, session: this.#sessionAt(instrument, bar.start) }
  }

  *#modelled({ conId, minTick }: Instrument, session: Session, { from, to }: Span, step: number): Generator<Piece> {
    const [begin, end] = [Math.max(session.from, Math.ceil(from / step) * step), Math.min(session.to, to)]
    if (begin >= end) return
    // The model ends at the price at which the tape begins.
    const scale = this.#tape.opening(conId) / waveAt(conId, this.#openedAt)
    const priceAt = (at: EpochMs): number => Math.max(minTick, toTick(scale * waveAt(conId, at), minTick))
    let close = priceAt(begin)
    for (let start = begin; start < end; start += step) {
      const open = close
      close = priceAt(start + step)
      const number = Math.floor(start / step)
      const wick = Math.abs(close - open) * 0.4 + minTick
      const bar = {
        start, open, close,
        high: toTick(Math.max(open, close) + wick * fixedShare(conId, number), minTick),
        low: Math.max(minTick, toTick(Math.min(open, close) - wick * fixedShare(conId, number + 1), minTick)),
        volume: Math.round((step / SECOND) * (1 + 9 * fixedShare(conId, number + 2)))
      }
      yield { bar, session }
    }
  }

  /** The story's market trades whenever it runs: beyond the exchange's hours that is a session from midnight to midnight. */
  #sessionAt(instrument: Instrument, at: EpochMs): Session {
    const today = dayAt(instrument, at)
    for (const day of [today, today + DAY]) {
      const session = this.#session(instrument, day, false)
      if (session !== null && session.from <= at && at < session.to) return session
    }
    // It begins on the hour, so that its first bars stand on the clock like all others.
    const from = Math.floor(at / DAY) * DAY
    return this.#remembered(`${String(instrument.conId)} ${String(today)} rest`, () => ({ day: today, from, to: at })) ?? { day: today, from, to: at }
  }

  #session(instrument: Instrument, day: EpochMs, regular: boolean): Session | null {
    return this.#remembered(`${String(instrument.conId)} ${String(day)} ${String(regular)}`, () => sessionOf(instrument, day, regular))
  }

  #remembered(key: string, make: () => Session | null): Session | null {
    const known = this.#sessions.get(key)
    if (known !== undefined) return known
    const made = make()
    this.#sessions.set(key, made)
    return made
  }
}

/** Start of the bar on the exchange's clock: a session's first is cut short by its beginning. */
function startOf(at: EpochMs, size: number, { day, from }: Session, offset: number): EpochMs {
  if (size >= 28 * DAY) return Date.UTC(new Date(day).getUTCFullYear(), new Date(day).getUTCMonth(), 1)
  if (size >= 7 * DAY) return day - ((new Date(day).getUTCDay() + 6) % 7) * DAY
  if (size >= DAY) return day
  return Math.max(Math.floor((at + offset) / size) * size - offset, Math.min(from, at))
}

function joined(bar: Bar, next: Bar): Bar {
  return { ...bar, high: Math.max(bar.high, next.high), low: Math.min(bar.low, next.low), close: next.close, volume: bar.volume + next.volume }
}

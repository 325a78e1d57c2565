/** What to ask the broker for, so that what is missing comes and nothing else, within what it answers at once. */
import { barSizeMs, type Bar, type BarSize } from '../../shared/domain/bar.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { SessionCalendar } from './session-calendar.js'
import { difference, union, within, type Span, type Spans } from './spans.js'

const SECOND_MS = 1_000
const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
const SHORTEST_MONTH_DAYS = 28

/** Most time in one request (IB's table of step sizes and its own samples; more is slow where it is not refused). */
const longest: Readonly<Record<BarSize, number>> = { '1m': WEEK_MS, '5m': WEEK_MS, '15m': WEEK_MS, '30m': 4 * WEEK_MS, '1h': 4 * WEEK_MS, '1d': 52 * WEEK_MS }
/** Least time in one request, by the same table. */
const shortest: Readonly<Record<BarSize, number>> = { '1m': 60_000, '5m': 1_800_000, '15m': 1_800_000, '30m': 1_800_000, '1h': 3_600_000, '1d': DAY_MS }

/** Most time that one request may ask for, in milliseconds. */
export function longestRequestMs(size: BarSize): number {
  return longest[size]
}

/**
 * The spans to ask for, newest first. Sessions that follow each other are asked for together, the closed time between them
 * included; what is kept between two that are missing is not asked for again.
 * @param kept what needs no asking
 * @param calendar null: not known, everything may be a session
 */
export function spansToAsk(range: Span, kept: Spans, calendar: SessionCalendar | null, size: BarSize): Spans {
  const asked: Span[] = []
  for (const hole of [...difference(union([range]), kept)].reverse()) {
    const open = calendar === null ? [hole] : sessionsToAsk(hole, calendar, size)
    asked.push(...gathered([...open].reverse(), longest[size]))
  }
  return asked
}

/** Open time of a hole. Of days, whole ones: a session belongs to the day on which it ends. */
function sessionsToAsk(hole: Span, calendar: SessionCalendar, size: BarSize): Spans {
  return size === '1d' ? within(union(tradingDays(hole, calendar)), hole) : calendar.sessions(hole)
}

/** Days of the exchange on which a session ends, each by itself, whole. */
export function tradingDays(span: Span, calendar: SessionCalendar): readonly Span[] {
  const sessions = calendar.whole({ from: span.from - 2 * DAY_MS, to: span.to + 2 * DAY_MS })
  const days = new Map(sessions.map(({ to }) => calendar.dayOf(to - 1)).map((day) => [day.from, day]))
  return [...days.values()].filter(({ from, to }) => to > span.from && from < span.to)
}

/** @param sessions newest first */
function gathered(sessions: Spans, most: number): Span[] {
  const pieces: Span[] = []
  let current: Span | null = null
  for (const session of sessions) {
    let { to } = session
    if (current !== null && current.to - session.from <= most) {
      current = { from: session.from, to: current.to }
      continue
    }
    if (current !== null) pieces.push(current)
    for (; to - session.from > most; to -= most) pieces.push({ from: to - most, to })
    current = { from: session.from, to }
  }
  if (current !== null) pieces.push(current)
  return pieces
}

/** IB's text for how far back from its end a request goes: at least as far as the span, in the units that the bar size may have. */
export function durationText(span: Span, size: BarSize): string {
  const length = Math.max(span.to - span.from, shortest[size])
  const step = Math.min(barSizeMs(size), DAY_MS)
  const rounded = Math.ceil(length / step) * step
  if (rounded <= DAY_MS && size !== '1d') return `${String(rounded / SECOND_MS)} S`
  const days = Math.ceil(length / DAY_MS)
  if (days < 7) return `${String(days)} D`
  const weeks = Math.ceil(days / 7)
  if (weeks <= 4) return `${String(weeks)} W`
  const months = Math.ceil(days / SHORTEST_MONTH_DAYS)
  return months < 12 ? `${String(months)} M` : '1 Y'
}

/**
 * What an answer settles: all that was asked for, unless it begins so late that a whole session is missing before it. A
 * gateway may count days back otherwise than by the calendar; what it left out is asked for by itself, and if there is
 * nothing then either, there was nothing.
 */
export function settledBy(asked: Span, bars: readonly Bar[], calendar: SessionCalendar | null, size: BarSize): Span {
  const [first] = bars
  if (first === undefined) return asked
  const before: Span = { from: asked.from, to: first.at }
  const expected = calendar === null ? [] : size === '1d' ? tradingDays(before, calendar) : calendar.whole(before)
  const passedOver = expected.filter(({ from, to }) => from >= before.from && to <= before.to)
  return { from: passedOver.reduce<EpochMs>((latest, { to }) => Math.max(latest, to), asked.from), to: asked.to }
}

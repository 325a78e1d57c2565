/** What is known about each part of a view: the spans between which a chart draws its gaps. */
import { barSizeMs, type BarSize, type BarSpan } from '../../shared/domain/bar.js'
import { tradingDays } from './request-plan.js'
import type { BarTable } from './bar-table.js'
import type { SessionCalendar } from './session-calendar.js'
import { difference, intersection, union, within, type Span, type Spans } from './spans.js'

export interface KnownSeries {
  readonly barSize: BarSize
  readonly bars: BarTable
  /** What has been answered. */
  readonly kept: Spans
  /** What has been asked for and refused. */
  readonly failed: Spans
  /** Null: not known when the instrument trades. */
  readonly calendar: SessionCalendar | null
}

/** Oldest first, without gaps or overlaps, neighbours of different kinds. */
export function viewSpans(range: Span, { barSize, bars, kept, failed, calendar }: KnownSeries): readonly BarSpan[] {
  const all = union([range])
  const answered = within(kept, range)
  const sessions = calendar === null ? all : sessionsOf(range, calendar, barSize)
  // A session in which the broker knows of no bar was none: a holiday.
  const empty = calendar === null ? [] : union(sessions.filter((session) => !bars.hasAny(session) && difference([session], answered).length === 0))
  const open = difference(calendar === null ? all : union(sessions), empty)
  // A bar outside of the sessions shows that the calendar does not know everything.
  const outside = union(bars.within(range).map(({ at }) => ({ from: at, to: at + barSizeMs(barSize) })))
  const strays = within(difference(outside, open), range)
  const have = union(intersection(open, answered), strays)
  const refused = difference(intersection(open, within(failed, range)), have)
  const missing = difference(difference(open, have), refused)
  const closed = difference(difference(all, open), have)
  const tagged = (spans: Spans, kind: BarSpan['kind']): BarSpan[] => spans.map(({ from, to }) => ({ from, to, kind }))
  return [...tagged(have, 'have'), ...tagged(refused, 'failed'), ...tagged(missing, 'missing'), ...tagged(closed, 'closed')].sort((a, b) => a.from - b.from)
}

function sessionsOf(range: Span, calendar: SessionCalendar, barSize: BarSize): Spans {
  const whole = barSize === '1d' ? tradingDays(range, calendar) : calendar.whole(range)
  return whole.flatMap((session) => within([session], range))
}

/**
 * When an instrument trades. A contract's details list about a week; days that they do not list are taken to be like the
 * same day of that week. A holiday of the past is not known: it shows as a session in which the broker has no bars.
 */
import type { EpochMs } from '../../shared/lib/clock.js'
import { atWallTime, wallTimeAt, zoneNamed, type WallTime, type Zone } from '../../shared/lib/zoned-time.js'
import { union, within, type Span, type Spans } from './spans.js'
import { parseHours, type ListedHours, type WallSession } from './trading-hours.js'

const DAY_MS = 86_400_000
const FRIDAY = 5
/** Sessions may begin this long before the day in which they matter. */
const LONGEST_SESSION_DAYS = 2

const midnight = (wall: WallTime): WallTime => Math.floor(wall / DAY_MS) * DAY_MS
const weekdayOf = (day: WallTime): number => new Date(day).getUTCDay()
const isWorkday = (weekday: number): boolean => weekday >= 1 && weekday <= FRIDAY

/** Sessions of a day, as milliseconds after its midnight. */
type DayPlan = readonly Span[]

/** Sessions that begin together are as long as the longest of them: a short day before a holiday is not the rule. */
function widest(sessions: readonly Span[]): DayPlan {
  const ends = new Map<number, number>()
  for (const { from, to } of sessions) ends.set(from, Math.max(to, ends.get(from) ?? 0))
  return [...ends].map(([from, to]) => ({ from, to })).sort((a, b) => a.from - b.from)
}

function weekOf({ sessions }: ListedHours): readonly DayPlan[] {
  const ofDay = sessions.map(({ from, to }) => ({ weekday: weekdayOf(midnight(from)), span: { from: from - midnight(from), to: to - midnight(from) } }))
  const workdays = widest(ofDay.filter(({ weekday }) => isWorkday(weekday)).map(({ span }) => span))
  return Array.from({ length: 7 }, (_, weekday): DayPlan => {
    const own = ofDay.filter((each) => each.weekday === weekday).map(({ span }) => span)
    const starts = new Set(own.map(({ from }) => from))
    if (own.length > 0) return isWorkday(weekday) ? workdays.filter(({ from }) => starts.has(from)) : widest(own)
    // A workday that is listed as closed is a holiday. What trades through the night rests from Friday's close.
    const rests = weekday === FRIDAY && workdays.some(({ to }) => to > DAY_MS)
    return isWorkday(weekday) && !rests ? workdays : []
  })
}

export class SessionCalendar {
  readonly #listed: ListedHours
  readonly #week: readonly DayPlan[]
  readonly #first: WallTime
  readonly #last: WallTime
  readonly #days = new Map<WallTime, Spans>()

  private constructor(readonly zone: Zone, hours: ListedHours) {
    this.#listed = hours
    this.#week = weekOf(hours)
    this.#first = Math.min(...hours.days)
    this.#last = Math.max(...hours.days)
  }

  /** Null when the details do not say when the instrument trades, or in a zone that nobody knows. */
  static of(hours: string, timeZone: string): SessionCalendar | null {
    const zone = zoneNamed(timeZone)
    const listed = parseHours(hours)
    return zone === null || listed.sessions.length === 0 ? null : new SessionCalendar(zone, listed)
  }

  /** When there is trading within the span. */
  sessions(span: Span): Spans {
    return within(union(...this.#each(span)), span)
  }

  /** Sessions one by one, also those that touch, whole where they begin or end outside of the span. */
  whole(span: Span): Spans {
    return this.#each(span).flat().filter(({ from, to }) => to > span.from && from < span.to)
  }

  /** The day of the exchange that the moment belongs to. */
  dayOf(at: EpochMs): Span {
    const day = midnight(wallTimeAt(this.zone, at))
    return { from: this.#at(day), to: this.#at(day + DAY_MS) }
  }

  #each({ from, to }: Span): readonly Spans[] {
    const found: Spans[] = []
    const last = midnight(wallTimeAt(this.zone, to))
    for (let day = midnight(wallTimeAt(this.zone, from)) - LONGEST_SESSION_DAYS * DAY_MS; day <= last; day += DAY_MS) found.push(this.#sessionsOf(day))
    return found
  }

  #sessionsOf(day: WallTime): Spans {
    const known = this.#days.get(day)
    if (known !== undefined) return known
    const isListed = day >= this.#first && day <= this.#last
    const wall: readonly WallSession[] = isListed
      ? this.#listed.sessions.filter(({ from }) => midnight(from) === day)
      : (this.#week[weekdayOf(day)] ?? []).map(({ from, to }) => ({ from: day + from, to: day + to }))
    const spans = wall.map(({ from, to }) => ({ from: this.#at(from), to: this.#at(to) })).sort((a, b) => a.from - b.from)
    this.#days.set(day, spans)
    return spans
  }

  #at(wall: WallTime): EpochMs {
    return atWallTime(this.zone, wall)
  }
}

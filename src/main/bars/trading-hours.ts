/**
 * Trading hours as a contract's details print them: `20261120:0930-20261120:1600;20261121:CLOSED`, by older gateways
 * `20261120:0930-1200,1300-1600`. All times are those of the contract's own zone.
 */
import type { WallTime } from '../../shared/lib/zoned-time.js'

/** Times on the exchange's clock. */
export interface WallSession {
  readonly from: WallTime
  readonly to: WallTime
}

export interface ListedHours {
  /** In the order in which they are listed. */
  readonly sessions: readonly WallSession[]
  /** Midnights of all days that are listed, open or closed. */
  readonly days: ReadonlySet<WallTime>
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const MOMENT = /^(?:(\d{4})(\d{2})(\d{2}):)?(\d{2})(\d{2})$/

interface Moment {
  readonly day: WallTime
  readonly time: number
}

function momentOf(text: string, day: WallTime | null): Moment | null {
  const match = MOMENT.exec(text.trim())
  if (match === null) return null
  const [, year, month, date, hour, minute] = match
  const own = year === undefined ? day : Date.UTC(Number(year), Number(month) - 1, Number(date))
  return own === null ? null : { day: own, time: (Number(hour) * 60 + Number(minute)) * MINUTE_MS }
}

function sessionOf(text: string, day: WallTime | null): (WallSession & { readonly day: WallTime }) | null {
  const [begin = '', end = ''] = text.split('-')
  const from = momentOf(begin, day)
  const to = from === null ? null : momentOf(end, from.day)
  if (from === null || to === null) return null
  const begins = from.day + from.time
  // Without a date of its own an end before the beginning is the next day's; 0000-0000 is a whole day.
  const ends = to.day + to.time
  return { day: from.day, from: begins, to: ends > begins ? ends : ends + DAY_MS }
}

/** What can be read of the text; parts that cannot are left out. */
export function parseHours(text: string): ListedHours {
  const sessions: WallSession[] = []
  const days = new Set<WallTime>()
  for (const entry of text.split(';')) {
    let day: WallTime | null = null
    const closed = /^(\d{4})(\d{2})(\d{2}):CLOSED$/i.exec(entry.trim())
    if (closed !== null) days.add(Date.UTC(Number(closed[1]), Number(closed[2]) - 1, Number(closed[3])))
    else {
      for (const part of entry.split(',')) {
        const session = sessionOf(part, day)
        if (session === null || session.to - session.from > 7 * DAY_MS) continue
        day = session.day
        days.add(day)
        sessions.push({ from: session.from, to: session.to })
      }
    }
  }
  return { sessions, days }
}

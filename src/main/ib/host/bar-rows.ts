/** Bars as the library hands them over: one call each, and one call for the end. */
import type { Bar } from '../../../shared/domain/bar.js'
import type { EpochMs } from '../../../shared/lib/clock.js'

/** What stands where there is no number: DBL_MAX comes as undefined, or a digit short of itself. */
const NOTHING = 1e300
const UNSET_INTEGER = 2_147_483_647
/** Bars per report: a few milliseconds to check on the other side. */
const ROWS_PER_REPORT = 1_000
/** The library's word for the end, before the start and end of what was sent. */
const END = 'finished'

export interface LibraryBar {
  readonly open: number | undefined
  readonly high: number | undefined
  readonly low: number | undefined
  readonly close: number | undefined
  readonly volume: number | undefined
  readonly average: number | undefined
  readonly count: number | undefined
}

/** Seconds since 1970, or the date of a day as its midnight in UTC. */
function startOf(time: string): EpochMs | null {
  const day = /^(\d{4})(\d{2})(\d{2})$/.exec(time)
  if (day !== null) return Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]))
  return /^\d{9,11}$/.test(time) ? Number(time) * 1_000 : null
}

const isPrice = (value: number | undefined): value is number => value !== undefined && Math.abs(value) < NOTHING

/** Bids, asks and midpoints are not traded: IB says so with -1. */
function tally(value: number | undefined): number | null {
  return value === undefined || value === UNSET_INTEGER || !(value >= 0 && value < NOTHING) ? null : value
}

/** The bar, or why it is none. */
export function toBar(time: string, { open, high, low, close, volume, average, count }: LibraryBar): Bar | string {
  const at = startOf(time)
  if (at === null) return `time is "${time}"`
  if (!isPrice(open) || !isPrice(high) || !isPrice(low) || !isPrice(close)) return `a price of ${time} is missing`
  if (high < Math.max(open, close, low) || low > Math.min(open, close)) return `open and close of ${time} lie outside of high and low`
  const traded = tally(volume)
  return { at, open, high, low, close, volume: traded, average: traded === null || average === 0 ? null : tally(average), count: tally(count) }
}

interface Gathered {
  readonly rows: Bar[]
  unreadable: number
  reason: string
}

/** Gathers the bars of each answer, so that they cross to main a thousand at a time. */
export class BarGatherer {
  readonly #answers = new Map<number, Gathered>()

  constructor(private readonly send: (reqId: number, rows: Bar[]) => void) {}

  /** @returns what was wrong when this was the end of the answer; null: it goes on */
  take(reqId: number, time: string, bar: LibraryBar): { readonly unreadable: number; readonly reason: string } | null {
    const answer = this.#answers.get(reqId) ?? { rows: [], unreadable: 0, reason: '' }
    this.#answers.set(reqId, answer)
    if (time.startsWith(END)) {
      this.#answers.delete(reqId)
      this.#flush(reqId, answer)
      return { unreadable: answer.unreadable, reason: answer.reason }
    }
    const row = toBar(time, bar)
    if (typeof row === 'string') {
      answer.unreadable += 1
      answer.reason = row
    } else answer.rows.push(row)
    if (answer.rows.length >= ROWS_PER_REPORT) this.#flush(reqId, answer)
    return null
  }

  #flush(reqId: number, { rows }: Gathered): void {
    if (rows.length > 0) this.send(reqId, rows.splice(0))
  }
}

/** Which moments of the past are kept: the further back, the fewer. */
import type { EpochMs } from '../../shared/lib/clock.js'
import type { HistoryMoment } from '../../shared/domain/history-moment.js'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

interface Tier {
  /** For moments up to this age, in milliseconds. */
  readonly upToMs: number
  /** One in each of these spans of UTC time; null: all. Each span is whole spans of the tier before: what one keeps first, the next does. */
  readonly oneInMs: number | null
}

const tiers: readonly Tier[] = [
  { upToMs: HOUR_MS, oneInMs: null },
  { upToMs: DAY_MS, oneInMs: MINUTE_MS },
  { upToMs: 30 * DAY_MS, oneInMs: HOUR_MS },
  { upToMs: Infinity, oneInMs: DAY_MS }
]

/**
 * Moments to give up now: all of the last hour are kept, one a minute for a day, one an hour for 30 days, one a day after.
 * Of each span it is the first that is kept, so that thinning again and again comes to the same as thinning once. Moments of alerts are counted by
 * themselves: one is not given up for a moment that was taken in passing.
 * @param moments the oldest first
 */
export function toThin(moments: readonly HistoryMoment[], now: EpochMs): readonly EpochMs[] {
  const lastOf = new Map<HistoryMoment['reason'], EpochMs>()
  const gone: EpochMs[] = []
  for (const { at, reason } of moments) {
    const last = lastOf.get(reason)
    lastOf.set(reason, at)
    const oneInMs = tiers.find(({ upToMs }) => now - at <= upToMs)?.oneInMs ?? null
    if (oneInMs !== null && last !== undefined && Math.floor(last / oneInMs) === Math.floor(at / oneInMs)) gone.push(at)
  }
  return gone
}

/** Evenly spread over their time, at most so many; those of alerts before others. @param moments the oldest first */
export function spread(moments: readonly HistoryMoment[], most: number): readonly HistoryMoment[] {
  const [first, last] = [moments[0], moments.at(-1)]
  if (moments.length <= most || first === undefined || last === undefined) return moments
  const width = (last.at - first.at + 1) / most
  const chosen = new Map<number, HistoryMoment>()
  for (const moment of moments) {
    const place = Math.floor((moment.at - first.at) / width)
    const there = chosen.get(place)
    if (there === undefined || (there.reason === 'pace' && moment.reason === 'alert')) chosen.set(place, moment)
  }
  return [...chosen.values()]
}

/** At most so many: those of alerts, and the others spread evenly between them. @param moments the oldest first */
export function spreadBesideAlerts(moments: readonly HistoryMoment[], most: number): readonly HistoryMoment[] {
  const raised = spread(moments.filter(({ reason }) => reason === 'alert'), most)
  const room = most - raised.length
  const others = room <= 0 ? [] : spread(moments.filter(({ reason }) => reason !== 'alert'), room)
  return [...raised, ...others].sort((a, b) => a.at - b.at)
}

/** The calendar day of a moment in a zone, as SQL that needs no time-zone database of the server's. */
import type { EpochMs } from '../../../shared/lib/clock.js'
import { wallTimeAt, zoneNamed, type Zone } from '../../../shared/lib/zoned-time.js'
import { literal } from '../identifiers.js'

const DAY_MS = 86_400_000
/** Earlier days are cut as in the first of these years. */
const FROM = Date.UTC(2010, 0, 1)
/** No zone changes its offset and back within a fortnight. */
const STEP_MS = 14 * DAY_MS
const PRECISION_MS = 15 * 60_000

interface Stretch {
  readonly from: EpochMs
  /** Minutes east of UTC. */
  readonly offset: number
}

const offsetAt = (zone: Zone, at: EpochMs): number => Math.round((wallTimeAt(zone, at) - Math.floor(at / 1_000) * 1_000) / 60_000)

/** When the zone's offset changes, newest first. */
function stretchesOf(zone: Zone, until: EpochMs): readonly Stretch[] {
  const found: Stretch[] = [{ from: -Infinity, offset: offsetAt(zone, FROM) }]
  for (let at = FROM; at < until; at += STEP_MS) {
    const before = found[0]?.offset ?? 0
    const offset = offsetAt(zone, at + STEP_MS)
    if (offset === before) continue
    let [low, high] = [at, at + STEP_MS]
    while (high - low > PRECISION_MS) {
      const middle = low + Math.floor((high - low) / PRECISION_MS / 2) * PRECISION_MS
      if (offsetAt(zone, middle) === before) low = middle
      else high = middle
    }
    found.unshift({ from: high, offset })
  }
  return found
}

/**
 * The date of a timestamptz expression in a zone. Offsets stand in it as numbers: a name would be looked up for every row,
 * at three times the cost, and might not be known to the server.
 * @param zone as the time-zone database names it; one that nobody knows is UTC
 */
export function dayExpression(moment: string, zone: string, now: EpochMs): string {
  const known = zoneNamed(zone)
  const stretches = known === null ? [] : stretchesOf(known, now + 400 * DAY_MS)
  const interval = (minutes: number): string => `interval ${literal(`${String(minutes)} minutes`)}`
  const first = stretches.at(-1)?.offset ?? 0
  const whens = stretches.slice(0, -1).map(({ from, offset }) => `WHEN ${moment} >= ${literal(new Date(from).toISOString())}::timestamptz THEN ${interval(offset)}`)
  const offset = whens.length === 0 ? interval(first) : `CASE ${whens.join(' ')} ELSE ${interval(first)} END`
  return `(${moment} AT TIME ZONE ${offset})::date`
}

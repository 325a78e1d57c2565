import type { EpochMs } from '../../shared/lib/clock.js'
import { atWallTime, wallTimeAt, zoneNamed } from '../../shared/lib/zoned-time.js'

const DAY_MS = 86_400_000

/** The day after `now` at that full hour of the zone's clocks, whatever they do in the night. */
export function nextWallTime(now: EpochMs, zoneName: string, hour: number): EpochMs {
  const zone = zoneNamed(zoneName)
  if (zone === null) return now + DAY_MS
  const today = Math.floor(wallTimeAt(zone, now) / DAY_MS) * DAY_MS
  return atWallTime(zone, today + DAY_MS + hour * 3_600_000)
}

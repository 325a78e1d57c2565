/** Calendar days without a locale. */
import type { EpochMs } from './clock.js'

const DAY_MS = 86_400_000

/** Days since 1970-01-01 in a zone that is `offsetMs` east of UTC. */
export function dayNumber(at: EpochMs, offsetMs: number): number {
  return Math.floor((at + offsetMs) / DAY_MS)
}

/** `2026-11-21` */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** A moment as it is typed, and back, in a zone. */
import type { EpochMs } from '../../shared/lib/clock.js'
import { formatMoment, type ZoneChoice } from '../format/time-format.js'

/** `2026-11-21T14:02:11`, as a field for date and time has it. */
export function typedMoment(at: EpochMs, zone: ZoneChoice): string {
  const [, day = '', time = ''] = /^(\d{4}-\d\d-\d\d), (\d\d:\d\d:\d\d)/.exec(formatMoment(at, zone)) ?? []
  return `${day}T${time}`
}

/**
 * What was typed, as a moment of the zone; null: no date and time. Of an hour that a zone has twice it is the first; one that it leaves out is
 * as far into the next.
 */
export function momentOf(typed: string, zone: ZoneChoice): EpochMs | null {
  const asUtc = Date.parse(`${typed}Z`)
  if (Number.isNaN(asUtc)) return null
  const wallClock = (at: EpochMs): number => Date.parse(`${typedMoment(at, zone)}Z`)
  const offsetAt = (at: EpochMs): number => wallClock(at) - Math.floor(at / 1_000) * 1_000
  const day = 86_400_000
  const offsets = [offsetAt(asUtc - day), offsetAt(asUtc + day)]
  const exact = offsets.map((offset) => asUtc - offset).filter((at) => wallClock(at) === Math.floor(asUtc / 1_000) * 1_000)
  return exact.length > 0 ? Math.min(...exact) : asUtc - (offsets[0] ?? 0)
}

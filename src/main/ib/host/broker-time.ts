/**
 * Times as the broker prints them: `20261121 10:15:00 US/Eastern`, `20261121  10:15:00` (the gateway's own zone) or
 * `20261121-15:15:00` (UTC).
 */
import { atWallTime, zoneNamed } from '../../../shared/lib/zoned-time.js'

const PATTERN = /^(\d{4})(\d{2})(\d{2})([- ]) ?(\d{2}):(\d{2}):(\d{2})(?: (.+))?$/

/**
 * Epoch milliseconds of a broker's time; null when it cannot be read.
 * @param gatewayZone zone of a time that names none
 */
export function parseBrokerTime(text: string, gatewayZone: string): number | null {
  const match = PATTERN.exec(text.trim())
  if (match === null) return null
  const [, year, month, day, separator, hour, minute, second, named] = match
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  if (!Number.isFinite(wall)) return null
  const zone = zoneNamed(named ?? (separator === '-' ? 'UTC' : gatewayZone))
  return zone === null ? null : atWallTime(zone, wall)
}

/** Zone in the gateway's greeting (`20261121 02:00:00 GMT`); this machine's own where it names none that is known. */
export function zoneOfGreeting(text: string): string {
  const zone = text.trim().split(/\s+/).slice(2).join(' ')
  return zone !== '' && zoneNamed(zone) !== null ? zone : Intl.DateTimeFormat().resolvedOptions().timeZone
}

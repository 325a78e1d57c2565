/** What to say of a silence that something known explains. */
import type { KnownSilence } from '../../shared/state/panel-truth.js'
import { formatShortTime, type ShownZone } from '../format/time-format.js'

/** `Expected until 01:45 EST, because ...`; once the window is over, by when it should have ended. */
export function silenceWords({ until, because, isOver }: KnownSilence, zone: ShownZone): string {
  const end = formatShortTime(until, zone)
  return isOver ? `beyond what is expected: it should have ended by ${end} (${because})` : `expected until ${end}, because ${because}`
}

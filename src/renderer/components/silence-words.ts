/** What to say of a silence that something known explains. */
import type { KnownSilence, PanelTruth } from '../../shared/state/panel-truth.js'
import { formatShortTime, type ShownZone } from '../format/time-format.js'
import { paceText } from '../text/pace.js'

/** `Expected until 01:45 EST, because ...`; once the window is over, by when it should have ended. */
export function silenceWords({ until, because, isOver }: KnownSilence, zone: ShownZone): string {
  const end = formatShortTime(until, zone)
  return isOver ? paceText.silenceOver(end, because) : paceText.silence(end, because)
}

/** Whether all that is wrong is a silence within its window. */
export function isExpectedSilence({ silence }: Pick<PanelTruth, 'silence'>): boolean {
  return silence?.isOver === false
}

import { memo } from 'react'
import { useClock } from '../stores/clock-store.js'
import { formatMinute, formatRecent, inAllZones, type ZoneChoice } from '../format/time-format.js'

export interface MomentProps {
  readonly at: number
  readonly zone: ZoneChoice
  /** clock: of today without the day. */
  readonly as: 'clock' | 'minute'
}

/** A time in a table whose header names the zone; the same moment in the other zones is in the tooltip. */
export const Moment = memo(function Moment({ at, zone, as }: MomentProps): React.JSX.Element {
  // Drawn again when the day ends, not with each tick.
  const shown = useClock(({ now }) => (as === 'clock' ? formatRecent(at, now, zone) : formatMinute(at, zone)))
  return <span title={inAllZones(at)}>{shown}</span>
})

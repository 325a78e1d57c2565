import { memo } from 'react'
import { formatClock, formatMinute, inAllZones, type ZoneChoice } from '../format/time-format.js'

export interface MomentProps {
  readonly at: number
  readonly zone: ZoneChoice
  readonly as: 'clock' | 'minute'
}

/** A time in a table whose header names the zone; the same moment in the other zones is in the tooltip. */
export const Moment = memo(function Moment({ at, zone, as }: MomentProps): React.JSX.Element {
  return <span title={inAllZones(at)}>{as === 'clock' ? formatClock(at, zone) : formatMinute(at, zone)}</span>
})

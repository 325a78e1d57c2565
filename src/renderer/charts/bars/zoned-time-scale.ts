/** The chart library's time scale, but with days, months and labels of a zone instead of UTC. */
import { defaultHorzScaleBehavior, type InternalHorzScaleItem, type Mutable, type TickMark, type TickMarkWeightValue, type Time, type TimeScalePoint } from 'lightweight-charts'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { ShownZone } from '../../format/time-format.js'
import { tickLabel, type TickKind } from './tick-label.js'
import { tickWeight } from './tick-weight.js'

export interface TimeScaleZone {
  readonly zone: ShownZone
  /** Bars of a day or more: their ticks tell no time of day. */
  readonly isDaily: boolean
}

/** Chart times are whole seconds: bars begin at one. */
export function epochOf(time: unknown): EpochMs {
  return typeof time === 'number' ? time * 1_000 : Number.NaN
}

function kindOf(weight: number): TickKind {
  if (weight >= 70) return 'year'
  if (weight >= 60) return 'month'
  return weight >= 50 ? 'day' : 'time'
}

export class ZonedTimeScale extends defaultHorzScaleBehavior() {
  constructor(private readonly shown: TimeScaleZone) {
    super()
  }

  override fillWeightsForPoints(points: readonly Mutable<TimeScalePoint>[], startIndex: number): void {
    const weigh = (from: EpochMs, to: EpochMs): TickMarkWeightValue => tickWeight(from, to, this.shown.zone) as TickMarkWeightValue
    for (let index = Math.max(1, startIndex); index < points.length; index += 1) {
      const [before, point] = [points[index - 1], points[index]]
      if (before !== undefined && point !== undefined) point.timeWeight = weigh(epochOf(before.originalTime), epochOf(point.originalTime))
    }
    const [first, second] = points
    if (startIndex === 0 && first !== undefined && second !== undefined) {
      const at = epochOf(first.originalTime)
      first.timeWeight = weigh(at - (epochOf(second.originalTime) - at), at)
    }
  }

  override formatTickmark({ weight, originalTime }: TickMark): string {
    return tickLabel(epochOf(originalTime), kindOf(weight), this.shown.zone, this.shown.isDaily)
  }

  /** The library asks only where no `timeFormatter` is given, which is always. */
  override formatHorzItem(item: InternalHorzScaleItem): string {
    return String(this.cacheKey(item))
  }
}

/** An epoch in the chart's own unit. */
export function timeOf(at: EpochMs): Time {
  return (at / 1_000) as Time
}

/** Where a series of points is interrupted. Between two points that belong together a line is drawn; over a gap none is. */
import type { EpochMs } from '../../../shared/lib/clock.js'

/** Points on each side whose pace tells what is usual there: a series may be daily at first and by the minute later. */
const NEIGHBOURS = 5
/** As many times the usual step: weekends and holidays of a daily series are no gaps, a night among minutes is one. */
const UNUSUAL = 6

export interface TimeGap {
  /** The last point before it. */
  readonly from: EpochMs
  readonly to: EpochMs
  /** Index of the first point after it. */
  readonly index: number
}

function median(steps: readonly number[]): number | null {
  const sorted = [...steps].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}

/** @param times oldest first */
export function timeGaps(times: readonly EpochMs[]): readonly TimeGap[] {
  const steps = times.slice(1).map((at, index) => at - (times[index] ?? at))
  const gaps: TimeGap[] = []
  for (const [index, step] of steps.entries()) {
    const [before, after] = [median(steps.slice(Math.max(0, index - NEIGHBOURS), index)), median(steps.slice(index + 1, index + 1 + NEIGHBOURS))]
    const usual = Math.max(before ?? 0, after ?? 0)
    const [from, to] = [times[index], times[index + 1]]
    if (usual > 0 && step > UNUSUAL * usual && from !== undefined && to !== undefined) gaps.push({ from, to, index: index + 1 })
  }
  return gaps
}

import type { EpochMs } from '../../../shared/lib/clock.js'

interface Placed {
  readonly at: EpochMs
}

/** Index of the place that holds a moment: the last that begins at or before it; -1: all begin later. @param places oldest first */
export function placeIndex(places: readonly Placed[], at: EpochMs): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((places[middle]?.at ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

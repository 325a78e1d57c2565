import type { BarPoint } from './bar-points.js'

/**
 * From where on the places differ: a live bar changes the last one only, and then only that is drawn again.
 * @returns an index of `next`; its length where nothing differs; null where all must be drawn: places were lost, or moved
 */
export function changedFrom(previous: readonly BarPoint[], next: readonly BarPoint[]): number | null {
  const first = next.findIndex((point, index) => {
    const before = previous[index]
    return before === undefined || before.at !== point.at || before.bar !== point.bar
  })
  const from = first === -1 ? next.length : first
  if (next.length < previous.length) return null
  // The last place may change, those before it may not.
  return from >= previous.length - 1 && (previous[from] === undefined || previous[from].at === next[from]?.at) ? from : null
}

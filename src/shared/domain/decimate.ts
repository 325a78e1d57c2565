/** Fewer points for a chart, without losing what a trader looks for in one. */

/**
 * At most `limit` points in their order: the first, the last, and the lowest and the highest of every bucket between.
 * A series that is short enough comes back as it is.
 * @param limit 4 or more
 * @param valueOf a float, for comparing only
 */
export function decimate<T>(points: readonly T[], limit: number, valueOf: (point: T) => number): readonly T[] {
  if (points.length <= limit) return points
  const inner = points.length - 2
  const buckets = Math.max(1, Math.floor((limit - 2) / 2))
  const kept = points.slice(0, 1)
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const from = 1 + Math.floor((bucket * inner) / buckets)
    const to = 1 + Math.floor(((bucket + 1) * inner) / buckets)
    kept.push(...extremes(points.slice(from, to), valueOf))
  }
  return kept.concat(points.slice(-1))
}

/** Lowest and highest in their order; one when they are the same. */
function extremes<T>(points: readonly T[], valueOf: (point: T) => number): readonly T[] {
  let low = 0
  let high = 0
  const values = points.map(valueOf)
  for (const [index, value] of values.entries()) {
    if (value < (values[low] ?? value)) low = index
    if (value > (values[high] ?? value)) high = index
  }
  return points.slice(Math.min(low, high), Math.min(low, high) + 1).concat(low === high ? [] : points.slice(Math.max(low, high), Math.max(low, high) + 1))
}

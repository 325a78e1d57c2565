/** Where a key leads along the bars of a chart. */

const PAGE = 20

/** @param place index of the place that is pointed at; null: none yet, and then the last is the first to be reached @returns null: the key means nothing to a chart */
export function movedPlace(place: number | null, key: string, count: number): number | null {
  if (count === 0) return null
  const last = count - 1
  const within = (to: number): number => Math.max(0, Math.min(last, to))
  switch (key) {
    case 'ArrowLeft': return place === null ? last : within(place - 1)
    case 'ArrowRight': return place === null ? last : within(place + 1)
    case 'PageUp': return within((place ?? last) - PAGE)
    case 'PageDown': return within((place ?? last) + PAGE)
    case 'Home': return 0
    case 'End': return last
    default: return null
  }
}

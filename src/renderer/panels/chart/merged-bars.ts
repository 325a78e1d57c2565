import type { Bar } from '../../../shared/domain/bar.js'

/** Bars with those of an update in their place: one that begins at the same moment replaces. Bars that stay are the same objects. @param bars oldest first */
export function mergedBars(bars: readonly Bar[], upsert: readonly Bar[]): readonly Bar[] {
  if (upsert.length === 0) return bars
  const last = bars.at(-1)?.at ?? -Infinity
  const incoming = new Map(upsert.map((bar) => [bar.at, bar]))
  // What a live bar does, a few times a second.
  if (upsert.every(({ at }) => at >= last)) {
    const kept = incoming.has(last) ? bars.slice(0, -1) : bars
    return [...kept, ...sorted(incoming.values())]
  }
  return sorted([...bars.filter(({ at }) => !incoming.has(at)), ...incoming.values()])
}

function sorted(bars: Iterable<Bar>): readonly Bar[] {
  return [...bars].sort((a, b) => a.at - b.at)
}

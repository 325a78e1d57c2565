/** Parts labels that would cover each other: each as near to its own place as the others allow, in the same order. */

/** @param wanted places from the top, in any order @param gap between two at least @param height of the pane: none is lower @returns places in the order of `wanted` */
export function spreadLabels(wanted: readonly number[], gap: number, height: number): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0))
  const placed = [...wanted]
  let lowest = -Infinity
  for (const index of order) {
    const at = Math.max(wanted[index] ?? 0, lowest + gap)
    placed[index] = at
    lowest = at
  }
  let limit = height
  for (const index of order.reverse()) {
    const at = Math.min(placed[index] ?? 0, limit)
    placed[index] = at
    limit = at - gap
  }
  return placed
}

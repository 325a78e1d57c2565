// Made once: one for each comparison takes longer than all the rest of a sort.
const natural = new Intl.Collator('en', { numeric: true })

/** Smaller first, text by its natural order. */
export function compareValues(a: number | string | null, b: number | string | null): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return natural.compare(String(a), String(b))
}

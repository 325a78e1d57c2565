/**
 * Rows that are made anew at every tick, but mostly say the same: one that says what it said before stays the same object,
 * and the list too when all of them do, so that only what changed is drawn again.
 */

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.hasOwn(b, key) && isSame(Reflect.get(a, key), Reflect.get(b, key)))
}

/** Remembers the last rows. Rows are plain data. */
export function steadyRows<R extends { readonly id: string }>(): (rows: readonly R[]) => readonly R[] {
  let last: readonly R[] = []
  let byId: ReadonlyMap<string, R> = new Map()
  return (rows) => {
    const kept = rows.map((row) => {
      const before = byId.get(row.id)
      return before !== undefined && isSame(before, row) ? before : row
    })
    if (kept.length === last.length && kept.every((row, index) => row === last[index])) return last
    last = kept
    byId = new Map(kept.map((row) => [row.id, row]))
    return last
  }
}

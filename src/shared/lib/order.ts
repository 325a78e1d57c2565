/** Ordering that is the same on every machine: no locale in it. */

/** By code units, ascending. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** By the first key in which two lists differ; texts by code units, numbers ascending. Lists must be of one shape. */
export function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]
    if (right === undefined || left === right) continue
    return left < right ? -1 : 1
  }
  return 0
}

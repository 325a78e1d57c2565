/** What a benchmark gives and how its numbers are made. */

export interface BenchContext {
  /** The Electron executable. */
  readonly electron: string
  /** Arguments that this machine needs, such as --no-sandbox under root. */
  readonly electronArgs: readonly string[]
}

export interface BenchResult {
  readonly figures: Readonly<Record<string, number>>
  /** How many times the thing measured was done. */
  readonly runs: number
}

/** The value below which `share` (0..1) of the values lie, by the nearest rank. @throws when there are none */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]
  if (value === undefined) throw new Error('no values')
  return value
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}

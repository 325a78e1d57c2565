/** The latest run durations of each service: the contract keeps only the last, so they are gathered as they pass by. */
import type { EpochMs } from '../lib/clock.js'
import { toNumber } from '../lib/decimal.js'
import type { ServiceHeartbeat } from './database-rows.js'

export interface Run {
  /** When it began, by the database's clock; where that is not told, the beat that told of it. */
  readonly at: EpochMs
  readonly ms: number
}

export type RunHistory = ReadonlyMap<string, readonly Run[]>

/** Runs kept of one service: five minutes of one that runs every five seconds. */
export const RUNS_KEPT = 60

/**
 * Adds the runs that are not known yet, oldest first. A run that began and ended between two readings is not seen.
 * @returns the same history when there is nothing new
 */
export function withRuns(history: RunHistory, rows: readonly ServiceHeartbeat[]): RunHistory {
  let next: Map<string, readonly Run[]> | null = null
  for (const { service, lastRunMs, lastRunStartedAt, lastBeatAt } of rows) {
    const at = lastRunStartedAt ?? lastBeatAt
    const known = history.get(service) ?? []
    if (lastRunMs === null || at <= (known.at(-1)?.at ?? Number.NEGATIVE_INFINITY)) continue
    next ??= new Map(history)
    next.set(service, [...known, { at, ms: toNumber(lastRunMs) }].slice(-RUNS_KEPT))
  }
  return next ?? history
}

/** Shortest, middle and longest, in milliseconds; null: none is known. */
export function runSpread(runs: readonly Run[]): { readonly least: number; readonly median: number; readonly most: number } | null {
  const sorted = runs.map(({ ms }) => ms).sort((a, b) => a - b)
  const [least] = sorted
  const most = sorted.at(-1)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  if (least === undefined || most === undefined || low === undefined || high === undefined) return null
  return { least, median: (low + high) / 2, most }
}

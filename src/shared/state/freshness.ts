/**
 * How far a datum can be trusted now. A function of a clock: it changes while nothing happens, which is the point
 * (FIELD.md 2.9, defects 1 and 2). One rule for every source.
 */
import type { EpochMs } from '../lib/clock.js'
import type { SliceMeta } from './slice-meta.js'

/** From best to worst; the worst wins upward (cell, row, panel, header, tray). replay: of a past desk that is looked at. */
export const freshnessStates = ['live', 'closed', 'delayed', 'stale', 'offline', 'replay', 'never'] as const
export type FreshnessState = (typeof freshnessStates)[number]

export interface Freshness {
  readonly state: FreshnessState
  /** Milliseconds since the data were last known true; null when never. */
  readonly ageMs: number | null
}

export interface FreshnessInput {
  readonly asOf: EpochMs | null
  readonly origin: SliceMeta['origin']
  /** Age in milliseconds after which the data are stale. */
  readonly staleAfterMs: number
  /** Whether the source can be reached now. */
  readonly reachable: boolean
  /** The source itself delivers late (IB market data type 3 or 4). */
  readonly delayed?: boolean
  /** The market's session is shut, so that old is normal. */
  readonly closed?: boolean
  /** Of a past desk, as of whose moment `now` is. */
  readonly replay?: boolean
}

/** The state of one datum at `now`. A clock that was set back never makes an age negative. */
export function freshnessAt(input: FreshnessInput, now: EpochMs): Freshness {
  if (input.asOf === null) return { state: 'never', ageMs: null }
  const ageMs = Math.max(0, now - input.asOf)
  if (input.replay === true) return { state: 'replay', ageMs }
  if (input.origin === 'snapshot' || !input.reachable) return { state: 'offline', ageMs }
  if (input.closed === true) return { state: 'closed', ageMs }
  if (ageMs > input.staleAfterMs) return { state: 'stale', ageMs }
  return { state: input.delayed === true ? 'delayed' : 'live', ageMs }
}

/** The worst of several states; `live` for none. */
export function worst(states: Iterable<FreshnessState>): FreshnessState {
  let rank = 0
  for (const state of states) rank = Math.max(rank, freshnessStates.indexOf(state))
  return freshnessStates[rank] ?? 'live'
}

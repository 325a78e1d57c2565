/** What a panel's header says about its data: how fresh, and if not live, why and when it will be tried again. */
import type { EpochMs } from '../lib/clock.js'
import type { Freshness } from './freshness.js'
import type { BackendError, SliceMeta } from './slice-meta.js'
import type { SliceKey, SliceSource } from './slices.js'
import type { DeskStatus } from './status.js'

/** Whether a source answers now, and if not, what it last said. */
export interface SourceReach {
  readonly reachable: boolean
  /** off: not configured. human: will not be tried again by itself. */
  readonly mode: 'up' | 'trying' | 'off' | 'human'
  readonly error: BackendError | null
  readonly nextAttemptAt: EpochMs | null
}

export type Reach = Readonly<Record<SliceSource, SourceReach>>

export interface SliceTruth {
  readonly key: SliceKey
  readonly meta: SliceMeta
}

export interface PanelTruth {
  /** Worst of all slices that the panel shows; the age is that of the oldest data. */
  readonly freshness: Freshness
  /** Slices that are live (or delayed, or closed) of all, and since when the oldest is known: "2 of 3 fresh, oldest 14:02:11". */
  readonly fresh: number
  readonly total: number
  readonly oldestAsOf: EpochMs | null
  /** Why it is not live: "Postgres unreachable: ECONNREFUSED connection refused, next try in 4 s"; null when there is nothing to say. */
  readonly cause: string | null
  readonly remedy: string | null
  readonly nextAttemptAt: EpochMs | null
  /** An attempt is under way. */
  readonly isFetching: boolean
  /** Rows that could not be read and are therefore not shown. */
  readonly rejected: number
}

/** Whether each source can be reached, from the desk's status. */
export function reachOf(status: Pick<DeskStatus, 'postgres' | 'ib'>): Reach {
  void status
  throw new Error('in the works')
}

/** @param slices all slices that the panel shows; one that cannot be provided at all counts as missing, not as stale */
export function panelTruth(slices: readonly SliceTruth[], reach: Reach, now: EpochMs): PanelTruth {
  void [slices, reach, now]
  throw new Error('in the works')
}

/** Whether the sources of some slices have ever answered: only then does "no rows" mean that there are none. */
import type { EpochMs } from '../lib/clock.js'
import { panelTruth, type PanelTruth, type Reach, type SliceTruth } from './panel-truth.js'
import { slices, type SliceSource } from './slices.js'
import type { SliceMeta } from './slice-meta.js'

/** all: each that can answer has. some: not all of them. none: not one. unavailable: there is none that could. */
export type Answered = 'all' | 'some' | 'none' | 'unavailable'

export interface Asked {
  readonly source: SliceSource
  readonly meta: Pick<SliceMeta, 'asOf' | 'unavailable'>
}

/** Whether a source that is not configured, or a past desk, is all there is to this slice: nobody asks it, and it left no rows from before. */
export function isUnasked({ source, meta }: Asked, reach: Reach): boolean {
  const { mode } = reach[source]
  return (mode === 'off' || mode === 'replay') && meta.asOf === null
}

export function answered(asked: readonly Asked[], reach: Reach): Answered {
  const able = asked.filter((one) => one.meta.unavailable === null && !isUnasked(one, reach))
  if (able.length === 0) return 'unavailable'
  const known = able.filter(({ meta }) => meta.asOf !== null).length
  if (known === 0) return 'none'
  return known === able.length ? 'all' : 'some'
}

/** What is to be said of these slices. A source that is not configured makes nothing look broken that has all its rows from the other one. */
export function askedTruth(shown: readonly SliceTruth[], reach: Reach, now: EpochMs): PanelTruth {
  const asked = shown.filter(({ key, meta }) => !isUnasked({ source: slices[key].source, meta }, reach))
  return panelTruth(asked.length === 0 ? shown : asked, reach, now)
}

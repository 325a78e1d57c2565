/** The points that a chart draws: as many as can be seen, with a break wherever the series has a gap. */
import { decimate } from '../../../shared/domain/decimate.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { TimeGap } from './time-gaps.js'

export interface Drawn<P> {
  readonly at: EpochMs
  /** Null: a break, over which no line is drawn. */
  readonly point: P | null
}

/**
 * @param visible oldest first
 * @param gaps of the whole series, oldest first
 * @param most points besides the breaks
 */
export function drawnPoints<P extends { readonly at: EpochMs }>(visible: readonly P[], gaps: readonly TimeGap[], most: number, valueOf: (point: P) => number): readonly Drawn<P>[] {
  const kept = decimate(visible, most, valueOf).map((point): Drawn<P> => ({ at: point.at, point }))
  const [first, last] = [kept[0], kept.at(-1)]
  if (first === undefined || last === undefined) return kept
  const breaks = gaps.filter(({ from, to }) => from >= first.at && to <= last.at).map(({ from, to }): Drawn<P> => ({ at: (from + to) / 2, point: null }))
  return breaks.length === 0 ? kept : [...kept, ...breaks].sort((a, b) => a.at - b.at)
}

/**
 * The places of a chart: a bar each, and empty places where bars are missing. Closed sessions take none, so that one session
 * follows the other; what was not answered takes room and is marked, so that nobody reads over it.
 */
import { barSizeMs, type Bar, type BarSize, type BarSpan } from '../../../shared/domain/bar.js'
import type { EpochMs } from '../../../shared/lib/clock.js'

export interface BarPoint {
  readonly at: EpochMs
  /** Null: an empty place. */
  readonly bar: Bar | null
}

export interface GapBand {
  readonly kind: 'missing' | 'failed'
  /** Places, both within it. */
  readonly first: number
  readonly last: number
  readonly from: EpochMs
  /** Not part of it. */
  readonly to: EpochMs
}

export interface ChartPlaces {
  readonly points: readonly BarPoint[]
  /** From left to right, without overlaps. */
  readonly bands: readonly GapBand[]
}

/** Empty places that one gap takes at most: wide enough to be seen, not so wide that it takes the chart from the bars. */
const MOST_EMPTY = 24

interface Gap {
  readonly kind: GapBand['kind']
  readonly from: EpochMs
  readonly to: EpochMs
}

function isGap(span: BarSpan): span is BarSpan & Gap {
  return span.kind === 'missing' || span.kind === 'failed'
}

/** Gaps with nothing but closed sessions between them are one. */
function joined(spans: readonly BarSpan[]): readonly Gap[] {
  const gaps: Gap[] = []
  let isNext = false
  for (const span of spans) {
    if (isGap(span)) {
      const before = gaps.at(-1)
      if (isNext && before?.kind === span.kind) gaps[gaps.length - 1] = { ...before, to: span.to }
      else gaps.push({ kind: span.kind, from: span.from, to: span.to })
      isNext = true
    } else if (span.kind === 'have') isNext = false
  }
  return gaps
}

function emptyPlaces({ from, to }: Gap, size: number): readonly EpochMs[] {
  const slots = Math.max(1, Math.ceil((to - from) / size))
  const step = Math.ceil(slots / MOST_EMPTY) * size
  return Array.from({ length: Math.ceil((slots * size) / step) }, (_, index) => from + index * step).filter((at) => at < to)
}

/** @param bars oldest first @param spans oldest first, without overlaps */
export function chartPlaces(bars: readonly Bar[], spans: readonly BarSpan[], barSize: BarSize): ChartPlaces {
  const gaps = joined(spans)
  if (gaps.length === 0) return { points: bars.map((bar) => ({ at: bar.at, bar })), bands: [] }
  const size = barSizeMs(barSize)
  const taken = new Set(bars.map(({ at }) => at))
  const empty = gaps.flatMap((gap) => emptyPlaces(gap, size)).filter((at) => !taken.has(at))
  const points = [...bars.map((bar): BarPoint => ({ at: bar.at, bar })), ...empty.map((at): BarPoint => ({ at, bar: null }))].sort((a, b) => a.at - b.at)
  return { points, bands: bandsOf(points, gaps) }
}

/** A bar within a gap parts its band: what is there is not missing. */
function bandsOf(points: readonly BarPoint[], gaps: readonly Gap[]): readonly GapBand[] {
  const bands: GapBand[] = []
  let next = 0
  for (const [index, point] of points.entries()) {
    while ((gaps[next]?.to ?? Infinity) <= point.at) next += 1
    const gap = gaps[next]
    if (point.bar !== null || gap === undefined) continue
    const before = bands.at(-1)
    if (before?.last === index - 1 && before.from === gap.from) bands[bands.length - 1] = { ...before, last: index }
    else bands.push({ ...gap, first: index, last: index })
  }
  return bands
}

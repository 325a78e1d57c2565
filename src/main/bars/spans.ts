/** Spans of time as sorted lists without overlaps: `from` belongs to a span, `to` does not. */
import type { EpochMs } from '../../shared/lib/clock.js'

export interface Span {
  readonly from: EpochMs
  readonly to: EpochMs
}

/** In order, empty ones left out, those that touch or overlap as one. */
export type Spans = readonly Span[]

/** Any spans, in any order, as one list. */
export function union(...lists: readonly (readonly Span[])[]): Spans {
  const sorted = lists.flat().filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from)
  const joined: Span[] = []
  for (const span of sorted) {
    const last = joined.at(-1)
    if (last !== undefined && span.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else joined.push(span)
  }
  return joined
}

/** What is in both. */
export function intersection(a: Spans, b: Spans): Spans {
  const common: Span[] = []
  let [i, j] = [0, 0]
  for (let x = a[i], y = b[j]; x !== undefined && y !== undefined; x = a[i], y = b[j]) {
    const [from, to] = [Math.max(x.from, y.from), Math.min(x.to, y.to)]
    if (to > from) common.push({ from, to })
    if (x.to < y.to) i += 1
    else j += 1
  }
  return common
}

/** What is in the first and not in the second. */
export function difference(a: Spans, b: Spans): Spans {
  const left: Span[] = []
  let j = 0
  for (const { from, to } of a) {
    let start = from
    while (b[j] !== undefined && (b[j]?.to ?? 0) <= start) j += 1
    for (let k = j, hole = b[k]; hole !== undefined && hole.from < to; k += 1, hole = b[k]) {
      if (hole.from > start) left.push({ from: start, to: hole.from })
      start = Math.max(start, hole.to)
    }
    if (start < to) left.push({ from: start, to })
  }
  return left
}

/** The parts within one span. */
export function within(spans: Spans, { from, to }: Span): Spans {
  return intersection(spans, union([{ from, to }]))
}

/** Whether all of it is covered. */
export function covers(spans: Spans, { from, to }: Span): boolean {
  return spans.some((span) => span.from <= from && to <= span.to)
}

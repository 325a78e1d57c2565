/** What a preview by kept moments can claim, and what a person has to know of it. */
import type { RulePreview } from '../../shared/domain/alerts/preview.js'
import type { RuleKind } from '../../shared/domain/alerts/rule-schema.js'
import { durationText } from '../../shared/domain/alerts/words.js'
import type { EpochMs } from '../../shared/lib/clock.js'

interface Unjudged {
  readonly count: number
  readonly reason: string
}

export interface Looked {
  readonly kind: RuleKind
  /** Moments that are kept of the span. */
  readonly kept: number
  /** Those that were looked at, the oldest first. */
  readonly looked: readonly EpochMs[]
  /** At how many of these nothing could be said, and why at the last of them; null: at none. */
  readonly unjudged: Unjudged | null
  /** The same of some of what the rule is about, at moments of which something could be said. */
  readonly partly: Unjudged | null
  readonly damaged: number
  readonly fault: { readonly code: string; readonly message: string } | null
  /** Rows that could not be read. */
  readonly rejected: number
  /** There was neither time nor room for the last ones. */
  readonly isCutShort: boolean
}

/** Silence means something in the hours of a market, and those of the past are not kept. */
const bySessions: ReadonlySet<RuleKind> = new Set<RuleKind>(['data-stale', 'no-activity'])

export function previewTruth(found: Looked): Pick<RulePreview, 'reach' | 'covered' | 'note'> {
  const { kind, kept, looked, unjudged, partly, damaged, fault, rejected, isCutShort } = found
  const [first, last] = [looked[0], looked.at(-1)]
  const unread = fault === null ? [] : [`${String(damaged)} kept ${damaged === 1 ? 'moment' : 'moments'} could not be read and ${damaged === 1 ? 'is' : 'are'} left out (${fault.code}: ${fault.message}).`]
  if (first === undefined || last === undefined) {
    return { reach: null, covered: 'none', note: [damaged === 0 ? 'No moment of the desk is kept of these days.' : '', ...unread].join(' ').trim() }
  }
  const judged = looked.length - (unjudged?.count ?? 0)
  const of = kept === looked.length ? '' : ` of ${String(kept)}`
  const note = [
    looked.length === 1
      ? 'By a single kept moment of the desk.'
      : `By ${String(looked.length)}${of} kept moments of the desk, at most ${durationText(widest(looked))} apart: what was so at one is taken to last until the next, and what came and went in between is not in it.`,
    ...(unjudged === null ? [] : [`At ${String(unjudged.count)} of them nothing can be said (${unjudged.reason}).`]),
    ...(partly === null ? [] : [`At ${String(partly.count)} of them not of all that it is about (${partly.reason}).`]),
    ...unread,
    ...(rejected === 0 ? [] : [`${String(rejected)} ${rejected === 1 ? 'row' : 'rows'} of them could not be read and ${rejected === 1 ? 'is' : 'are'} left out.`]),
    ...(isCutShort ? ['The desk is too large to look at all of it: the latest moments were not looked at.'] : []),
    ...(bySessions.has(kind) ? ['When markets traded is known of sessions that have not ended only.'] : [])
  ].join(' ')
  return { reach: { from: first, until: last }, covered: judged === 0 ? 'none' : 'partly', note }
}

function widest(times: readonly EpochMs[]): number {
  return times.reduce((most, at, index) => Math.max(most, at - (times[index - 1] ?? at)), 0)
}

/**
 * Data that should be arriving are older than their limit, though their source is connected. A source that is not has its own rule.
 * What the market moves is quiet while the market is closed: then it is never stale.
 */
import { reachOf, said, sliceFreshness } from '../../../state/panel-truth.js'
import { sliceKeys, slices, type SliceKey } from '../../../state/slices.js'
import type { AlertDesk } from '../alert-desk.js'
import type { Verdict } from '../machine.js'
import type { ConditionKind, Reading } from '../rule-kind.js'
import type { RuleOf } from '../rule-schema.js'
import { durationText } from '../words.js'

const movedByMarket: ReadonlySet<SliceKey> = new Set<SliceKey>(['quotes', 'accountPnl', 'positionPnl'])

interface Found {
  readonly verdict: Verdict
  readonly reason: string | null
}

/** What silence beyond the limit of age means. */
function judgeSilence(key: SliceKey, { activeHours, scope }: RuleOf<'data-stale'>, desk: AlertDesk): Found {
  if (!movedByMarket.has(key)) return { verdict: 'met', reason: null }
  const market = desk.market(scope.instruments)
  if (market.state === 'closed') return { verdict: 'clear', reason: null }
  // The first tick of a session may take as long as any other.
  if (market.state === 'open') return { verdict: desk.now - market.since >= slices[key].staleAfterMs ? 'met' : 'band', reason: null }
  // Whose hours are given by hand is judged by those.
  return activeHours === null ? { verdict: 'unknown', reason: `${slices[key].title}: the broker has not told when the markets of this desk trade` } : { verdict: 'met', reason: null }
}

function readingOf(key: SliceKey, rule: RuleOf<'data-stale'>, desk: AlertDesk): Reading {
  const meta = desk.meta(key)
  const { state, ageMs } = sliceFreshness({ key, meta }, reachOf(desk.status), desk.now)
  const isJudged = state === 'live' || state === 'closed' || state === 'delayed' || state === 'stale'
  const { title, staleAfterMs } = slices[key]
  const found: Found = !isJudged ? { verdict: 'unknown', reason: desk.doubt(key) } : state === 'stale' ? judgeSilence(key, rule, desk) : { verdict: 'clear', reason: null }
  return {
    subject: key,
    ...found,
    words: () => ({
      title: `${title}: data are stale`,
      detail: `Last known true ${durationText(ageMs ?? 0)} before, the limit is ${durationText(staleAfterMs)}${meta.error === null ? '' : `: ${said(meta.error)}`}.`,
      target: null, account: null, instrument: null, strategy: null
    })
  }
}

export const dataStale: ConditionKind<'data-stale'> = {
  type: 'condition',
  title: 'Data stale',
  problem: () => null,
  // Its own look each second is enough: ages change by themselves.
  reads: () => [],
  readsStatus: true,
  isTimed: true,
  paceMs: 1_000,
  doubt: () => null,
  readings: (rule, desk) =>
    (rule.limits.slices.length === 0 ? sliceKeys : rule.limits.slices).filter((key) => desk.meta(key).unavailable === null && desk.meta(key).asOf !== null).map((key) => readingOf(key, rule, desk))
}

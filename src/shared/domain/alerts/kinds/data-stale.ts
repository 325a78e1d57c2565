/** Data that should be arriving are older than their limit, though their source is connected. A source that is not has its own rule. */
import { reachOf, said, sliceFreshness } from '../../../state/panel-truth.js'
import { sliceKeys, slices, type SliceKey } from '../../../state/slices.js'
import type { AlertDesk } from '../alert-desk.js'
import type { ConditionKind, Reading } from '../rule-kind.js'
import { durationText } from '../words.js'

function readingOf(key: SliceKey, desk: AlertDesk): Reading {
  const meta = desk.meta(key)
  const { state, ageMs } = sliceFreshness({ key, meta }, reachOf(desk.status), desk.now)
  const isJudged = state === 'live' || state === 'closed' || state === 'delayed' || state === 'stale'
  const { title, staleAfterMs } = slices[key]
  return {
    subject: key,
    verdict: !isJudged ? 'unknown' : state === 'stale' ? 'met' : 'clear',
    reason: isJudged ? null : desk.doubt(key),
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
  readings: ({ limits }, desk) =>
    (limits.slices.length === 0 ? sliceKeys : limits.slices).filter((key) => desk.meta(key).unavailable === null && desk.meta(key).asOf !== null).map((key) => readingOf(key, desk))
}

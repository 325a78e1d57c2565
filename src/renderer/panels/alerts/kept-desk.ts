/** Which kept desk is that of an alert's moment. */
import type { HistoryMoments } from '../../../shared/domain/history-moment.js'
import type { EpochMs } from '../../../shared/lib/clock.js'

export type KeptDesk =
  | { readonly kind: 'asking' }
  /** The one that was kept for the alert, else the last before it. */
  | { readonly kind: 'kept'; readonly at: EpochMs }
  | { readonly kind: 'too-old'; readonly oldest: EpochMs }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly cause: string }

/** @param found the moments from when the alert was raised until a little later */
export function keptDeskOf({ moments, oldest }: Pick<HistoryMoments, 'moments' | 'oldest'>, raisedAt: EpochMs): KeptDesk {
  if (oldest === null) return { kind: 'none' }
  const own = moments.find(({ at, reason }) => reason === 'alert' && at >= raisedAt) ?? moments.find(({ at }) => at >= raisedAt)
  if (own !== undefined) return { kind: 'kept', at: own.at }
  return oldest > raisedAt ? { kind: 'too-old', oldest } : { kind: 'kept', at: raisedAt }
}

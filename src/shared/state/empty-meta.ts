import type { SliceMeta } from './slice-meta.js'

/** The truth of a slice that nothing is known of. */
export const emptyMeta: SliceMeta = {
  asOf: null,
  origin: 'none',
  fetch: 'paused',
  error: null,
  attempt: 0,
  nextAttemptAt: null,
  rejected: { count: 0, samples: [] },
  unavailable: null
}

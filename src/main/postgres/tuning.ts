/** The times by which the database is watched, all in milliseconds. A test turns them; the product does not. */
import type { BackoffPlan } from '../../shared/lib/backoff.js'
import { RETRY_PLAN } from '../desk/scheduler.js'
import { REREAD_PLAN, type RereadPlan } from './repository.js'

export interface Tuning {
  readonly retry: BackoffPlan
  readonly refusedRetryMs: number
  readonly reread: RereadPlan
  /** How often the contract, the role and the server's clock are looked at again. */
  readonly contractEveryMs: number
  /** Milliseconds of the server's own time over which a reading is slow, and the next one waits longer. */
  readonly slowAfterMs: number
  /** Most between two readings of a relation that has not told of a change by itself: nothing else brings its news. */
  readonly untoldIntervalMs: number
  /** Factor on every relation's interval, and on its deadline. */
  readonly intervalFactor: number
  readonly deadlineFactor: number
}

export const defaultTuning: Tuning = {
  retry: RETRY_PLAN,
  refusedRetryMs: 60_000,
  reread: REREAD_PLAN,
  contractEveryMs: 60_000,
  // A hundred times what a refresh of a desk costs a healthy server.
  slowAfterMs: 1_000,
  // With its jitter and the reading itself a change is on screen within three seconds.
  untoldIntervalMs: 2_000,
  intervalFactor: 1,
  deadlineFactor: 1
}

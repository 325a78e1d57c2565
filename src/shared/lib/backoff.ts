/** Delays of a retry: a table of base delays, the last repeated, each spread by jitter. */
export interface BackoffPlan {
  /** Milliseconds before attempt 1, 2, 3, ... */
  readonly delaysMs: readonly [number, ...number[]]
  /** Share of the delay by which it may be longer or shorter, 0..1. */
  readonly jitter: number
}

/**
 * Milliseconds to wait before the given attempt.
 * @param attempt consecutive failures so far, 1 or more
 * @param random uniform in [0, 1)
 */
export function backoffDelay(plan: BackoffPlan, attempt: number, random: () => number): number {
  const index = Math.min(Math.max(attempt, 1), plan.delaysMs.length) - 1
  const base = plan.delaysMs[index] ?? plan.delaysMs[0]
  return Math.round(base * (1 + plan.jitter * (2 * random() - 1)))
}

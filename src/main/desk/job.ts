/** The words of the scheduler: a job, what a run of it came to, and what is reported about it. */
import type { EpochMs } from '../../shared/lib/clock.js'

export interface Job {
  readonly name: string
  /** Milliseconds from the end of one run to the start of the next, before jitter. */
  readonly intervalMs: number
  /** Milliseconds after which a run is aborted and counted as failed. */
  readonly deadlineMs: number
  /** Must end soon after the signal; if it does not, the run counts as failed all the same. */
  run(signal: AbortSignal): Promise<void>
}

/** What a caller who asked for a run learns. `cancelled`: paused or stopped before it ended, or not started for that reason. */
export type JobOutcome =
  | { readonly state: 'succeeded'; readonly durationMs: number }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'cancelled' }

export type JobReport =
  | { readonly job: string; readonly state: 'started'; readonly at: EpochMs }
  | { readonly job: string; readonly state: 'succeeded'; readonly at: EpochMs; readonly durationMs: number }
  | {
      readonly job: string
      readonly state: 'failed'
      readonly at: EpochMs
      readonly durationMs: number
      readonly error: unknown
      /** Consecutive failures. */
      readonly attempt: number
      readonly nextAt: EpochMs
    }

/** A run did not end within its deadline. */
export class JobDeadlineError extends Error {
  readonly code = 'DEADLINE'
  override readonly name = 'JobDeadlineError'

  constructor(job: string, deadlineMs: number) {
    super(`${job} did not finish within ${String(deadlineMs)} ms`)
  }
}

/** The run of before is over its deadline and still has not ended: a second one at the same time is never started. */
export class JobStillRunningError extends Error {
  readonly code = 'STILL_RUNNING'
  override readonly name = 'JobStillRunningError'

  constructor(job: string) {
    super(`${job} has not ended since its deadline passed`)
  }
}

/** One-shot timers, handed in so that a test can turn them. */
export interface Timers {
  /** Returns the canceller. */
  after(ms: number, run: () => void): () => void
}

export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => {
      clearTimeout(timer)
    }
  }
}

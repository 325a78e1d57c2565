/**
 * Runs named jobs again and again without ever running one twice at a time: jittered interval, a deadline that holds
 * even if the job ignores it, backoff after a failure, and callers who ask meanwhile share the run in flight.
 */
import { backoffDelay, type BackoffPlan } from '../../shared/lib/backoff.js'
import type { Clock } from '../../shared/lib/clock.js'
import { JobLoop } from './job-loop.js'
import type { Job, JobOutcome, JobReport, Timers } from './job.js'

/** How many milliseconds a finished run goes on answering those who ask: a storm of requests becomes a few runs a second. */
const DEFAULT_FRESH_FOR_MS = 200
/** Share of the interval by which a wait may be longer or shorter, so that many desks do not ask in step. */
const INTERVAL_JITTER = 0.1
/** After a failed run: 1, 2, 4, 8, 15, then every 30 s, each +-20 %. */
export const RETRY_PLAN: BackoffPlan = { delaysMs: [1_000, 2_000, 4_000, 8_000, 15_000, 30_000], jitter: 0.2 }

export interface SchedulerOptions {
  readonly jobs: readonly Job[]
  readonly clock: Clock
  readonly timers: Timers
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly onReport: (report: JobReport) => void
  readonly freshForMs?: number
  readonly retry?: BackoffPlan
}

/** Starts paused: nothing runs before the first `resume`. */
export class Scheduler {
  readonly #loops: ReadonlyMap<string, JobLoop>

  constructor(options: SchedulerOptions) {
    const { clock, timers, random, onReport } = options
    const retry = options.retry ?? RETRY_PLAN
    const tools = {
      clock,
      timers,
      onReport,
      freshForMs: options.freshForMs ?? DEFAULT_FRESH_FOR_MS,
      retryDelay: (attempt: number) => backoffDelay(retry, attempt, random),
      intervalDelay: (job: Job) => backoffDelay({ delaysMs: [job.intervalMs], jitter: INTERVAL_JITTER }, 1, random)
    }
    this.#loops = new Map(options.jobs.map((job) => [job.name, new JobLoop(job, tools)]))
  }

  /** Joins the run in flight, or is answered by one that has just ended, or starts one. Never rejects. */
  trigger(name: string): Promise<JobOutcome> {
    return this.#loop(name).trigger()
  }

  /** Like `trigger`, but the run begins after this call: for news that a run in flight may have read past. */
  triggerAfter(name: string): Promise<JobOutcome> {
    return this.#loop(name).triggerAfter()
  }

  /** All jobs at once, coalesced like `trigger`. */
  triggerAll(): Promise<readonly JobOutcome[]> {
    return Promise.all([...this.#loops.values()].map((loop) => loop.trigger()))
  }

  /** Cancels what is running and starts nothing. */
  pause(): void {
    for (const loop of this.#loops.values()) loop.pause()
  }

  /** Runs every job now, then by its interval, with failures forgotten. */
  resume(): void {
    for (const loop of this.#loops.values()) loop.resume()
  }

  /** Ends for good. Settles when every run has settled, or its patience with a run that ignores its signal is over. */
  async stop(): Promise<void> {
    await Promise.all([...this.#loops.values()].map((loop) => loop.stop()))
  }

  #loop(name: string): JobLoop {
    const loop = this.#loops.get(name)
    if (loop === undefined) throw new Error(`There is no job named ${name}`)
    return loop
  }
}

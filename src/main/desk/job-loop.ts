/** The life of one job: wait, run, report, wait again. */
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import { JobDeadlineError, JobStillRunningError, type Job, type JobOutcome, type JobReport, type Timers } from './job.js'

/** How long `stop` waits for a run that ignores its signal. */
const STOP_PATIENCE_MS = 2_000
const CANCELLED: JobOutcome = { state: 'cancelled' }

export interface JobLoopTools {
  readonly clock: Clock
  readonly timers: Timers
  readonly onReport: (report: JobReport) => void
  readonly freshForMs: number
  /** Milliseconds to wait after so many consecutive failures. */
  readonly retryDelay: (attempt: number) => number
  /** Milliseconds to wait after a success. */
  readonly intervalDelay: (job: Job) => number
}

interface Run {
  readonly outcome: Promise<JobOutcome>
  readonly cancel: () => void
}

export class JobLoop {
  #mode: 'paused' | 'active' | 'stopped' = 'paused'
  #run: Run | null = null
  #followUp: Promise<JobOutcome> | null = null
  /** Settles when the job's own promise has, which may be long after its outcome was decided. */
  #work: Promise<void> | null = null
  #last: { readonly outcome: JobOutcome; readonly at: EpochMs } | null = null
  #attempt = 0
  #cancelWait: (() => void) | null = null

  constructor(
    private readonly job: Job,
    private readonly tools: JobLoopTools
  ) {}

  trigger(): Promise<JobOutcome> {
    if (this.#mode !== 'active') return Promise.resolve(CANCELLED)
    if (this.#run !== null) return this.#run.outcome
    const recent = this.#recent()
    return recent === null ? this.#start() : Promise.resolve(recent)
  }

  triggerAfter(): Promise<JobOutcome> {
    if (this.#mode !== 'active') return Promise.resolve(CANCELLED)
    if (this.#run === null) return this.#start()
    this.#followUp ??= this.#run.outcome.then(() => {
      this.#followUp = null
      if (this.#mode !== 'active') return CANCELLED
      return this.#run?.outcome ?? this.#start()
    })
    return this.#followUp
  }

  pause(): void {
    if (this.#mode === 'active') this.#mode = 'paused'
    this.#rest()
  }

  resume(): void {
    if (this.#mode !== 'paused') return
    this.#mode = 'active'
    this.#attempt = 0
    this.#last = null
    this.#wait(0)
  }

  async stop(): Promise<void> {
    this.#mode = 'stopped'
    this.#rest()
    const work = this.#work
    if (work === null) return
    let cancel = (): void => undefined
    const patience = new Promise<void>((resolve) => {
      cancel = this.tools.timers.after(STOP_PATIENCE_MS, resolve)
    })
    await Promise.race([work, patience])
    cancel()
  }

  #rest(): void {
    this.#cancelWait?.()
    this.#cancelWait = null
    this.#run?.cancel()
  }

  #recent(): JobOutcome | null {
    if (this.#last === null) return null
    const age = this.tools.clock.now() - this.#last.at
    return age >= 0 && age < this.tools.freshForMs ? this.#last.outcome : null
  }

  #wait(ms: number): void {
    this.#cancelWait?.()
    this.#cancelWait = this.tools.timers.after(ms, () => {
      this.#cancelWait = null
      // The outcome reaches whoever listens by the report; a run never rejects.
      if (this.#run === null) void this.#start()
    })
  }

  #start(): Promise<JobOutcome> {
    this.#cancelWait?.()
    this.#cancelWait = null
    const startedAt = this.tools.clock.now()
    this.tools.onReport({ job: this.job.name, state: 'started', at: startedAt })
    if (this.#work !== null) return Promise.resolve(this.#finish({ state: 'failed', error: new JobStillRunningError(this.job.name) }, startedAt))

    const abort = new AbortController()
    let decide: (outcome: JobOutcome) => void = () => undefined
    const decided = new Promise<JobOutcome>((resolve) => {
      decide = resolve
    })
    const cancelDeadline = this.tools.timers.after(this.job.deadlineMs, () => {
      const error = new JobDeadlineError(this.job.name, this.job.deadlineMs)
      decide({ state: 'failed', error })
      abort.abort(error)
    })
    const work = this.#perform(abort.signal, startedAt).then((outcome) => {
      this.#work = null
      decide(outcome)
    })
    this.#work = work
    const run: Run = {
      outcome: decided.then((outcome) => {
        cancelDeadline()
        this.#run = null
        return this.#finish(outcome, startedAt)
      }),
      cancel: () => {
        decide(CANCELLED)
        abort.abort()
      }
    }
    this.#run = run
    return run.outcome
  }

  async #perform(signal: AbortSignal, startedAt: EpochMs): Promise<JobOutcome> {
    try {
      await this.job.run(signal)
      return { state: 'succeeded', durationMs: this.tools.clock.now() - startedAt }
    } catch (error) {
      return { state: 'failed', error }
    }
  }

  #finish(outcome: JobOutcome, startedAt: EpochMs): JobOutcome {
    if (outcome.state === 'cancelled' || this.#mode !== 'active') return outcome
    const at = this.tools.clock.now()
    this.#last = { outcome, at }
    if (outcome.state === 'succeeded') {
      this.#attempt = 0
      this.#wait(this.tools.intervalDelay(this.job))
      this.tools.onReport({ job: this.job.name, state: 'succeeded', at, durationMs: outcome.durationMs })
      return outcome
    }
    this.#attempt += 1
    const delay = this.tools.retryDelay(this.#attempt)
    this.#wait(delay)
    const { error } = outcome
    this.tools.onReport({ job: this.job.name, state: 'failed', at, durationMs: at - startedAt, error, attempt: this.#attempt, nextAt: at + delay })
    return outcome
  }
}

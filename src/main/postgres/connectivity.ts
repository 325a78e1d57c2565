/**
 * The one loop that decides whether the database can be reached. Jobs don't try a dead server each on their own: they
 * are paused, and this loop asks, with backoff, until it answers.
 */
import { backoffDelay, type BackoffPlan } from '../../shared/lib/backoff.js'
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import type { BackendError } from '../../shared/state/slice-meta.js'
import type { Timers } from '../desk/job.js'
import { classify } from './errors.js'
import type { Deadline } from './reader.js'

export interface ConnectivityState {
  readonly phase: 'connecting' | 'connected' | 'backing-off' | 'refused'
  readonly since: EpochMs
  readonly attempt: number
  readonly nextAttemptAt: EpochMs | null
  readonly error: BackendError | null
}

export interface ConnectivityOptions {
  readonly clock: Clock
  readonly timers: Timers
  readonly random: () => number
  /** Connects and learns what is needed to work. @throws why it could not */
  readonly connect: (deadline: Deadline) => Promise<void>
  /** Asks the shortest question, of a server that was connected. @throws why it could not */
  readonly ping: (deadline: Deadline) => Promise<void>
  readonly onState: (state: ConnectivityState) => void
  readonly retry: BackoffPlan
  /** Milliseconds that one attempt may take. */
  readonly connectDeadlineMs: number
  /** Milliseconds between attempts that only a person can make succeed. */
  readonly refusedRetryMs: number
}

const PING_DEADLINE_MS = 5_000
/** A person who asks again and again is answered by one attempt a second. */
const ASKED_AGAIN_MS = 1_000

export class Connectivity {
  #state: ConnectivityState
  readonly #abort = new AbortController()
  #resting = new AbortController()
  #attempting: Promise<void> | null = null
  #pinging: Promise<void> | null = null
  #cancelWait: (() => void) | null = null
  #lastAttemptAt: EpochMs | null = null

  constructor(private readonly options: ConnectivityOptions) {
    this.#state = { phase: 'connecting', since: options.clock.now(), attempt: 0, nextAttemptAt: null, error: null }
  }

  get connected(): boolean {
    return this.#state.phase === 'connected'
  }

  /** Stopped, or asleep. */
  get #idle(): boolean {
    return this.#abort.signal.aborted || this.#resting.signal.aborted
  }

  start(): void {
    void this.#try()
  }

  /** Asks for an attempt now, for a person who does not want to wait. Never rejects. */
  async tryNow(): Promise<void> {
    if (this.connected || this.#idle) return
    const ageMs = this.#lastAttemptAt === null ? Infinity : this.options.clock.now() - this.#lastAttemptAt
    // A clock that was set back says nothing of how long ago it was.
    const recent = ageMs >= 0 && ageMs < ASKED_AGAIN_MS
    await (this.#attempting ?? (recent ? undefined : this.#try()))
  }

  /** Someone's query failed as if the server were gone: find out. */
  suspect(): void {
    if (!this.connected || this.#pinging !== null) return
    this.#pinging = this.#ping().finally(() => {
      this.#pinging = null
    })
  }

  /** The server answers and will not do all the same. */
  renounce(cause: unknown): void {
    if (this.connected && !this.#abort.signal.aborted) this.#lost(cause)
  }

  /** The machine goes to sleep: not connected any more, and nothing is tried before `wake`. */
  rest(): void {
    if (this.#abort.signal.aborted || this.#resting.signal.aborted) return
    this.#cancelWait?.()
    this.#cancelWait = null
    this.#resting.abort()
    this.#enter({ phase: 'connecting', attempt: 0, nextAttemptAt: null, error: null })
  }

  /** Tries at once, whatever was waited for before the sleep. */
  wake(): void {
    if (this.#abort.signal.aborted || !this.#resting.signal.aborted) return
    this.#resting = new AbortController()
    void Promise.all([this.#attempting, this.#pinging]).then(() => this.#try())
  }

  async stop(): Promise<void> {
    this.#cancelWait?.()
    this.#abort.abort()
    await Promise.all([this.#attempting, this.#pinging])
  }

  #try(): Promise<void> {
    this.#cancelWait?.()
    this.#cancelWait = null
    this.#attempting ??= this.#attempt().finally(() => {
      this.#attempting = null
      this.#lastAttemptAt = this.options.clock.now()
    })
    return this.#attempting
  }

  async #attempt(): Promise<void> {
    if (this.#idle) return
    const idle = AbortSignal.any([this.#abort.signal, this.#resting.signal])
    this.#enter({ phase: 'connecting', attempt: this.#state.attempt, nextAttemptAt: null, error: this.#state.error })
    try {
      await this.#bounded(this.options.connectDeadlineMs, this.options.connect)
      if (!idle.aborted) this.#enter({ phase: 'connected', attempt: 0, nextAttemptAt: null, error: null })
    } catch (error) {
      if (!idle.aborted) this.#lost(error)
    }
  }

  async #ping(): Promise<void> {
    try {
      await this.#bounded(PING_DEADLINE_MS, this.options.ping)
    } catch (error) {
      if (!this.#idle && this.connected) this.#lost(error)
    }
  }

  #lost(cause: unknown): void {
    const now = this.options.clock.now()
    const { kind, error } = classify(cause, now)
    const attempt = this.#state.attempt + 1
    // An attempt that waited in vain for an answer has done its waiting: another one follows soon, to be there when a frozen
    // server goes on.
    const waits = error.code === 'ETIMEDOUT' ? 1 : attempt
    const delay = kind === 'permanent' ? this.options.refusedRetryMs : backoffDelay(this.options.retry, waits, this.options.random)
    this.#enter({ phase: kind === 'permanent' ? 'refused' : 'backing-off', attempt, nextAttemptAt: now + delay, error })
    this.#cancelWait = this.options.timers.after(delay, () => {
      void this.#try()
    })
  }

  async #bounded(ms: number, work: (deadline: Deadline) => Promise<void>): Promise<void> {
    const abort = new AbortController()
    const cancel = this.options.timers.after(ms, () => {
      abort.abort(Object.assign(new Error(`The server did not answer within ${String(ms)} ms`), { code: 'ETIMEDOUT' }))
    })
    try {
      await work({ signal: AbortSignal.any([abort.signal, this.#abort.signal, this.#resting.signal]), at: this.options.clock.now() + ms })
    } finally {
      cancel()
    }
  }

  #enter(next: Omit<ConnectivityState, 'since'>): void {
    const since = next.phase === this.#state.phase ? this.#state.since : this.options.clock.now()
    this.#state = { ...next, since }
    this.options.onState(this.#state)
  }
}

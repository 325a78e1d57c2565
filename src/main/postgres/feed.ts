/** The parts of a configured source at work together: connectivity decides, the scheduler asks, repositories fill slices. */
import type { JobReport, Timers } from '../desk/job.js'
import type { Source } from '../desk/ports.js'
import { Scheduler } from '../desk/scheduler.js'
import { Connections } from './connections.js'
import { Connectivity, type ConnectivityState } from './connectivity.js'
import { checkContract, type RelationVerdict } from './contract-check.js'
import { classify } from './errors.js'
import { Listener } from './listener.js'
import { Reader, type Deadline } from './reader.js'
import { contract } from './relations/contract.js'
import { RelationFeed } from './relation-feed.js'
import { checkServer } from './server-check.js'
import type { PostgresSourceOptions } from './source.js'
import { StatusReport } from './status-report.js'
import type { PostgresTarget } from './target.js'
import type { Tuning } from './tuning.js'

const CONTRACT_JOB = 'contract check'
const CONTRACT_DEADLINE_MS = 10_000

export interface DatabaseFeedOptions extends PostgresSourceOptions {
  readonly target: PostgresTarget
  readonly timers: Timers
  readonly tuning: Tuning
}

export class DatabaseFeed implements Source {
  readonly #connections: Connections
  readonly #reader: Reader
  readonly #report: StatusReport
  readonly #connectivity: Connectivity
  readonly #listener: Listener
  readonly #scheduler: Scheduler
  readonly #feeds: ReadonlyMap<string, RelationFeed>
  #round: Promise<void> | null = null
  #stopped = false

  constructor(private readonly options: DatabaseFeedOptions) {
    const { settings, target, password, clock, timers, random, logger, tuning, onStatus } = options
    this.#report = new StatusReport({ ceiling: settings.maxConnections, target: target.label, clock, timers, onStatus })
    this.#connections = new Connections({
      target,
      password,
      ceiling: settings.maxConnections,
      onBroken: () => {
        this.#connectivity.suspect()
      },
      onCounts: () => {
        this.#report.gather(() => this.#connections.counts())
      }
    })
    this.#reader = new Reader(this.#connections, clock)
    this.#feeds = new Map(contract.map((relation) => [relation.name, new RelationFeed({ relation, schema: settings.schema, reader: this.#reader, slices: options.slices, clock, plan: tuning.reread, logger })]))
    this.#scheduler = new Scheduler({ jobs: this.#jobs(), clock, timers, random, retry: tuning.retry, onReport: (report) => { this.#reported(report) } })
    this.#listener = new Listener({
      connections: this.#connections,
      timers,
      logger,
      onChange: (relation) => {
        // The outcome is in the job's report.
        if (this.#feeds.has(relation)) void this.#scheduler.triggerAfter(relation)
      },
      onBroken: () => {
        this.#connectivity.suspect()
      }
    })
    this.#connectivity = new Connectivity({
      clock,
      timers,
      random,
      retry: tuning.retry,
      refusedRetryMs: tuning.refusedRetryMs,
      connect: (deadline) => this.#examine(deadline),
      ping: async (deadline) => {
        await this.#reader.read('SELECT 1', deadline)
      },
      onState: (state) => {
        this.#entered(state)
      }
    })
  }

  start(): void {
    this.options.slices.pause('postgres')
    this.#connectivity.start()
  }

  async refresh(signal: AbortSignal): Promise<void> {
    if (this.#stopped || signal.aborted) return
    // Whoever asks while a round is under way shares it.
    this.#round ??= this.#everything().finally(() => {
      this.#round = null
    })
    await unlessAborted(this.#round, signal)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#report.end()
    this.#listener.stop()
    // Jobs that wait for a connection end with the scheduler, so that the pool has no borrower left when it ends.
    await Promise.all([this.#connectivity.stop(), this.#scheduler.stop(), this.#connections.end()])
  }

  async #everything(): Promise<void> {
    if (!this.#connectivity.connected) await this.#connectivity.tryNow()
    await this.#scheduler.triggerAll()
  }

  #jobs(): ConstructorParameters<typeof Scheduler>[0]['jobs'] {
    const { tuning, clock } = this.options
    const relations = [...this.#feeds.values()].map((feed) => {
      const deadlineMs = feed.relation.deadlineMs * tuning.deadlineFactor
      return {
        name: feed.relation.name,
        intervalMs: feed.relation.intervalMs * tuning.intervalFactor,
        deadlineMs,
        run: (signal: AbortSignal) => feed.refresh({ signal, at: clock.now() + deadlineMs })
      }
    })
    const check = {
      name: CONTRACT_JOB,
      intervalMs: tuning.contractEveryMs,
      deadlineMs: CONTRACT_DEADLINE_MS,
      run: (signal: AbortSignal) => this.#examine({ signal, at: clock.now() + CONTRACT_DEADLINE_MS })
    }
    return [...relations, check]
  }

  /** Looks at the server and the contract, and tells each relation what can be read of it. */
  async #examine(deadline: Deadline): Promise<void> {
    const { clock, settings } = this.options
    const facts = await checkServer(this.#reader, clock, deadline)
    const report = await checkContract(this.#reader, settings.schema, contract, deadline)
    deadline.signal.throwIfAborted()
    if (this.#stopped) return
    for (const [name, feed] of this.#feeds) this.#judge(feed, report.verdicts.get(name))
    this.#report.set({ serverVersion: facts.version, role: facts.role, clockSkewMs: facts.clockSkewMs, findings: [...report.findings] })
  }

  #judge(feed: RelationFeed, verdict: RelationVerdict | undefined): void {
    // A relation that has become readable is read now, not at the end of its interval.
    if (verdict !== undefined && feed.judge(verdict) && this.#connectivity.connected) void this.#scheduler.triggerAfter(feed.relation.name)
  }

  #entered(state: ConnectivityState): void {
    if (this.#stopped) return
    const { logger, slices, settings } = this.options
    this.#report.set({ ...state, pool: this.#connections.counts() })
    logger.info({ phase: state.phase, attempt: state.attempt, code: state.error?.code }, 'database connection')
    if (state.phase === 'connected') {
      this.#scheduler.resume()
      // With a ceiling of one the only connection is for reading; changes are then found by polling alone.
      if (settings.maxConnections > 1) this.#listener.start()
      return
    }
    this.#scheduler.pause()
    this.#listener.stop()
    if (state.phase !== 'connecting') this.#connections.cutAll()
    for (const feed of this.#feeds.values()) feed.forget()
    slices.pause('postgres')
  }

  #reported(report: JobReport): void {
    if (this.#stopped || report.state !== 'failed') return
    const { kind, error } = classify(report.error, report.at)
    this.options.logger.warn({ job: report.job, code: error.code, attempt: report.attempt, ms: report.durationMs }, error.message)
    const feed = this.#feeds.get(report.job)
    if (feed !== undefined) this.options.slices.failed(feed.relation.slice, error, report.attempt, report.nextAt)
    if (kind === 'lost' || error.code === 'DEADLINE') this.#connectivity.suspect()
    // The relation is not what it was when the contract was checked.
    else if (kind === 'permanent' && feed !== undefined) void this.#scheduler.triggerAfter(CONTRACT_JOB)
  }
}

/** Settles with the work or with the signal, whichever is first. */
function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      signal.removeEventListener('abort', settle)
      resolve()
    }
    signal.addEventListener('abort', settle)
    work.then(settle, settle)
  })
}

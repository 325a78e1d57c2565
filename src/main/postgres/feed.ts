/** The parts of a configured source at work together: connectivity decides, the scheduler asks, repositories fill slices. */
import type { PostgresSettings } from '../../shared/config/settings.js'
import type { PostgresStatus } from '../../shared/state/status.js'
import type { JobReport, Timers } from '../desk/job.js'
import { Scheduler } from '../desk/scheduler.js'
import { Connections } from './connections.js'
import { Connectivity, type ConnectivityState } from './connectivity.js'
import { checkContract, type RelationVerdict } from './contract-check.js'
import { classify } from './errors.js'
import { rounds, unsuited, WrongServerError } from './host-choice.js'
import { hostLabel } from './hosts.js'
import { Listener } from './listener.js'
import { Pace } from './pace.js'
import { Reader, type Deadline } from './reader.js'
import { contract } from './relations/contract.js'
import type { RelationFeed } from './relation-feed.js'
import { feedNames, relationFeeds } from './relation-feeds.js'
import { checkServer, type ServerFacts } from './server-check.js'
import type { PostgresSource, PostgresSourceOptions } from './source.js'
import { StatusReport } from './status-report.js'
import { sameServers, type PostgresTarget } from './target.js'
import type { Tuning } from './tuning.js'

const utc = (): string => 'UTC'

const CONTRACT_JOB = 'contract check'
const CONTRACT_DEADLINE_MS = 10_000
/** What looking at a server takes beyond letting us in, milliseconds. */
const EXAMINE_MS = 2_000

const nothing = (): void => undefined

export interface DatabaseFeedOptions extends PostgresSourceOptions {
  readonly target: PostgresTarget
  readonly timers: Timers
  readonly tuning: Tuning
}

export class DatabaseFeed implements PostgresSource {
  readonly #connections: Connections
  readonly #reader: Reader
  readonly #report: StatusReport
  readonly #connectivity: Connectivity
  readonly #listener: Listener
  readonly #scheduler: Scheduler
  readonly #feeds: ReadonlyMap<string, RelationFeed>
  readonly #paces: ReadonlyMap<string, Pace>
  /** Relations that have told of a change over the connection that listens now. Views without triggers never do. */
  readonly #telling = new Set<string>()
  #round: Promise<void> | null = null
  #lagMs: number | null = null
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
        this.#gather()
      }
    })
    this.#reader = new Reader(this.#connections, clock)
    this.#paces = new Map(feedNames.map((name) => [name, new Pace(tuning.slowAfterMs)]))
    this.#feeds = relationFeeds({ schema: settings.schema, readerOf: (job) => this.#pacedReader(job), slices: options.slices, clock, plan: tuning.reread, logger, zone: options.zone ?? utc })
    this.#scheduler = new Scheduler({ jobs: this.#jobs(), clock, timers, random, retry: tuning.retry, onReport: (report) => { this.#reported(report) } })
    this.#listener = new Listener({
      connections: this.#connections,
      timers,
      logger,
      onChange: (relation) => {
        this.#telling.add(relation)
        // The outcome is in the job's report. A relation that the server takes long over waits for its turn.
        for (const [job, feed] of this.#feeds) if (feed.options.relation.name === relation && this.#paces.get(job)?.factor === 1) void this.#scheduler.triggerAfter(job)
      },
      onBroken: () => {
        this.#telling.clear()
        this.#connectivity.suspect()
      }
    })
    this.#connectivity = new Connectivity({
      clock,
      timers,
      random,
      retry: tuning.retry,
      refusedRetryMs: tuning.refusedRetryMs,
      connectDeadlineMs: (target.connectTimeoutMs + EXAMINE_MS) * target.hosts.length * rounds(target.session).length,
      connect: async (deadline) => {
        await this.#connections.locate(deadline.signal)
        await this.#examine(deadline)
      },
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

  suspend(): void {
    if (!this.#stopped) this.#connectivity.rest()
  }

  resume(): void {
    if (!this.#stopped) this.#connectivity.wake()
  }

  async guest(settings: PostgresSettings, signal: AbortSignal): Promise<() => void> {
    return this.#stopped || !sameServers(settings, this.options.target) ? nothing : this.#connections.place(signal)
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
      const { name } = feed.options
      const deadlineMs = feed.options.deadlineMs * tuning.deadlineFactor
      const pace = this.#paces.get(name)
      const interval = (): number => this.#intervalOf(feed)
      return {
        name,
        get intervalMs(): number {
          return interval()
        },
        deadlineMs,
        run: async (signal: AbortSignal) => {
          try {
            await feed.refresh({ signal, at: clock.now() + deadlineMs })
          } finally {
            if (pace?.settle() === true) this.#tellPace()
          }
        }
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

  /** Milliseconds until a relation is read again, if nothing tells of a change before. */
  #intervalOf({ options: { name, relation, intervalMs } }: RelationFeed): number {
    const { untoldIntervalMs, intervalFactor } = this.options.tuning
    const usual = this.#telling.has(relation.name) ? intervalMs : Math.min(intervalMs, untoldIntervalMs)
    return usual * intervalFactor * (this.#paces.get(name)?.factor ?? 1)
  }

  /** Looks at the server and the contract, and tells each relation what can be read of it. */
  async #examine(deadline: Deadline): Promise<void> {
    const { clock, settings } = this.options
    const facts = await checkServer(this.#reader, clock, deadline)
    const report = await checkContract(this.#reader, settings.schema, contract, deadline)
    deadline.signal.throwIfAborted()
    if (this.#stopped) return
    this.#suit(facts)
    for (const feed of this.#feeds.values()) this.#judge(feed, report.verdicts.get(feed.options.relation.name))
    const { version: serverVersion, role, roleReason, clockSkewMs, pooled, replica } = facts
    this.#report.set({ serverVersion, role, roleReason, clockSkewMs, pooled, replica: replica ? { lagMs: this.#lagMs } : null, findings: [...report.findings] })
  }

  /** Takes note of what the server is. @throws WrongServerError when it is none of those that are wanted */
  #suit({ replica, readOnly, pooled }: ServerFacts): void {
    const { session } = this.options.target
    // Whether it would let a session write is asked when it is chosen; whether it is a standby may change under way.
    const problem = session === 'prefer-standby' || session === 'read-only' ? null : unsuited(session, { inRecovery: replica, refusesWrites: session === 'standby' && readOnly })
    Object.assign(this.#connections.traits, { replica, pooled })
    if (problem === null) return
    const error = new WrongServerError(`The server ${problem}`)
    this.#connectivity.renounce(error)
    throw error
  }

  /** A reader whose work counts for one job's pace, and whose answers tell how far a replica is behind. */
  #pacedReader(job: string): Reader {
    const { clock } = this.options
    return new Reader(this.#connections, clock, {
      onCost: ({ serverMs, lagMs }) => {
        this.#paces.get(job)?.spend(serverMs)
        if (this.#stopped || !this.#connections.traits.replica || lagMs === undefined) return
        this.#lagMs = lagMs
        this.#gather()
      }
    })
  }

  #gather(): void {
    this.#report.gather(() => ({ pool: this.#connections.counts(), replica: this.#report.current.replica === null ? null : { lagMs: this.#lagMs } }))
  }

  #tellPace(): void {
    if (this.#stopped) return
    const slowed = [...this.#feeds.values()].flatMap((feed): PostgresStatus['slowed'] => {
      const { name, relation, keys } = feed.options
      const pace = this.#paces.get(name)
      if (pace === undefined || pace.factor === 1) return []
      return [{ relation: relation.name, slice: keys[0], intervalMs: this.#intervalOf(feed), tookMs: Math.round(pace.tookMs) }]
    })
    this.#report.set({ slowed })
  }

  #judge(feed: RelationFeed, verdict: RelationVerdict | undefined): void {
    // A relation that has become readable is read now, not at the end of its interval.
    if (verdict !== undefined && feed.judge(verdict) && this.#connectivity.connected) void this.#scheduler.triggerAfter(feed.options.name)
  }

  #entered(state: ConnectivityState): void {
    if (this.#stopped) return
    const { logger, slices, settings } = this.options
    const { host } = this.#connections
    const found = state.phase === 'connected' ? { target: `${hostLabel(host)}/${this.options.target.database}` } : {}
    this.#report.set({ ...state, ...found, pool: this.#connections.counts() })
    logger.info({ phase: state.phase, attempt: state.attempt, code: state.error?.code }, 'database connection')
    if (state.phase === 'connected') {
      this.#scheduler.resume()
      // With a ceiling of one the only connection is for reading; changes are then found by polling alone.
      // So they are behind a pooler, whose sessions are not ours to listen in, and at a replica, which tells nobody.
      const { pooled, replica } = this.#report.current
      if (settings.maxConnections > 1 && !pooled && replica === null) this.#listener.start()
      return
    }
    this.#scheduler.pause()
    this.#listener.stop()
    this.#telling.clear()
    // While connecting, what was located is kept; a sleeping machine's connections are closed before they turn half-open.
    if (state.phase !== 'connecting' || state.attempt === 0) this.#connections.cutAll()
    for (const feed of this.#feeds.values()) feed.forget()
    slices.pause('postgres')
  }

  #reported(report: JobReport): void {
    if (this.#stopped || report.state !== 'failed') return
    const { kind, error } = classify(report.error, report.at)
    this.options.logger.warn({ job: report.job, code: error.code, attempt: report.attempt, ms: report.durationMs }, error.message)
    const feed = this.#feeds.get(report.job)
    feed?.failed(error, report.attempt, report.nextAt)
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

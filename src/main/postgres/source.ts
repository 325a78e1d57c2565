/** The trading database as a source of the desk: connects, reads what the contract names, and stays connected. */
import type { Logger } from '../diagnostics/logger.js'
import type { PostgresSettings } from '../../shared/config/settings.js'
import type { Clock } from '../../shared/lib/clock.js'
import type { PostgresStatus } from '../../shared/state/status.js'
import { systemTimers } from '../desk/job.js'
import type { SliceWriter, Source } from '../desk/ports.js'
import { classify } from './errors.js'
import { DatabaseFeed } from './feed.js'
import type { HostPort } from './hosts.js'
import { StatusReport } from './status-report.js'
import { postgresTarget, type PostgresTarget } from './target.js'
import { defaultTuning, type Tuning } from './tuning.js'

export interface PostgresSourceOptions {
  readonly settings: PostgresSettings
  /** Asked for each new connection that needs one; undefined: there is none. */
  readonly password: (at: HostPort) => Promise<string | undefined>
  readonly slices: SliceWriter
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly logger: Logger
  readonly onStatus: (status: PostgresStatus) => void
  /** Zone in which the days of the paper pilot begin, asked at each refresh; left out: UTC. */
  readonly zone?: () => string
  /** Intervals and deadlines other than the product's. */
  readonly tuning?: Partial<Tuning>
}

/** The trading database as a source, with what only a database is asked. */
export interface PostgresSource extends Source {
  /** The machine goes to sleep: connections are closed before they turn half-open. */
  suspend(): void
  /** The machine woke up: the server is tried at once. */
  resume(): void
  /**
   * A place under the ceiling for a connection that somebody else opens to these settings' server: the sum is what must not
   * be exceeded. Nothing is taken when they lead elsewhere. Returns what gives the place back.
   * @throws the signal's reason
   */
  guest(settings: PostgresSettings, signal: AbortSignal): Promise<() => void>
}

/** A source that has nothing to connect to, and says why if the settings are to blame. */
class IdleSource implements PostgresSource {
  constructor(
    private readonly options: PostgresSourceOptions,
    private readonly cause: unknown
  ) {}

  start(): void {
    const { settings, clock, slices, onStatus } = this.options
    const report = new StatusReport({ ceiling: settings.maxConnections, target: '', clock, timers: systemTimers, onStatus })
    slices.pause('postgres')
    if (this.cause === null) report.set({ phase: 'off', since: clock.now() })
    else report.set({ phase: 'refused', since: clock.now(), attempt: 1, error: classify(this.cause, clock.now()).error })
  }

  refresh(): Promise<void> {
    return Promise.resolve()
  }

  suspend(): void {
    // There is no connection.
  }

  resume(): void {
    // There is nothing to connect to.
  }

  guest(): Promise<() => void> {
    return Promise.resolve(() => undefined)
  }

  stop(): Promise<void> {
    return Promise.resolve()
  }
}

/** One pool for the life of the source. A change of settings is the end of one source and the start of another. */
export function createPostgresSource(options: PostgresSourceOptions): PostgresSource {
  let target: PostgresTarget | null
  try {
    target = postgresTarget(options.settings)
  } catch (cause) {
    return new IdleSource(options, cause)
  }
  if (target === null) return new IdleSource(options, null)
  return new DatabaseFeed({ ...options, target, timers: systemTimers, tuning: { ...defaultTuning, ...options.tuning } })
}

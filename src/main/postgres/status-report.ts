/** The status of the database connection, told whole: phases at once, pool counts gathered. */
import type { Clock } from '../../shared/lib/clock.js'
import type { PostgresStatus } from '../../shared/state/status.js'
import type { Timers } from '../desk/job.js'

const GATHER_MS = 500

export interface StatusReportOptions {
  readonly ceiling: number
  readonly target: string
  readonly clock: Clock
  readonly timers: Timers
  readonly onStatus: (status: PostgresStatus) => void
}

export class StatusReport {
  #status: PostgresStatus
  #cancelGathering: (() => void) | null = null
  #ended = false

  constructor(private readonly options: StatusReportOptions) {
    this.#status = {
      phase: 'off',
      since: options.clock.now(),
      attempt: 0,
      nextAttemptAt: null,
      error: null,
      target: options.target,
      serverVersion: null,
      role: 'unknown',
      roleReason: null,
      pooled: false,
      replica: null,
      slowed: [],
      pool: { ceiling: options.ceiling, total: 0, idle: 0, waiting: 0 },
      findings: [],
      clockSkewMs: null
    }
  }

  get current(): PostgresStatus {
    return this.#status
  }

  /** Changes a part of the status and tells. */
  set(part: Partial<PostgresStatus>): void {
    if (this.#ended) return
    this.#status = { ...this.#status, ...part }
    this.options.onStatus(this.#status)
  }

  /** What changes with every query is looked up and told twice a second at most. */
  gather(look: () => Pick<PostgresStatus, 'pool' | 'replica'>): void {
    if (this.#ended) return
    this.#cancelGathering ??= this.options.timers.after(GATHER_MS, () => {
      this.#cancelGathering = null
      const part = look()
      if (JSON.stringify({ ...this.#status, ...part }) !== JSON.stringify(this.#status)) this.set(part)
    })
  }

  end(): void {
    this.#ended = true
    this.#cancelGathering?.()
  }
}

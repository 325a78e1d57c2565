/**
 * Keeps the demo desk's backends running: a child that cannot start, or ends by itself, is started again, ever later, at the
 * ports that it had. What is connected to them then connects again by itself, as to any other backend.
 */
import type { DemoFault } from '../../shared/demo/messages.js'
import { backoffDelay, type BackoffPlan } from '../../shared/lib/backoff.js'
import type { Clock } from '../../shared/lib/clock.js'
import type { DemoStatus } from '../../shared/state/status.js'
import type { Logger } from '../diagnostics/logger.js'
import { unlessAborted } from '../lib/unless-aborted.js'
import { DemoRefusal, type DemoOrder } from './demo-orders.js'
import { DemoProcess, titled, type DemoFailure, type DemoReady } from './demo-process.js'

export interface DemoDesk {
  /** Settles when the desk's backends can be connected to, however many attempts that takes. @rejects at the signal. */
  ready(signal: AbortSignal): Promise<DemoReady>
  /** Of the read-only login, as the child that runs last said it. */
  password(): string | undefined
  /** What can be broken; null until the desk is ready. */
  faults(): readonly DemoFault[] | null
  /** Breaks or mends something. @rejects DemoRefusal */
  give(order: DemoOrder, signal: AbortSignal): Promise<void>
  /** Stops the backends and waits for the child to end; bounded. */
  stop(): Promise<void>
}

export interface DemoDeskOptions {
  /** The child's entry file. */
  readonly entry: string
  readonly folder: string
  readonly logger: Logger
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly onStatus: (status: DemoStatus) => void
  /** Other delays than the product's. */
  readonly restart?: BackoffPlan
}

const RESTART: BackoffPlan = { delaysMs: [2_000, 5_000, 15_000, 30_000, 60_000], jitter: 0.2 }
/** A child that was ready for so long was well: its end is a first one again. */
const WELL_AFTER_MS = 60_000

export function launchDemoDesk(options: DemoDeskOptions): DemoDesk {
  return new KeptDemoDesk(options)
}

class KeptDemoDesk implements DemoDesk {
  #child: DemoProcess | null = null
  /** What the child that is ready said; null: none is. */
  #running: DemoReady | null = null
  #last: DemoReady | null = null
  #readySince = 0
  #failures = 0
  #timer: NodeJS.Timeout | null = null
  #isStopped = false
  #announce: (ready: DemoReady) => void = () => undefined
  readonly #first = new Promise<DemoReady>((resolve) => {
    this.#announce = resolve
  })

  constructor(private readonly options: DemoDeskOptions) {
    this.#launch()
  }

  ready(signal: AbortSignal): Promise<DemoReady> {
    return unlessAborted(this.#first, signal)
  }

  password(): string | undefined {
    return this.#last?.postgres.password
  }

  faults(): readonly DemoFault[] | null {
    return this.#running?.faults ?? null
  }

  give(order: DemoOrder, signal: AbortSignal): Promise<void> {
    return this.#child?.give(order, signal) ?? Promise.reject(new DemoRefusal('DEMO_ENDED', 'the demo desk has ended'))
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    await this.#child?.stop()
    this.#tell({ phase: 'off' })
  }

  #launch(): void {
    const { entry, folder, logger } = this.options
    this.#tell({ phase: 'starting', stage: 'Starting the demo desk' })
    const place = this.#last === null ? {} : { postgresPort: this.#last.postgres.port, gatewayPort: this.#last.gateway.port }
    this.#child = new DemoProcess({
      entry,
      start: { dataDir: folder, ...place },
      logger,
      onStage: (stage) => {
        this.#tell({ phase: 'starting', stage })
      },
      onReady: (ready) => {
        this.#running = this.#last = ready
        this.#readySince = performance.now()
        this.#tell({ phase: 'running' })
        this.#announce(ready)
      },
      onBroken: (names) => {
        this.#tell({ phase: 'running', broken: titled(names, this.#running?.faults ?? []) })
      },
      onLost: (failure) => {
        this.#lost(failure)
      }
    })
  }

  #lost({ code, message, remedy }: DemoFailure): void {
    const { logger, clock, random, restart = RESTART } = this.options
    const wasWell = this.#running !== null && performance.now() - this.#readySince > WELL_AFTER_MS
    this.#child = null
    this.#running = null
    this.#failures = wasWell ? 1 : this.#failures + 1
    const delay = backoffDelay(restart, this.#failures, random)
    logger.error({ part: 'demo', code, attempt: this.#failures, inMs: delay }, message)
    const again = `Pitwall starts it again in ${String(Math.max(1, Math.round(delay / 1_000)))} s.`
    this.#tell({ phase: 'failed', error: { code, message, source: 'demo', remedy: [remedy, again].filter((part) => part !== null).join(' '), at: clock.now() } })
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#launch()
    }, delay)
  }

  #tell(part: Pick<DemoStatus, 'phase'> & Partial<DemoStatus>): void {
    if (this.#isStopped && part.phase !== 'off') return
    this.options.onStatus({ stage: '', error: null, broken: [], ...part })
  }
}

/** The trading system's background services and their signs of life. */
import type { EpochMs } from '../../shared/lib/clock.js'
import { idleService, lateService } from './planted-defects.js'
import type { RandomStream } from './random.js'
import { exact } from './ticks.js'
import type { TradingBook } from './trading-book.js'
import type { RelationName } from './trading-view.js'

interface ServicePlan {
  readonly service: string
  readonly intervalSeconds: number
  /** Null: it promises no product. */
  readonly workIntervalSeconds: number | null
  /** Whose changes are its product; `clock`: every beat is; null: it has none to show for itself. */
  readonly product: RelationName | 'clock' | null
  readonly runMs: readonly [number, number]
  /** How far behind the present it writes. */
  readonly lagIntervals?: number
}

export const SERVICES: readonly ServicePlan[] = [
  { service: 'market-data-feed', intervalSeconds: 10, workIntervalSeconds: 15, product: 'clock', runMs: [2, 9] },
  { service: 'signal-engine', intervalSeconds: 10, workIntervalSeconds: 120, product: 'signals', runMs: [18, 70] },
  { service: 'order-router', intervalSeconds: 10, workIntervalSeconds: null, product: 'orders', runMs: [1, 6] },
  { service: 'position-keeper', intervalSeconds: 10, workIntervalSeconds: null, product: 'positions', runMs: [4, 22] },
  { service: 'paper-pilot', intervalSeconds: 10, workIntervalSeconds: 60, product: 'paper_trades', runMs: [6, 35] },
  { service: 'equity-recorder', intervalSeconds: 30, workIntervalSeconds: 40, product: 'equity', runMs: [9, 40] },
  { service: idleService.service, intervalSeconds: 10, workIntervalSeconds: 60, product: null, runMs: [1, 3] },
  { service: 'risk-guard', intervalSeconds: 20, workIntervalSeconds: null, product: 'clock', runMs: [3, 12] },
  { ...lateService, workIntervalSeconds: null, product: null, runMs: [14_000, 38_000] }
]

export class Services {
  readonly #lastWork = new Map<RelationName, EpochMs>()
  readonly #nextBeat = new Map<string, EpochMs>()

  constructor(
    private readonly book: TradingBook,
    private readonly random: RandomStream,
    /** When the story began. */
    private readonly startedAt: EpochMs
  ) {}

  /** A product of some service. */
  worked(relation: RelationName, now: EpochMs): void {
    this.#lastWork.set(relation, now)
  }

  /** Beats for those that are due: twice as often as promised, as a careful service does. */
  beat(now: EpochMs): void {
    for (const plan of SERVICES) {
      if (now < (this.#nextBeat.get(plan.service) ?? 0)) continue
      this.#nextBeat.set(plan.service, now + plan.intervalSeconds * 500)
      const runMs = this.random.between(...plan.runMs)
      const lastBeatAt = now - (plan.lagIntervals ?? 0) * plan.intervalSeconds * 1_000
      this.book.put('service_heartbeats', {
        service: plan.service,
        intervalSeconds: exact(plan.intervalSeconds, 0),
        lastBeatAt,
        lastRunStartedAt: Math.round(lastBeatAt - runMs),
        lastRunMs: exact(runMs, 1),
        lastWorkAt: this.#workOf(plan, now),
        workIntervalSeconds: plan.workIntervalSeconds === null ? null : exact(plan.workIntervalSeconds, 0),
        status: plan.lagIntervals === undefined ? 'ok' : 'busy',
        message: plan.lagIntervals === undefined ? null : `queue ${String(plan.lagIntervals * plan.intervalSeconds)} s behind`
      })
    }
  }

  #workOf({ product, workIntervalSeconds }: ServicePlan, now: EpochMs): EpochMs | null {
    if (product === 'clock') return now
    if (product === null && workIntervalSeconds === null) return null
    if (product === null) return this.startedAt - idleService.lastWorkAgeMs
    return this.#lastWork.get(product) ?? this.startedAt
  }
}

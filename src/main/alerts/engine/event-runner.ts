/** Runs one rule about events: each is raised once, whoever tells it and however often it is read. */
import type { Alert, AlertTransition } from '../../../shared/domain/alerts/alert.js'
import type { AlertDesk, Touched } from '../../../shared/domain/alerts/alert-desk.js'
import { HISTORY_MS } from '../../../shared/domain/alerts/history.js'
import type { BoundEvents } from '../../../shared/domain/alerts/rule-kinds.js'
import type { AlertEvent } from '../../../shared/domain/alerts/rule-kind.js'
import type { AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import { isAwake } from '../../../shared/domain/alerts/weekly-hours.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { RuleState } from '../../../shared/domain/alerts/rules-view.js'
import type { Runner } from './runner.js'

/** Many days of a busy desk; the oldest are forgotten, and the sink knows them still. */
const MOST_KEYS = 100_000

export class EventRunner implements Runner {
  readonly #seen = new Set<string>()
  #fault: string | null = null

  /** @param keptSince before this nobody kept alerts: what happened then is history */
  constructor(
    readonly rule: AlertRule,
    private readonly problem: string | null,
    private readonly kind: BoundEvents,
    private readonly localZone: string,
    private readonly keptSince: EpochMs,
    private readonly madeAt: EpochMs
  ) {}

  readonly judge = (desk: AlertDesk, touched: Touched | null, out: AlertTransition[]): void => {
    if (this.problem !== null) return
    try {
      const floor = Math.max(this.rule.since, this.keptSince, desk.now - HISTORY_MS)
      for (const event of this.kind.events(desk, touched)) if (this.#isNew(event.key) && event.at >= floor && isAwake(this.rule, event.at, this.localZone)) out.push({ type: 'raised', alert: this.#alert(event, desk.now) })
      this.#fault = null
    } catch (fault) {
      // A fault of one rule must not keep the others from being judged.
      this.#fault = `Pitwall cannot judge it: ${fault instanceof Error ? fault.message : String(fault)}`
    }
  }

  readonly advance = (): void => undefined
  readonly freeze = (): void => undefined
  readonly adopt = (): false => false
  readonly open = (): readonly Alert[] => []
  readonly end = (): void => undefined
  readonly dueAt = (): null => null

  readonly state = (): RuleState => {
    const reason = this.problem ?? this.#fault
    return { ruleId: this.rule.id, state: reason === null ? 'normal' : 'error', since: this.madeAt, reason, nextEvaluationAt: null, subjects: [] }
  }

  /** History counts as seen too: a row of old that is written again is no news. */
  #isNew(key: string): boolean {
    if (this.#seen.has(key)) return false
    this.#seen.add(key)
    if (this.#seen.size > MOST_KEYS) for (const oldest of this.#seen) {
      this.#seen.delete(oldest)
      break
    }
    return true
  }

  #alert({ key, at, words }: AlertEvent, now: EpochMs): Alert {
    const { id: ruleId, kind, severity } = this.rule
    return {
      id: `${ruleId}/${key}`, ruleId, kind, subject: key, severity, ...words(),
      occurredAt: at, raisedAt: now, resolvedAt: now, count: 1, acknowledgedAt: null, note: null, snoozedUntil: null
    }
  }
}

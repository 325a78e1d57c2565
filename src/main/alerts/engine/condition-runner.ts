/** Runs one rule about a condition: a state machine for each subject that is not simply normal. */
import type { Alert, AlertState, AlertTransition } from '../../../shared/domain/alerts/alert.js'
import type { AlertDesk, Touched } from '../../../shared/domain/alerts/alert-desk.js'
import { freshMachine, nextChangeAt, restoredMachine, step, type Machine, type Verdict } from '../../../shared/domain/alerts/machine.js'
import type { Reading } from '../../../shared/domain/alerts/rule-kind.js'
import type { BoundCondition } from '../../../shared/domain/alerts/rule-kinds.js'
import type { AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import { isAwake } from '../../../shared/domain/alerts/weekly-hours.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { RuleState } from '../../../shared/domain/alerts/rules-view.js'
import type { Runner } from './runner.js'

interface Subject {
  machine: Machine
  reading: Reading | null
  verdict: Verdict
  reason: string | null
  alert: Alert | null
}

/** From best to worst, for the rule's row. */
const ranks: readonly AlertState[] = ['normal', 'no-data', 'pending', 'recovering', 'error', 'alerting']
const MOST_SHOWN = 20

export class ConditionRunner implements Runner {
  readonly #subjects = new Map<string, Subject>()
  /** Why the whole rule cannot be judged. */
  #blocked: { readonly verdict: 'unknown' | 'fault'; readonly reason: string } | null = { verdict: 'unknown', reason: 'not judged yet' }
  #blockedSince: EpochMs
  #dueAt: EpochMs | null = null

  constructor(
    readonly rule: AlertRule,
    private readonly problem: string | null,
    private readonly condition: BoundCondition,
    private readonly localZone: string,
    now: EpochMs
  ) {
    this.#blockedSince = now
  }

  readonly judge = (desk: AlertDesk, touched: Touched | null, out: AlertTransition[]): void => {
    try {
      if (this.problem !== null) this.#block('fault', this.problem, desk.now, out)
      else {
        const doubt = this.condition.doubt(desk)
        // What comes back after a doubt may be anything: then all is judged.
        if (doubt === null) this.#read(desk, this.#blocked === null && this.condition.concerned !== null ? touched : null, out)
        else this.#block('unknown', doubt, desk.now, out)
      }
    } catch (fault) {
      // A fault of one rule must not keep the others from being judged.
      this.#block('fault', `Pitwall cannot judge it: ${fault instanceof Error ? fault.message : String(fault)}`, desk.now, out)
    }
    this.#plan()
  }

  readonly advance = (now: EpochMs, out: AlertTransition[]): void => {
    for (const [id, subject] of this.#subjects) this.#step(id, subject, now, out)
    this.#plan()
  }

  readonly freeze = (now: EpochMs): void => {
    this.#block('unknown', 'the machine slept; waiting for fresh data', now, [])
    this.#plan()
  }

  readonly adopt = (alert: Alert, now: EpochMs): boolean => {
    const own = this.#subjects.get(alert.subject)?.alert ?? null
    if (own !== null) return own.id === alert.id
    this.#subjects.set(alert.subject, { machine: restoredMachine(alert, now), reading: null, verdict: 'unknown', reason: 'open since before the start; waiting for fresh data', alert })
    this.#plan()
    return true
  }

  readonly open = (): readonly Alert[] => [...this.#subjects.values()].map(({ alert }) => alert).filter((alert) => alert !== null)

  readonly end = (now: EpochMs, out: AlertTransition[]): void => {
    for (const alert of this.open()) out.push({ type: 'resolved', alert: { ...alert, resolvedAt: now } })
    this.#subjects.clear()
    this.#dueAt = null
  }

  readonly dueAt = (): EpochMs | null => this.#dueAt

  readonly state = (now: EpochMs): RuleState => {
    const all = [...this.#subjects].map(([subject, { machine, reason }]) => ({ subject, state: machine.state, since: machine.since, reason }))
    const subjects = all.sort((a, b) => ranks.indexOf(b.state) - ranks.indexOf(a.state) || a.since - b.since)
    const [worst] = subjects
    const own = this.#blocked === null ? null : ({ state: this.#blocked.verdict === 'fault' ? 'error' : 'no-data', since: this.#blockedSince, reason: this.#blocked.reason } as const)
    const { state, since, reason } = own ?? worst ?? { state: 'normal' as const, since: this.#blockedSince, reason: null }
    return { ruleId: this.rule.id, state, since, reason, nextEvaluationAt: this.#dueAt === null ? null : Math.max(now, this.#dueAt), subjects: subjects.slice(0, MOST_SHOWN) }
  }

  #read(desk: AlertDesk, touched: Touched | null, out: AlertTransition[]): void {
    if (this.#blocked !== null) {
      this.#blocked = null
      this.#blockedSince = desk.now
    }
    const awake = isAwake(this.rule, desk.now, this.localZone)
    const seen = new Set<string>()
    for (const reading of this.condition.readings(desk, touched)) {
      const isNormal = reading.verdict === 'clear' || reading.verdict === 'band'
      let subject = this.#subjects.get(reading.subject)
      if (subject === undefined && isNormal) continue
      seen.add(reading.subject)
      if (subject === undefined) {
        // What is not known yet of a subject is news for the rule's row only.
        subject = { machine: freshMachine(desk.now), reading, verdict: 'unknown', reason: null, alert: null }
        this.#subjects.set(reading.subject, subject)
      }
      this.#find(subject, reading, awake)
      this.#step(reading.subject, subject, desk.now, out)
    }
    if (this.#subjects.size === seen.size) return
    const concerned = touched === null || this.condition.concerned === null ? null : this.condition.concerned(touched)
    for (const [id, subject] of this.#subjects) {
      if (seen.has(id) || concerned?.has(id) === false) continue
      // It is gone, and its condition with it.
      subject.verdict = 'clear'
      subject.reason = null
      this.#step(id, subject, desk.now, out)
    }
  }

  #find(subject: Subject, reading: Reading, isRuleAwake: boolean): void {
    subject.reading = reading
    subject.reason = reading.reason
    const isBegun = subject.machine.live === 'alerting' || subject.machine.live === 'recovering'
    // Outside of its hours a rule begins nothing; what is open ends when it is clear.
    subject.verdict = reading.verdict === 'met' && !isRuleAwake && !isBegun ? 'band' : reading.verdict
  }

  #block(verdict: 'unknown' | 'fault', reason: string, now: EpochMs, out: AlertTransition[]): void {
    if (this.#blocked?.verdict !== verdict) this.#blockedSince = now
    this.#blocked = { verdict, reason }
    for (const [id, subject] of this.#subjects) {
      subject.verdict = verdict
      subject.reason = reason
      this.#step(id, subject, now, out)
    }
  }

  #step(id: string, subject: Subject, now: EpochMs, out: AlertTransition[]): void {
    const { machine, effect } = step(subject.machine, subject.verdict, this.rule, now)
    subject.machine = machine
    if (effect === 'raise') subject.alert = this.#raise(id, subject, now, out)
    else if (effect === 'resolve') this.#resolve(subject, now, out)
    else if (machine.state === 'alerting') this.#update(subject, out)
    if (machine.state === 'normal') this.#subjects.delete(id)
  }

  #raise(id: string, { machine, reading }: Subject, now: EpochMs, out: AlertTransition[]): Alert | null {
    if (reading === null) return null
    const { id: ruleId, kind, severity } = this.rule
    const startedAt = machine.startedAt ?? now
    const alert: Alert = {
      id: `${ruleId}/${id}/${reading.episode ?? String(startedAt)}`, ruleId, kind, subject: id, severity, ...reading.words(),
      occurredAt: reading.occurredAt ?? startedAt, raisedAt: now, resolvedAt: null, count: 1, acknowledgedAt: null, note: null, snoozedUntil: null
    }
    out.push({ type: 'raised', alert })
    return alert
  }

  #resolve(subject: Subject, now: EpochMs, out: AlertTransition[]): void {
    if (subject.alert === null) return
    out.push({ type: 'resolved', alert: { ...subject.alert, resolvedAt: now } })
    subject.alert = null
  }

  #update(subject: Subject, out: AlertTransition[]): void {
    const { alert, reading } = subject
    // In the band, and before there is a reading, the words would be those of no breach.
    if (alert === null || reading?.verdict !== 'met') return
    const words = reading.words()
    if (words.title === alert.title) return
    subject.alert = { ...alert, ...words }
    out.push({ type: 'updated', alert: subject.alert })
  }

  #plan(): void {
    let dueAt: EpochMs | null = null
    for (const { machine } of this.#subjects.values()) {
      const at = nextChangeAt(machine, this.rule)
      if (at !== null && (dueAt === null || at < dueAt)) dueAt = at
    }
    this.#dueAt = dueAt
  }
}

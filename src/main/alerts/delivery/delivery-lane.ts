/** One channel's way from the outbox to a person: gathered, held back, told, tried again. Lanes know nothing of each other. */
import { groupDueAt, groupKeyOf, groupOf } from '../../../shared/domain/alerts/alert-group.js'
import type { Alert } from '../../../shared/domain/alerts/alert.js'
import { decideDelivery, type Circumstances, type Occasion } from '../../../shared/domain/alerts/delivery-decision.js'
import type { ChannelStatus } from '../../../shared/domain/alerts/inbox.js'
import type { AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import { backoffDelay, type BackoffPlan } from '../../../shared/lib/backoff.js'
import type { Clock, EpochMs } from '../../../shared/lib/clock.js'
import { groupBy } from '../../../shared/lib/group-by.js'
import type { Timers } from '../../ib/timers.js'
import type { DueDelivery, SettledDelivery } from '../ledger/messages.js'
import type { Delivery, DeliveryOutcome } from './ports.js'

/** A channel that hangs must not keep what is critical from being tried. */
const FLIGHTS_AT_ONCE = 4
const RETRY: BackoffPlan = { delaysMs: [2_000, 5_000, 15_000, 60_000, 300_000, 900_000], jitter: 0.2 }
/** Whatever a server asks for. */
const LONGEST_RETRY_MS = 3_600_000
/** What had to wait is told as one when the first of it may be told, and a little later so that the rest is there. */
const WAITED_GROUP_MS = 2_000
const OCCASIONS: readonly Occasion[] = ['raised', 'resolved', 'escalated', 'snoozed']
const DEFAULT_GROUP_MS = 10_000
/** Timers wait no longer: a longer time may not fit, and the clock may be turned. */
const LONGEST_WAIT_MS = 60_000

export interface LaneOptions {
  readonly delivery: Delivery
  readonly clock: Clock
  readonly timers: Timers
  readonly random: () => number
  /** The alert as it is now; null: nobody knows of it any more. */
  readonly alertOf: (id: string) => Alert | null
  readonly ruleOf: (ruleId: string) => Pick<AlertRule, 'groupMs' | 'escalateEveryMs'> | null
  readonly circumstances: (alert: Alert, delivery: Delivery) => Circumstances
  /** Settles when what came of deliveries is kept. */
  readonly settle: (settled: readonly SettledDelivery[]) => Promise<void>
  readonly onStatus: (status: ChannelStatus) => void
}

interface Line {
  readonly due: DueDelivery
  notBefore: EpochMs
  attempts: number
  waited: boolean
  isFlying: boolean
}

interface OpenGroup {
  readonly id: string
  readonly begunAt: EpochMs
  readonly groupMs: number
  toldAt: EpochMs | null
  readonly told: Map<string, Alert>
  isFlying: boolean
  /** Something new in it waits for its next telling: it belongs here even where that comes after the group's time. */
  isAwaited: boolean
}

export class DeliveryLane {
  readonly #lines = new Map<string, Line>()
  readonly #groups = new Map<string, OpenGroup>()
  readonly #flights = new Set<Promise<void>>()
  readonly #stop = new AbortController()
  #cancelTimer: (() => void) | null = null
  #isTurnDue = false
  #isAllChanged = false
  #failures = 0
  #notBefore: EpochMs = 0
  #status: ChannelStatus

  constructor(private readonly options: LaneOptions) {
    this.#status = { name: options.delivery.name, lastShownAt: null, error: null, nextAttemptAt: null, waiting: 0 }
  }

  get status(): ChannelStatus {
    return this.#status
  }

  /** Whether the alert is still to be told here. */
  awaits(alert: string): boolean {
    return OCCASIONS.some((occasion) => this.#lines.has(`${occasion}|${alert}`))
  }

  /** Takes what is due; what it has already is left as it is. */
  add(dues: readonly DueDelivery[]): void {
    for (const due of dues) {
      const key = `${due.occasion}|${due.alert}`
      const known = this.#lines.get(key)
      if (known === undefined) this.#lines.set(key, { due, notBefore: due.notBefore, attempts: due.attempts, waited: false, isFlying: false })
      // A snooze that was moved.
      else if (due.occasion === 'snoozed') known.notBefore = due.notBefore
    }
    this.#soon()
  }

  /** Looks at everything anew soon: a mute, a pause, an acknowledgement or the settings have changed. */
  reconsider(): void {
    this.#isAllChanged = true
    this.#soon()
  }

  /** What is being told is broken off; it stays due in the file. @returns what is left */
  async stop(): Promise<readonly DueDelivery[]> {
    this.#stop.abort()
    this.#cancelTimer?.()
    this.#cancelTimer = null
    await Promise.allSettled(this.#flights)
    return [...this.#lines.values()].map(({ due }) => due)
  }

  #soon(): void {
    if (this.#isTurnDue || this.#stop.signal.aborted) return
    this.#isTurnDue = true
    queueMicrotask(() => {
      this.#isTurnDue = false
      const anew = this.#isAllChanged
      this.#isAllChanged = false
      if (!this.#stop.signal.aborted) this.#turn(anew)
    })
  }

  /** @param anew also what waits for the end of something: it may have ended early */
  #turn(anew: boolean): void {
    const now = this.options.clock.now()
    const ready = this.#readyLines(now, anew)
    let next = now + LONGEST_WAIT_MS
    for (const { notBefore, isFlying } of this.#lines.values()) if (!isFlying && notBefore > now) next = Math.min(next, notBefore)
    const groups = groupBy(ready, ({ due, waited, alert }) => groupKeyOf(alert, due.occasion, waited))
    for (const [key, lines] of groups) next = Math.min(next, this.#considerGroup(key, lines, now))
    for (const [key, group] of this.#groups) if (!groups.has(key) && !group.isFlying && now >= group.begunAt + group.groupMs) this.#groups.delete(key)
    this.#tell({ waiting: this.#lines.size })
    this.#wakeAt(next, now)
  }

  #readyLines(now: EpochMs, anew: boolean): readonly (Line & { readonly alert: Alert })[] {
    const ready: (Line & { readonly alert: Alert })[] = []
    const withheld: SettledDelivery[] = []
    for (const [key, line] of this.#lines) {
      const mayBeFree = line.notBefore <= now || (anew && line.waited)
      if (line.isFlying || !mayBeFree) continue
      const alert = this.options.alertOf(line.due.alert)
      const decision = alert === null ? ({ kind: 'withhold', because: 'gone' } as const) : decideDelivery(alert, line.due.occasion, line.due.notBefore, this.options.circumstances(alert, this.options.delivery))
      if (decision.kind === 'withhold') {
        this.#lines.delete(key)
        withheld.push(settled(line, 'withheld', now, decision.because))
      } else if (decision.kind === 'hold') {
        line.notBefore = decision.until
        line.waited = true
      } else if (alert !== null) {
        line.notBefore = Math.min(line.notBefore, now)
        ready.push(Object.assign(line, { alert }))
      }
    }
    if (withheld.length > 0) void this.options.settle(withheld)
    return ready
  }

  /** Tells a group when its time has come. @returns when to look at it again */
  #considerGroup(key: string, lines: readonly (Line & { readonly alert: Alert })[], now: EpochMs): EpochMs {
    const { delivery, ruleOf } = this.options
    const [first] = lines
    if (first === undefined) return Infinity
    const known = this.#groups.get(key)
    const isOver = known !== undefined && !known.isFlying && !known.isAwaited && now >= known.begunAt + known.groupMs && known.toldAt !== null
    const groupMs = first.waited ? WAITED_GROUP_MS : (ruleOf(first.alert.ruleId)?.groupMs ?? DEFAULT_GROUP_MS)
    const group: OpenGroup = known === undefined || isOver ? { id: `${delivery.name}|${key}|${first.due.alert}|${String(now)}`, begunAt: now, groupMs, toldAt: null, told: new Map(), isFlying: false, isAwaited: false } : known
    this.#groups.set(key, group)
    if (group.isFlying || this.#flights.size >= FLIGHTS_AT_ONCE) return Infinity
    const { severity } = groupOf(lines.map(({ alert }) => alert), { id: '', occasion: first.due.occasion, isUpdate: false, waited: false })
    // A channel that cannot replace tells the rest of a group when the group's time is over.
    const dueAt = group.toldAt !== null && !delivery.canReplace ? group.begunAt + group.groupMs : groupDueAt({ ...group, severity, canReplace: delivery.canReplace, replaceEveryMs: delivery.replaceEveryMs })
    const at = Math.max(dueAt, this.#notBefore)
    group.isAwaited = at > now
    if (group.isAwaited) return at
    const flight = this.#fly(group, lines, first.due.occasion)
    this.#flights.add(flight)
    void flight.finally(() => {
      this.#flights.delete(flight)
      if (!this.#stop.signal.aborted) this.#turn(false)
    })
    return Infinity
  }

  /** Never rejects. */
  async #fly(group: OpenGroup, lines: readonly (Line & { readonly alert: Alert })[], occasion: Occasion): Promise<void> {
    const { clock, delivery } = this.options
    group.isFlying = true
    for (const line of lines) line.isFlying = true
    const alerts = new Map([...group.told, ...lines.map(({ alert }) => [alert.id, alert] as const)])
    const outcome = await this.#deliver(groupOf([...alerts.values()], { id: group.id, occasion, isUpdate: group.toldAt !== null, waited: lines.some(({ waited }) => waited) }))
    group.isFlying = false
    for (const line of lines) line.isFlying = false
    if (this.#stop.signal.aborted && outcome.kind === 'refused') return
    const now = clock.now()
    if (outcome.kind === 'shown') {
      group.toldAt = now
      if (delivery.canReplace) for (const [id, alert] of alerts) group.told.set(id, alert)
      await this.#shown(lines, outcome.instead ?? null, now)
    } else await this.#refused(lines, outcome, now)
  }

  async #deliver(group: Parameters<Delivery['deliver']>[0]): Promise<DeliveryOutcome> {
    const { delivery, timers } = this.options
    const late = new AbortController()
    const signal = AbortSignal.any([this.#stop.signal, late.signal])
    let cancel = (): void => undefined
    const deadline = new Promise<DeliveryOutcome>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve(this.#stop.signal.aborted ? refusal('CLOSED', 'Pitwall was closed') : refusal('DEADLINE', `no answer within ${String(delivery.deadlineMs)} ms`))
      })
      cancel = timers.after(delivery.deadlineMs, () => {
        late.abort()
      })
    })
    try {
      return await Promise.race([delivery.deliver(group, signal), deadline])
    } catch (fault) {
      return refusal('FAILED', fault instanceof Error ? fault.message : String(fault))
    } finally {
      cancel()
    }
  }

  /** @param instead why it was shown another way than it should have been; null: it was not */
  async #shown(lines: readonly (Line & { readonly alert: Alert })[], instead: NonNullable<Extract<DeliveryOutcome, { kind: 'shown' }>['instead']> | null, now: EpochMs): Promise<void> {
    this.#failures = 0
    this.#notBefore = 0
    for (const { due } of lines) this.#lines.delete(`${due.occasion}|${due.alert}`)
    const repeats = lines.flatMap(({ due }) => this.#repeatOf(due, now))
    const error = instead === null ? null : { ...instead, source: this.options.delivery.name, at: now }
    this.#tell({ lastShownAt: now, error, nextAttemptAt: null, waiting: this.#lines.size })
    await this.options.settle([...lines.map((line) => settled(line, 'shown', now, instead?.code, instead?.message)), ...repeats.map((due) => settled({ due, attempts: 0 }, 'due', due.notBefore))])
    if (!this.#stop.signal.aborted) this.add(repeats)
  }

  /** What is critical is told again until somebody acknowledges it or it is over. */
  #repeatOf({ alert: id, channel, occasion }: DueDelivery, now: EpochMs): readonly DueDelivery[] {
    const alert = this.options.alertOf(id)
    if (occasion === 'resolved' || alert?.severity !== 'critical' || alert.resolvedAt !== null || alert.acknowledgedAt !== null) return []
    const every = this.options.ruleOf(alert.ruleId)?.escalateEveryMs ?? null
    return every === null ? [] : [{ alert: id, channel, occasion: 'escalated', notBefore: now + every, attempts: 0 }]
  }

  async #refused(lines: readonly (Line & { readonly alert: Alert })[], { code, message, remedy, retryAfterMs, isFinal }: Extract<DeliveryOutcome, { kind: 'refused' }>, now: EpochMs): Promise<void> {
    this.#failures += 1
    const retryAt = now + Math.min(Math.max(retryAfterMs ?? 0, backoffDelay(RETRY, this.#failures, this.options.random)), LONGEST_RETRY_MS)
    // What one group was refused for a while, the next would be too.
    if (!isFinal) this.#notBefore = retryAt
    const results = lines.map((line) => {
      line.attempts += 1
      if (isFinal) this.#lines.delete(`${line.due.occasion}|${line.due.alert}`)
      else line.notBefore = retryAt
      return settled(line, isFinal ? 'failed' : 'due', isFinal ? now : retryAt, code, message)
    })
    this.#tell({ error: { code, message, source: this.options.delivery.name, remedy, at: now }, nextAttemptAt: isFinal ? null : retryAt, waiting: this.#lines.size })
    await this.options.settle(results)
  }

  #wakeAt(at: EpochMs, now: EpochMs): void {
    this.#cancelTimer?.()
    this.#cancelTimer = this.#lines.size === 0 && this.#groups.size === 0 ? null : this.options.timers.after(Math.max(at - now, 0), () => {
      this.#turn(false)
    })
  }

  #tell(part: Partial<ChannelStatus>): void {
    const next = { ...this.#status, ...part }
    if (JSON.stringify(next) === JSON.stringify(this.#status)) return
    this.#status = next
    this.options.onStatus(next)
  }
}

function refusal(code: string, message: string): DeliveryOutcome {
  return { kind: 'refused', code, message, remedy: null, retryAfterMs: null, isFinal: false }
}

function settled({ due, attempts }: Pick<Line, 'due' | 'attempts'>, state: SettledDelivery['state'], notBefore: EpochMs, code: string | null = null, message: string | null = null): SettledDelivery {
  const { alert, channel, occasion } = due
  return { alert, channel, occasion, state, notBefore, attempts, code, message }
}

/**
 * The inbox of a desk: takes what the rules raise, has it recorded, then told, and answers the person. The file is the truth;
 * what is held here are the alerts that last or are still to be told of.
 */
import type { Alert, AlertTransition } from '../../shared/domain/alerts/alert.js'
import type { Circumstances } from '../../shared/domain/alerts/delivery-decision.js'
import type { ChannelStatus, Chosen, Digest, InboxState, ListAnswer, ListQuery, LedgerStatus, Mute, MuteWhat, Pause } from '../../shared/domain/alerts/inbox.js'
import type { LastAlerts } from '../../shared/domain/alerts/rules-view.js'
import type { AlertRule } from '../../shared/domain/alerts/rule-schema.js'
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import { groupBy } from '../../shared/lib/group-by.js'
import type { Logger } from '../diagnostics/logger.js'
import type { Timers } from '../ib/timers.js'
import { DeliveryLane } from './delivery/delivery-lane.js'
import type { Delivery } from './delivery/ports.js'
import { AlertLedger, type LedgerThread } from './ledger/alert-ledger.js'
import type { DueDelivery, NewDelivery, OpenedLedger, TimedTransition } from './ledger/messages.js'
import type { AlertSink, KnownAlerts } from './ports.js'

/** Changes come in bursts: a page needs the last of a burst, soon. */
const TELL_AFTER_MS = 100
const LATEST = 5
const DIGEST_LINES = 20

/** What the settings say of disturbing a person. */
export type QuietSettings = Pick<Circumstances, 'quietHours' | 'criticalPasses'>

export interface AlertInboxOptions {
  readonly file: string
  readonly launchThread: () => LedgerThread
  readonly clock: Clock
  readonly timers: Timers
  readonly random: () => number
  readonly logger: Logger
  readonly localZone: string
  readonly quiet: () => QuietSettings
  /** The rule behind an alert; null: it is gone. */
  readonly ruleOf: (ruleId: string) => Pick<AlertRule, 'groupMs' | 'escalateEveryMs' | 'quietHours'> | null
  /** When the market of an alert's instrument opens, where it is closed and such alerts are to wait; null: tell it now. */
  readonly closedUntil: (alert: Alert, now: EpochMs) => EpochMs | null
  readonly onChanged: (state: InboxState) => void
  /** What the file knows, where it could be opened only after `open` had settled without it. */
  readonly onKnownLate: (known: KnownAlerts) => void
}

export class AlertInbox implements AlertSink {
  readonly #ledger: AlertLedger
  readonly #alerts = new Map<string, Alert>()
  readonly #lanes = new Map<string, DeliveryLane>()
  #deliveries: readonly Delivery[] = []
  #mutes: readonly Mute[] = []
  #pause: Pause | null = null
  #known: OpenedLedger | null = null
  #hasTold = false
  #due: readonly DueDelivery[] = []
  #cancelTell: (() => void) | null = null
  #isOver = false

  constructor(private readonly options: AlertInboxOptions) {
    this.#ledger = new AlertLedger({
      ...options,
      onStatus: () => {
        this.#tellSoon()
      },
      onOpened: (opened) => {
        this.#opened(opened)
      }
    })
  }

  get ledgerStatus(): LedgerStatus {
    return this.#ledger.status
  }

  /** Opens the file. Never rejects: where it cannot be opened nothing is known, and alerts are told all the same. */
  async open(): Promise<KnownAlerts> {
    await this.#ledger.open()
    this.#hasTold = true
    return knownOf(this.#known, this.options.clock.now())
  }

  /** By which alerts are told from now on. What was due on a channel that is here again is told by it. */
  async use(deliveries: readonly Delivery[]): Promise<void> {
    const before = [...this.#lanes.values()]
    this.#lanes.clear()
    this.#deliveries = deliveries
    const left = await Promise.all(before.map((lane) => lane.stop()))
    if (this.#isOver) return
    this.#addDue(left.flat())
    for (const delivery of deliveries) {
      const lane = this.#laneOf(delivery)
      this.#lanes.set(delivery.name, lane)
      lane.add(this.#due.filter(({ channel }) => channel === delivery.name))
    }
    this.#due = this.#due.filter(({ channel }) => !this.#lanes.has(channel))
    this.#tellSoon()
  }

  async record(transitions: readonly AlertTransition[]): Promise<void> {
    const timed = transitions.map((transition) => this.#timed(transition))
    for (const { alert } of timed) this.#alerts.set(alert.id, alert)
    const due = await this.#ledger.record(timed, timed.flatMap((transition) => this.#deliveriesOf(transition)))
    if (this.#isOver) return
    this.#addDue(due)
    const awaited = new Set(due.map(({ alert }) => alert))
    for (const { alert } of timed) if (alert.resolvedAt !== null && !awaited.has(alert.id)) this.#forgetLater(alert.id)
    this.#tellSoon()
  }

  list(query: ListQuery): Promise<ListAnswer> {
    return this.#ledger.ask('list', query)
  }

  /** @rejects where the file cannot be read */
  lastOfRules(): Promise<LastAlerts> {
    return this.#ledger.ask('lastOfRules', null)
  }

  /** What happened since then. @param since null: since the run before this one ended; where there was none there is no digest */
  async digestSince(since: EpochMs | null): Promise<{ readonly since: EpochMs | null; readonly digest: Digest | null }> {
    const from = since ?? this.#known?.lastAliveAt ?? null
    return { since: from, digest: from === null ? null : await this.#ledger.ask('digest', { since: from, newest: DIGEST_LINES }) }
  }

  /** The inbox at a glance. Never rejects: counts that cannot be read are not known. */
  async state(): Promise<InboxState> {
    const summary = await this.#ledger.ask('summary', { latest: LATEST }).catch(() => null)
    return {
      unread: summary?.unread ?? null,
      open: summary?.open ?? null,
      latest: summary?.latest ?? [],
      mutes: this.#mutes,
      pause: this.#pause,
      ledger: this.#ledger.status,
      channels: this.#channels()
    }
  }

  /** @returns how many were acknowledged, or had their note changed */
  async acknowledge(chosen: Chosen, note: string | null): Promise<number> {
    const { count, concerned } = await this.#ledger.ask('acknowledge', { chosen, note, at: this.options.clock.now() })
    this.#changed(concerned)
    return count
  }

  /** @param until null: no longer */
  async snooze(ids: readonly string[], until: EpochMs | null): Promise<number> {
    const { alerts, due } = await this.#ledger.ask('snooze', { ids, until, channels: this.#deliveries.map(({ name }) => name) })
    for (const alert of alerts) this.#alerts.set(alert.id, alert)
    this.#changed(alerts)
    this.#addDue(due)
    return alerts.length
  }

  async mute(what: MuteWhat, name: string, until: EpochMs | null): Promise<void> {
    this.#mutes = await this.#ledger.ask('mute', { what, name, until, at: this.options.clock.now() })
    this.reconsider()
  }

  async unmute(what: MuteWhat, name: string): Promise<void> {
    this.#mutes = await this.#ledger.ask('unmute', { what, name })
    this.reconsider()
  }

  async pause(pause: Pause | null): Promise<void> {
    await this.#ledger.ask('pause', pause)
    this.#pause = pause
    this.reconsider()
  }

  /** The settings have changed, or something else that decides whether a person is disturbed. */
  reconsider(): void {
    for (const lane of this.#lanes.values()) lane.reconsider()
    this.#tellSoon()
  }

  /** Breaks off what is being told, then writes what waits and closes the file. Never rejects. */
  async close(): Promise<void> {
    this.#isOver = true
    this.#cancelTell?.()
    await Promise.all([...this.#lanes.values()].map((lane) => lane.stop()))
    await this.#ledger.close()
  }

  #opened(opened: OpenedLedger): void {
    this.#known = opened
    this.#mutes = opened.mutes
    this.#pause = opened.pause
    for (const alert of opened.alerts) if (!this.#alerts.has(alert.id)) this.#alerts.set(alert.id, alert)
    this.#addDue(opened.due)
    if (this.#hasTold && !this.#isOver) this.options.onKnownLate(knownOf(opened, opened.keptSince))
  }

  #addDue(due: readonly DueDelivery[]): void {
    // A channel that comes later, or again, finds what is due on it.
    this.#due = [...this.#due, ...due.filter(({ channel }) => !this.#lanes.has(channel))]
    for (const [channel, dues] of groupBy(due, (one) => one.channel)) this.#lanes.get(channel)?.add(dues)
  }

  /** What a person did with an alert is theirs: the rules know nothing of it. */
  #timed({ type, alert }: AlertTransition): TimedTransition {
    const known = this.#alerts.get(alert.id)
    const own = known === undefined ? {} : { acknowledgedAt: known.acknowledgedAt, note: known.note, snoozedUntil: known.snoozedUntil }
    const at = type === 'raised' ? alert.raisedAt : type === 'resolved' ? (alert.resolvedAt ?? this.options.clock.now()) : this.options.clock.now()
    return { type, alert: { ...alert, ...own }, at }
  }

  #deliveriesOf({ type, alert, at }: TimedTransition): readonly NewDelivery[] {
    if (type !== 'raised' && type !== 'resolved') return []
    const told = this.#deliveries.filter(({ tellsResolved }) => type === 'raised' || tellsResolved)
    return told.map(({ name }) => ({ alert: alert.id, channel: name, occasion: type, notBefore: at, state: 'due' }))
  }

  #changed(alerts: readonly Alert[]): void {
    for (const alert of alerts) if (this.#alerts.has(alert.id)) this.#alerts.set(alert.id, alert)
    this.reconsider()
  }

  #laneOf(delivery: Delivery): DeliveryLane {
    const { clock, timers, random, ruleOf, quiet, closedUntil, localZone } = this.options
    return new DeliveryLane({
      delivery,
      clock,
      timers,
      random,
      ruleOf,
      alertOf: (id) => this.#alerts.get(id) ?? null,
      circumstances: (alert): Circumstances => ({
        ...quiet(),
        now: clock.now(),
        localZone,
        mutes: this.#mutes,
        pause: this.#pause,
        ruleQuietHours: ruleOf(alert.ruleId)?.quietHours ?? null,
        closedUntil: closedUntil(alert, clock.now()),
        leastSeverity: delivery.leastSeverity,
        staleBefore: delivery.staleAfterMs === null ? null : clock.now() - delivery.staleAfterMs
      }),
      settle: async (settled) => {
        await this.#ledger.settle(settled)
        for (const { alert, state } of settled) if (state !== 'due') this.#forgetLater(alert)
        this.#tellSoon()
      },
      onStatus: () => {
        this.#tellSoon()
      }
    })
  }

  /** An alert that is over and told of everywhere is the file's alone. */
  #forgetLater(id: string): void {
    const alert = this.#alerts.get(id)
    if (alert === undefined || alert.resolvedAt === null) return
    if ([...this.#lanes.values()].some((lane) => lane.awaits(id)) || this.#due.some((due) => due.alert === id)) return
    this.#alerts.delete(id)
  }

  #channels(): readonly ChannelStatus[] {
    return [...this.#lanes.values()].map(({ status }) => status)
  }

  #tellSoon(): void {
    if (this.#isOver) return
    this.#cancelTell ??= this.options.timers.after(TELL_AFTER_MS, () => {
      this.#cancelTell = null
      void this.#tell()
    })
  }

  /** Never rejects. */
  async #tell(): Promise<void> {
    const state = await this.state()
    if (!this.#isOver) this.options.onChanged(state)
  }
}

function knownOf(opened: OpenedLedger | null, now: EpochMs): KnownAlerts {
  return { open: opened?.alerts.filter(({ resolvedAt }) => resolvedAt === null) ?? [], keptSince: opened?.keptSince ?? now }
}

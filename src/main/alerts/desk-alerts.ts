/** The alerts of one desk: the rules that raise them, the inbox that keeps them, the ways by which they are told. */
import type { NotificationSettings } from '../../shared/config/notification-settings.js'
import type { ChannelStatus, InboxState, OutboundAddresses } from '../../shared/domain/alerts/inbox.js'
import { groupOf } from '../../shared/domain/alerts/alert-group.js'
import type { Alert } from '../../shared/domain/alerts/alert.js'
import type { MarketSessions } from '../../shared/domain/market-sessions.js'
import type { Clock } from '../../shared/lib/clock.js'
import type { DeskStatus } from '../../shared/state/status.js'
import type { DeskStore } from '../desk/desk-store.js'
import type { Logger } from '../diagnostics/logger.js'
import { settledWithin } from '../lib/settled-within.js'
import type { Timers } from '../ib/timers.js'
import type { Delivery, DeliveryOutcome } from './delivery/ports.js'
import { AlertEngine } from './engine/engine.js'
import { AlertInbox } from './inbox.js'
import type { LedgerThread } from './ledger/alert-ledger.js'
import { MarketWatch } from './market-watch.js'
import { DEAD_MAN, DeadMan, ping } from './outbound/dead-man.js'
import type { OutboundSecrets } from './outbound/outbound-secrets.js'
import { WEBHOOK, webhookDelivery } from './outbound/webhook.js'
import { RuleBook } from './rules/rule-book.js'
import { RuleFile } from './rules/rule-file.js'

const TEST_DEADLINE_MS = 20_000
const CHANNELS_DEADLINE_MS = 10_000

export interface DeskAlertsOptions {
  /** Path of the ledger, and of the rules. */
  readonly file: string
  readonly rulesFile: string
  readonly launchThread: () => LedgerThread
  readonly store: DeskStore
  readonly status: () => DeskStatus
  readonly sessions: () => Promise<readonly MarketSessions[]>
  readonly settings: () => NotificationSettings
  readonly secrets: OutboundSecrets
  /** Whether amounts are hidden on the desk. */
  readonly areAmountsHidden: () => boolean
  /** Ways of this machine by which alerts are told, as the settings are now. @rejects never */
  readonly channels: () => Promise<readonly Delivery[]>
  readonly clock: Clock
  readonly timers: Timers
  readonly random: () => number
  readonly logger: Logger
  readonly localZone: string
  readonly onChanged: (state: InboxState) => void
}

export class DeskAlerts {
  readonly inbox: AlertInbox
  readonly engine: AlertEngine
  readonly rules: RuleBook
  readonly secrets: OutboundSecrets
  readonly #markets: MarketWatch
  #deadMan: DeadMan | null = null
  /** Settings in force, one after the other. */
  #turns: Promise<void> = Promise.resolve()
  #isOver = false

  constructor(private readonly options: DeskAlertsOptions) {
    const { store, clock, logger, localZone, settings } = options
    this.secrets = options.secrets
    this.#markets = new MarketWatch({ sessions: options.sessions, clock })
    this.inbox = new AlertInbox({
      ...options,
      quiet: () => ({ quietHours: settings().quietHours, criticalPasses: settings().criticalPasses }),
      ruleOf: (ruleId) => this.rules.rules.find(({ id }) => id === ruleId) ?? null,
      closedUntil: (alert, now) => (settings().waitForSession && alert.instrument !== null ? this.#markets.calendar.closedUntil(conIdsOf(store, alert.instrument), now) : null),
      onChanged: (state) => {
        options.onChanged(this.#withDeadMan(state))
      },
      onKnownLate: (known) => {
        this.engine.learn(known)
      }
    })
    this.rules = new RuleBook(new RuleFile(options.rulesFile, clock), clock, (rules) => {
      this.engine.setRules(rules)
    })
    this.engine = new AlertEngine({
      store,
      status: options.status,
      clock,
      sink: this.inbox,
      calendar: () => this.#markets.calendar,
      localZone,
      onFault: (what, fault) => {
        logger.error({ err: fault }, what)
      }
    })
  }

  /** Opens the ledger, and begins to look. Never rejects. */
  async open(): Promise<void> {
    const [known] = await Promise.all([this.inbox.open(), this.rules.load()])
    if (this.#isOver) return
    await this.apply()
    if (!this.#hasEnded()) this.engine.start(this.rules.rules, known)
  }

  /** Takes the settings as they are now. */
  apply(): Promise<void> {
    this.#turns = this.#turns.then(() => this.#apply())
    return this.#turns
  }

  /** @throws OutboundError when it is no address */
  async saveAddress(which: 'webhook' | 'deadMan', url: string, token: string | null): Promise<OutboundAddresses> {
    await this.secrets.keep(which, url, token)
    await this.apply()
    return this.secrets.view()
  }

  /** Tells a channel something now. Never rejects. */
  async test(channel: string, signal: AbortSignal): Promise<{ outcome: 'passed' | 'failed'; code: string | null; detail: string; remedy: string | null; ms: number }> {
    const began = performance.now()
    const outcome = await this.#tellTest(channel, AbortSignal.any([signal, AbortSignal.timeout(TEST_DEADLINE_MS)]))
    const ms = Math.round(performance.now() - began)
    return outcome.kind === 'shown' ? { outcome: 'passed', code: null, detail: 'It was taken.', remedy: null, ms } : { outcome: 'failed', code: outcome.code, detail: outcome.message, remedy: outcome.remedy, ms }
  }

  suspend(): void {
    this.engine.suspend()
  }

  resume(): void {
    this.engine.resume()
    this.inbox.reconsider()
  }

  /** Ends looking, then telling, then closes the ledger with all that was raised in it. Never rejects. */
  async close(): Promise<void> {
    this.#isOver = true
    await this.#turns
    await this.#deadMan?.stop()
    await this.engine.close().catch((fault: unknown) => {
      this.options.logger.error({ err: fault }, 'closing the rules')
    })
    await this.inbox.close()
  }

  #hasEnded(): boolean {
    return this.#isOver
  }

  /** Never rejects. */
  async #apply(): Promise<void> {
    if (this.#isOver) return
    const { settings } = this.options
    const { webhook, deadMan } = settings()
    await this.#deadMan?.stop()
    this.#deadMan = null
    await this.inbox.use([...(await this.#channels()), ...(webhook.enabled ? [this.#webhook()] : [])])
    if (this.#hasEnded() || !deadMan.enabled) return
    const { clock, timers } = this.options
    this.#deadMan = new DeadMan({
      everyMs: deadMan.everySeconds * 1_000,
      allowPrivate: deadMan.allowPrivate,
      secret: () => this.secrets.find('deadMan'),
      unwell: () => this.#trouble(),
      clock,
      timers,
      onStatus: () => {
        this.inbox.reconsider()
      }
    })
  }

  /** The ways of this machine, or none of them: what they are made of must not keep the desk from being watched. Never rejects. */
  async #channels(): Promise<readonly Delivery[]> {
    const { channels, logger } = this.options
    try {
      const found = await settledWithin(channels(), CHANNELS_DEADLINE_MS, null)
      if (found !== null) return found
      logger.error({ ms: CHANNELS_DEADLINE_MS }, 'the notifications of this machine did not come in time')
    } catch (fault) {
      logger.error({ err: fault }, 'the notifications of this machine')
    }
    return []
  }

  #webhook(): Delivery {
    const { settings, areAmountsHidden, clock } = this.options
    return webhookDelivery({ settings: settings().webhook, secret: () => this.secrets.find('webhook'), areAmountsHidden, clock })
  }

  /** Why Pitwall does not watch as it should; null: it does. */
  #trouble(): string | null {
    const { phase, error } = this.inbox.ledgerStatus
    return phase === 'recording' ? this.engine.trouble : `alerts are not being recorded (${error?.code ?? phase})`
  }

  async #tellTest(channel: string, signal: AbortSignal): Promise<DeliveryOutcome> {
    const { clock, settings } = this.options
    if (channel === DEAD_MAN) return ping({ secret: () => this.secrets.find('deadMan'), allowPrivate: settings().deadMan.allowPrivate, clock }, signal)
    const delivery = channel === WEBHOOK ? this.#webhook() : (await this.#channels()).find(({ name }) => name === channel)
    const gone = (code: string, message: string): DeliveryOutcome => ({ kind: 'refused', code, message, remedy: null, retryAfterMs: null, isFinal: true })
    if (delivery === undefined) return gone('NO_CHANNEL', `there is no way named ${channel} to tell of alerts`)
    const group = groupOf([testAlert(clock.now())], { id: `test ${String(clock.now())}`, occasion: 'raised', isUpdate: false, waited: false })
    return delivery.deliver(group, signal).catch((fault: unknown) => gone('FAILED', fault instanceof Error ? fault.message : String(fault)))
  }

  #withDeadMan(state: InboxState): InboxState {
    const status: readonly ChannelStatus[] = this.#deadMan === null ? [] : [this.#deadMan.status]
    return { ...state, channels: [...state.channels, ...status] }
  }
}

function conIdsOf(store: DeskStore, name: string): readonly string[] {
  const held = [...store.rows('brokerPositions').values()].filter(({ symbol, conId }) => symbol === name || conId === name)
  return held.map(({ conId }) => conId)
}

function testAlert(now: number): Alert {
  return {
    id: `test|${String(now)}`, ruleId: 'test', kind: 'own-fault', subject: 'test', severity: 'info', title: 'Pitwall can reach you here', detail: 'This is a test: nothing has happened.', occurredAt: now, raisedAt: now,
    resolvedAt: now, count: 1, target: null, account: null, instrument: null, strategy: null, acknowledgedAt: null, note: null, snoozedUntil: null
  }
}

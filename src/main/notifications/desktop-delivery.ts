/** Alerts on the desktop: notifications of the system, else windows of our own, and a sound with the first of a group. */
import type { AlertGroup } from '../../shared/domain/alerts/alert-group.js'
import { alertSeverities, type AlertSeverity } from '../../shared/domain/alerts/alert.js'
import { DESKTOP_CHANNEL, type AlertJump } from '../../shared/domain/alerts/inbox.js'
import type { NotificationSettings } from '../../shared/config/notification-settings.js'
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import type { Delivery, DeliveryOutcome } from '../alerts/delivery/ports.js'
import { noticeOf, type NoticeChoice } from './notice.js'
import type { Screen } from './ports.js'

/** What happened in the night before is in the inbox, and in its digest. */
const STALE_AFTER_MS = 12 * 3_600_000
const DEADLINE_MS = 15_000
/** Fills come by the dozen: a notification that jumps every second is a storm of its own. */
const REPLACE_EVERY_MS = 3_000
/** Two groups at the same moment are heard as one. */
const SILENCE_AFTER_MS = 1_500
const SNOOZE_MS = 3_600_000
/** Groups that a later one may put an end to. */
const MOST_REMEMBERED = 200

export interface DesktopOptions {
  readonly settings: () => Pick<NotificationSettings, 'native' | 'sounds'>
  readonly areAmountsHidden: () => boolean
  readonly native: Screen
  /** For where the system cannot. */
  readonly own: Screen
  readonly clock: Clock
  readonly jump: (jump: AlertJump) => void
  readonly acknowledge: (ids: readonly string[]) => void
  /** @param until not before it are they told again */
  readonly snooze: (ids: readonly string[], until: EpochMs) => void
  /** @param volume 1 to 100 */
  readonly sound: (severity: AlertSeverity, volume: number) => void
  /** Whether the system says that nobody is to be disturbed now. */
  readonly isQuiet: () => Promise<boolean>
}

export class DesktopDelivery implements Delivery {
  readonly name = DESKTOP_CHANNEL
  readonly canReplace = true
  readonly replaceEveryMs = REPLACE_EVERY_MS
  readonly tellsResolved = true
  readonly staleAfterMs = STALE_AFTER_MS
  readonly deadlineMs = DEADLINE_MS
  /** Which group shows an alert that lasts, so that its end takes it away. */
  readonly #shownIn = new Map<string, string>()
  #heard: { readonly at: EpochMs; readonly severity: AlertSeverity } | null = null

  constructor(private readonly options: DesktopOptions) {}

  get leastSeverity(): AlertSeverity {
    const { native } = this.options.settings()
    return native.enabled ? native.leastSeverity : 'info'
  }

  readonly deliver = async (group: AlertGroup, signal: AbortSignal): Promise<DeliveryOutcome> => {
    if (!this.options.settings().native.enabled) {
      await this.#sound(group)
      return { kind: 'shown' }
    }
    if (group.occasion === 'resolved') this.#takeAway(group)
    const refusal = await this.#show(group, signal)
    if (signal.aborted) return { kind: 'refused', code: 'CLOSED', message: 'it was broken off', remedy: null, retryAfterMs: null, isFinal: false }
    if (refusal !== null && refusal.isUnseen) return { kind: 'refused', ...refusal.why, retryAfterMs: null, isFinal: false }
    this.#remember(group)
    await this.#sound(group)
    return refusal === null ? { kind: 'shown' } : { kind: 'shown', instead: refusal.why }
  }

  async #show(group: AlertGroup, signal: AbortSignal): Promise<{ readonly isUnseen: boolean; readonly why: { readonly code: string; readonly message: string; readonly remedy: string | null } } | null> {
    const { native, own, areAmountsHidden } = this.options
    const notice = noticeOf(group, areAmountsHidden())
    const choose = (choice: NoticeChoice): void => { this.#choose(choice, group) }
    const refused = await native.show(notice, choose, signal)
    if (refused === null || signal.aborted) {
      if (refused === null) own.withdraw(group.id)
      return null
    }
    const failed = await own.show(notice, choose, signal)
    if (failed === null) return { isUnseen: false, why: { ...refused, message: `${refused.message}; shown in a window of Pitwall's own` } }
    return { isUnseen: true, why: { code: failed.code, message: `${refused.code}: ${refused.message}; nor in a window of Pitwall's own: ${failed.message}`, remedy: refused.remedy } }
  }

  #choose(choice: NoticeChoice, { ids, alerts }: AlertGroup): void {
    const { jump, acknowledge, snooze, clock } = this.options
    const [newest] = alerts
    if (choice === 'acknowledge') acknowledge(ids)
    else if (choice === 'snooze') snooze(ids, clock.now() + SNOOZE_MS)
    else if (newest !== undefined) jump({ title: newest.title, target: newest.target })
  }

  /** What is over needs no answer: only its end is still news. */
  #takeAway({ ids }: AlertGroup): void {
    for (const id of ids) {
      const shown = this.#shownIn.get(id)
      if (shown === undefined) continue
      this.#shownIn.delete(id)
      // Others of its group may last.
      if ([...this.#shownIn.values()].includes(shown)) continue
      this.options.native.withdraw(shown)
      this.options.own.withdraw(shown)
    }
  }

  #remember({ id, ids, occasion, alerts }: AlertGroup): void {
    if (occasion === 'resolved') return
    const over = new Set(alerts.filter(({ resolvedAt }) => resolvedAt !== null).map((alert) => alert.id))
    for (const alert of ids) if (!over.has(alert)) this.#shownIn.set(alert, id)
    for (const alert of this.#shownIn.keys()) {
      if (this.#shownIn.size <= MOST_REMEMBERED) return
      this.#shownIn.delete(alert)
    }
  }

  /** Once for a group; what comes at the same moment is not heard besides, unless it is worse. */
  async #sound({ isUpdate, occasion, severity }: AlertGroup): Promise<void> {
    const { sounds } = this.options.settings()
    const volume = sounds[severity]
    if (isUpdate || occasion === 'resolved' || !sounds.enabled || volume === 0) return
    const now = this.options.clock.now()
    const isDrowned = this.#heard !== null && now - this.#heard.at < SILENCE_AFTER_MS && now >= this.#heard.at && alertSeverities.indexOf(this.#heard.severity) >= alertSeverities.indexOf(severity)
    if (isDrowned) return
    this.#heard = { at: now, severity }
    if (!(await this.options.isQuiet())) this.options.sound(severity, volume)
  }
}

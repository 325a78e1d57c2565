/** Whether a person is disturbed with an alert now, later or not at all. What is decided here never touches the record of it. */
import type { EpochMs } from '../../lib/clock.js'
import { alertSeverities, type Alert, type AlertSeverity } from './alert.js'
import type { Mute, Pause } from './inbox.js'
import type { WeeklyHours } from './weekly-hours-schema.js'
import { hoursHolding } from './weekly-hours.js'

/** Why a channel is told of an alert. snoozed: its snooze has ended and it still lasts. */
export type Occasion = 'raised' | 'resolved' | 'escalated' | 'snoozed'

export type HoldReason = 'snoozed' | 'paused' | 'quiet-hours' | 'rule-quiet-hours' | 'market-closed'
export type WithholdReason = 'acknowledged' | 'muted' | 'over' | 'not-severe' | 'stale'

export type Decision =
  | { readonly kind: 'deliver' }
  /** Asked again at `until`. */
  | { readonly kind: 'hold'; readonly until: EpochMs; readonly because: HoldReason }
  | { readonly kind: 'withhold'; readonly because: WithholdReason }

export interface Circumstances {
  readonly now: EpochMs
  /** Of hours that name no zone. */
  readonly localZone: string
  readonly mutes: readonly Mute[]
  readonly pause: Pause | null
  /** The person's own quiet hours; null: none. */
  readonly quietHours: WeeklyHours | null
  /** Whether critical alerts disturb in those. */
  readonly criticalPasses: boolean
  /** Quiet hours of the alert's rule; critical alerts always pass them. */
  readonly ruleQuietHours: WeeklyHours | null
  /** When the market of the alert's instrument opens, where it is closed and such alerts wait; null: it is no matter. */
  readonly closedUntil: EpochMs | null
  /** What the channel is told of at the least. */
  readonly leastSeverity: AlertSeverity
  /** What the channel is not told of any more, by when it should have been; null: nothing is too old. */
  readonly staleBefore: EpochMs | null
}

export function isMuted(alert: Pick<Alert, 'instrument' | 'strategy' | 'ruleId'>, mutes: readonly Mute[], now: EpochMs): boolean {
  const names = { instrument: alert.instrument, strategy: alert.strategy, rule: alert.ruleId }
  return mutes.some(({ what, name, until }) => names[what] === name && (until === null || until > now))
}

function withheldBecause(alert: Alert, occasion: Occasion, dueSince: EpochMs, { mutes, now, leastSeverity, staleBefore }: Circumstances): WithholdReason | null {
  if (alertSeverities.indexOf(alert.severity) < alertSeverities.indexOf(leastSeverity)) return 'not-severe'
  if (isMuted(alert, mutes, now)) return 'muted'
  if (staleBefore !== null && dueSince < staleBefore) return 'stale'
  if (occasion !== 'resolved' && alert.acknowledgedAt !== null) return 'acknowledged'
  // A repeat of what is over says nothing; the first word of it does, for an event is over when it is raised.
  return (occasion === 'escalated' || occasion === 'snoozed') && alert.resolvedAt !== null ? 'over' : null
}

/** Every reason to wait that holds now, with its end. */
function holds(alert: Alert, occasion: Occasion, about: Circumstances): readonly Extract<Decision, { kind: 'hold' }>[] {
  const { now, localZone, pause, quietHours, criticalPasses, ruleQuietHours, closedUntil } = about
  const isCritical = alert.severity === 'critical'
  const ends: Readonly<Record<HoldReason, EpochMs | null>> = {
    snoozed: occasion === 'resolved' ? null : alert.snoozedUntil,
    paused: pause !== null && (!isCritical || pause.withCritical) ? pause.until : null,
    'quiet-hours': quietHours !== null && !(isCritical && criticalPasses) ? (hoursHolding(quietHours, now, localZone)?.until ?? null) : null,
    'rule-quiet-hours': ruleQuietHours !== null && !isCritical ? (hoursHolding(ruleQuietHours, now, localZone)?.until ?? null) : null,
    'market-closed': isCritical ? null : closedUntil
  }
  return Object.entries(ends).flatMap(([because, until]) => (until !== null && until > now ? [{ kind: 'hold', until, because: because as HoldReason }] : []))
}

/**
 * An alert waits for the last of the reasons to wait.
 * @param dueSince when the channel should have been told
 */
export function decideDelivery(alert: Alert, occasion: Occasion, dueSince: EpochMs, about: Circumstances): Decision {
  const because = withheldBecause(alert, occasion, dueSince, about)
  if (because !== null) return { kind: 'withhold', because }
  const [first, ...others] = holds(alert, occasion, about)
  if (first === undefined) return { kind: 'deliver' }
  return others.reduce((last, hold) => (hold.until > last.until ? hold : last), first)
}

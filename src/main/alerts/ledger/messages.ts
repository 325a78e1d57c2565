/** What the ledger's client in main and the thread that owns the file say to each other. */
import type { Alert, AlertTransition } from '../../../shared/domain/alerts/alert.js'
import type { Occasion } from '../../../shared/domain/alerts/delivery-decision.js'
import type { Chosen, DeliveryState, Digest, ListAnswer, ListQuery, Mute, MuteWhat, Pause, Summary } from '../../../shared/domain/alerts/inbox.js'
import type { LastAlerts } from '../../../shared/domain/alerts/rules-view.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { FileAccess, WorkerError } from '../../sqlite/messages.js'

/** One alert for one channel on one occasion: the line of the outbox that is written with the alert, and settled by what came of it. */
export interface DeliveryKey {
  readonly alert: string
  readonly channel: string
  readonly occasion: Occasion
}

export interface NewDelivery extends DeliveryKey {
  /** Not before this moment. */
  readonly notBefore: EpochMs
  /** shown: it was, when the file could not be written. */
  readonly state: 'due' | 'shown'
}

export interface DueDelivery extends DeliveryKey {
  readonly notBefore: EpochMs
  readonly attempts: number
}

/** What came of a delivery. Of one that was withheld `code` says why. */
export interface SettledDelivery extends DeliveryKey {
  readonly state: DeliveryState
  readonly notBefore: EpochMs
  readonly attempts: number
  readonly code: string | null
  readonly message: string | null
}

export interface TimedTransition extends AlertTransition {
  readonly at: EpochMs
}

export interface RecordEntry {
  readonly kind: 'record'
  readonly transitions: readonly TimedTransition[]
  /** Of a kind that an alert has already are left as they are. */
  readonly deliveries: readonly NewDelivery[]
}

export interface SettleEntry {
  readonly kind: 'settle'
  readonly settled: readonly SettledDelivery[]
  readonly at: EpochMs
}

export interface OpenedLedger {
  readonly access: FileAccess
  readonly notice: string | null
  /** Alerts that last, and those that are still to be told of. */
  readonly alerts: readonly Alert[]
  readonly due: readonly DueDelivery[]
  readonly mutes: readonly Mute[]
  readonly pause: Pause | null
  /** Since when this file has kept alerts. */
  readonly keptSince: EpochMs
  /** When the run before this one was last alive; null: there was none. */
  readonly lastAliveAt: EpochMs | null
}

/** Input and output of each call. */
export interface LedgerCalls {
  readonly open: readonly [{ readonly file: string; readonly ceilingBytes: number; readonly now: EpochMs }, OpenedLedger]
  /** All of it in one transaction. Answers with what is now due of the alerts that were recorded. */
  readonly write: readonly [{ readonly entries: readonly (RecordEntry | SettleEntry)[]; readonly now: EpochMs }, readonly DueDelivery[]]
  readonly list: readonly [ListQuery, ListAnswer]
  /** The last alert of each rule. */
  readonly lastOfRules: readonly [null, LastAlerts]
  readonly summary: readonly [{ readonly latest: number }, Summary]
  readonly digest: readonly [{ readonly since: EpochMs; readonly newest: number }, Digest]
  /** `concerned`: those among them that last or are still to be told of. */
  readonly acknowledge: readonly [{ readonly chosen: Chosen; readonly note: string | null; readonly at: EpochMs }, { readonly count: number; readonly concerned: readonly Alert[] }]
  /** `until` null ends the snooze. Channels are told again when it has ended. */
  readonly snooze: readonly [{ readonly ids: readonly string[]; readonly until: EpochMs | null; readonly channels: readonly string[] }, { readonly alerts: readonly Alert[]; readonly due: readonly DueDelivery[] }]
  readonly mute: readonly [{ readonly what: MuteWhat; readonly name: string; readonly until: EpochMs | null; readonly at: EpochMs }, readonly Mute[]]
  readonly unmute: readonly [{ readonly what: MuteWhat; readonly name: string }, readonly Mute[]]
  readonly pause: readonly [Pause | null, true]
  readonly close: readonly [{ readonly now: EpochMs }, true]
}

export type CallName = keyof LedgerCalls

export type LedgerRequest = { readonly [K in CallName]: { readonly id: number; readonly kind: K; readonly input: LedgerCalls[K][0] } }[CallName]

export type LedgerReply =
  | { readonly id: number; readonly kind: 'done'; readonly value: LedgerCalls[CallName][1] }
  /** The file turned out to be damaged and is kept aside: a new one was begun, and what was asked has not been done. */
  | { readonly id: number; readonly kind: 'rebuilt'; readonly notice: string }
  | { readonly id: number; readonly kind: 'failed'; readonly error: WorkerError }

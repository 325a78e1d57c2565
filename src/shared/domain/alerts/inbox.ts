/** What a person does with alerts: reads them, answers them, has some kept quiet. No schema library: the page may import this. */
import type { EpochMs } from '../../lib/clock.js'
import type { BackendError } from '../../state/slice-meta.js'
import type { Alert, AlertSeverity, AlertTarget } from './alert.js'
import type { Occasion } from './delivery-decision.js'

export const muteWhats = ['instrument', 'strategy', 'rule'] as const
export type MuteWhat = (typeof muteWhats)[number]

/** Alerts of one instrument, strategy or rule are recorded, and nobody is disturbed. */
export interface Mute {
  readonly what: MuteWhat
  /** As the alert names it; of a rule its id. */
  readonly name: string
  readonly since: EpochMs
  /** Null: until it is ended. */
  readonly until: EpochMs | null
}

/** Nobody is disturbed until then. */
export interface Pause {
  readonly until: EpochMs
  /** Whether critical alerts wait too. */
  readonly withCritical: boolean
}

/** How the file of alerts fares. failing: alerts are shown, and wait to be written. */
export interface LedgerStatus {
  readonly phase: 'opening' | 'recording' | 'failing' | 'read-only' | 'closed'
  /** What a person should know: kept aside, newer version. */
  readonly notice: string | null
  readonly error: BackendError | null
  /** Entries that wait to be written. */
  readonly waiting: number
  /** How often its thread had to be started again. */
  readonly restarts: number
  /** Of this run: how often it was written, and how long the last and the slowest took, in milliseconds. */
  readonly writes: { readonly count: number; readonly lastMs: number; readonly slowestMs: number }
}

/** The channel of this machine's own screen. Kept with each alert: it must not change. */
export const DESKTOP_CHANNEL = 'desktop'

/** How a channel fares by which alerts are told: the screen, a webhook. */
export interface ChannelStatus {
  readonly name: string
  readonly lastShownAt: EpochMs | null
  /** The last failure; null after the next success. */
  readonly error: BackendError | null
  readonly nextAttemptAt: EpochMs | null
  /** Alerts that wait: for another attempt, for the end of quiet hours, for others to be told with them. */
  readonly waiting: number
}

/** An alert whose row a person wants to see. */
export interface AlertJump {
  /** What it says, for where its row is gone. */
  readonly title: string
  readonly target: AlertTarget | null
}

export type BySeverity = { readonly [S in AlertSeverity]: number }

/** The inbox at a glance: what a badge, a tray and a status bar show. */
export interface InboxState {
  /** Alerts that nobody has acknowledged; null: the file cannot be read. */
  readonly unread: BySeverity | null
  /** Alerts that last; null as above. */
  readonly open: BySeverity | null
  /** Newest first. */
  readonly latest: readonly Alert[]
  readonly mutes: readonly Mute[]
  readonly pause: Pause | null
  readonly ledger: LedgerStatus
  readonly channels: readonly ChannelStatus[]
}

/** What is known outside of main of an address that alerts are sent to: it is a secret as a whole. */
export interface AddressView {
  /** session: there is no keychain, so until Pitwall ends. */
  readonly kept: 'none' | 'keychain' | 'session'
  readonly host: string | null
  readonly hasToken: boolean
}

export interface OutboundAddresses {
  readonly webhook: AddressView
  readonly deadMan: AddressView
}

/** What came of telling a channel of an alert. due: it waits, or is tried again. withheld: nobody was to be disturbed. failed: given up. */
export type DeliveryState = 'due' | 'shown' | 'withheld' | 'failed'

export interface AlertFilter {
  /** Each word must be in the title, detail, note, instrument, account or strategy. */
  readonly search: string
  readonly severities: readonly AlertSeverity[]
  readonly kinds: readonly string[]
  readonly state: 'all' | 'open' | 'unread'
  readonly from: EpochMs | null
  readonly until: EpochMs | null
}

/** Alerts are paged by number, newest first: what comes meanwhile moves no page. */
export interface ListQuery {
  readonly filter: AlertFilter
  /** Alerts with a smaller number than this; null: from the newest. */
  readonly before: number | null
  readonly limit: number
}

export interface ListedAlert {
  readonly number: number
  readonly alert: Alert
  readonly deliveries: readonly ListedDelivery[]
}

export interface ListedDelivery {
  readonly channel: string
  readonly occasion: Occasion
  readonly state: DeliveryState
  /** When it was last tried or settled; null: not yet. */
  readonly at: EpochMs | null
  readonly code: string | null
  readonly message: string | null
}

export interface ListAnswer {
  readonly alerts: readonly ListedAlert[]
  /** Of the whole filter. */
  readonly total: number
}

export interface Summary {
  readonly unread: BySeverity
  readonly open: BySeverity
  readonly latest: readonly Alert[]
}

export interface Digest {
  readonly raised: BySeverity
  readonly resolved: number
  readonly kinds: readonly { readonly kind: string; readonly count: number }[]
  readonly newest: readonly Alert[]
}

/** Which alerts: by id, or all up to a number. */
export type Chosen = { readonly ids: readonly string[] } | { readonly upTo: number }

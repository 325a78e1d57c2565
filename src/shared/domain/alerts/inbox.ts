/** What a person does with alerts: reads them, answers them, has some kept quiet. No schema library: the page may import this. */
import type { EpochMs } from '../../lib/clock.js'
import type { BackendError } from '../../state/slice-meta.js'
import type { Alert, AlertSeverity } from './alert.js'

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
}

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

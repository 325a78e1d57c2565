/** Alerts that are told as one: fifty fills in ten seconds are one notification, with their count and the newest lines. */
import type { EpochMs } from '../../lib/clock.js'
import { alertSeverities, type Alert, type AlertSeverity } from './alert.js'
import type { Occasion } from './delivery-decision.js'

/** A notification has room for so many. */
const NEWEST_LINES = 5
/** How often a notification that can be replaced is brought up to date. */
const REPLACE_EVERY_MS = 1_000
/** What is critical waits no longer for its like than this. */
const CRITICAL_WAIT_MS = 1_000

export interface AlertGroup {
  /** The same for each telling of one group: what was shown under it is replaced. */
  readonly id: string
  readonly occasion: Occasion
  /** Of the most severe. */
  readonly severity: AlertSeverity
  /** How many things happened: an alert that gathered several counts as so many. */
  readonly count: number
  /** The newest, newest first. */
  readonly alerts: readonly Alert[]
  /** Of all of them, newest first: what a click leads to. */
  readonly ids: readonly string[]
  /** It was told before, with less in it. */
  readonly isUpdate: boolean
  /** It waited: for the end of quiet hours, of a pause, for the market. Of any rules. */
  readonly waited: boolean
}

/** Alerts with the same key may be told together. What had to wait is told as one, whatever rule raised it. */
export function groupKeyOf({ ruleId }: Pick<Alert, 'ruleId'>, occasion: Occasion, waited: boolean): string {
  return waited ? `${occasion}|waited` : `${occasion}|rule|${ruleId}`
}

/** @param alerts at least one */
export function groupOf(alerts: readonly Alert[], rest: Pick<AlertGroup, 'id' | 'occasion' | 'isUpdate' | 'waited'>): AlertGroup {
  const rank = Math.max(...alerts.map(({ severity }) => alertSeverities.indexOf(severity)))
  const newestFirst = [...alerts].sort((a, b) => b.raisedAt - a.raisedAt || (a.id < b.id ? 1 : -1))
  return {
    ...rest,
    severity: alertSeverities[rank] ?? 'info',
    count: alerts.reduce((sum, { count }) => sum + count, 0),
    alerts: newestFirst.slice(0, NEWEST_LINES),
    ids: newestFirst.map(({ id }) => id)
  }
}

export interface GroupTiming {
  /** When its first alert could be told. */
  readonly begunAt: EpochMs
  /** When it was last told; null: not yet. */
  readonly toldAt: EpochMs | null
  /** How long alerts of its rule are told as one. */
  readonly groupMs: number
  readonly severity: AlertSeverity
  /** The channel can replace what it showed: the first alert is shown at once, and the others are added to it. */
  readonly canReplace: boolean
  /** How often that is done at the most; undefined: every second. */
  readonly replaceEveryMs?: number | undefined
}

/** When a group with something new in it is told. */
export function groupDueAt({ begunAt, toldAt, groupMs, severity, canReplace, replaceEveryMs = REPLACE_EVERY_MS }: GroupTiming): EpochMs {
  if (toldAt !== null) return canReplace ? toldAt + replaceEveryMs : toldAt
  if (canReplace) return begunAt
  return begunAt + (severity === 'critical' ? Math.min(groupMs, CRITICAL_WAIT_MS) : groupMs)
}

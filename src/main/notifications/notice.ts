/** A group of alerts in the words of a notification: what a person reads in a second, wherever it is shown. */
import type { Alert, AlertSeverity } from '../../shared/domain/alerts/alert.js'
import type { AlertGroup } from '../../shared/domain/alerts/alert-group.js'
import { withoutFigures } from '../../shared/domain/alerts/masked-words.js'

export interface Notice {
  /** Of the group: what was shown under it is replaced. */
  readonly id: string
  readonly severity: AlertSeverity
  /** It tells that something is over: nothing is to be done. */
  readonly isOver: boolean
  readonly title: string
  readonly lines: readonly string[]
  /** Stays until a person closes it. */
  readonly isSticky: boolean
}

/** What a person can do with one. */
export type NoticeChoice = 'open' | 'acknowledge' | 'snooze'

/** A title is one line of a few hundred pixels; desktops cut it by themselves, but some not at all. */
const LONGEST_TITLE = 200
const LONGEST_LINE = 300
/** Beneath a title that speaks for many. */
const MOST_LINES = 4

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}\u2026` : text
}

function head({ occasion, severity }: Pick<AlertGroup, 'occasion' | 'severity'>): string {
  switch (occasion) {
    case 'resolved': return 'Over: '
    case 'escalated': return `Still ${severity}: `
    case 'snoozed': return 'After the snooze: '
    case 'raised': return ''
  }
}

function linesOfMany({ alerts, count }: AlertGroup): readonly string[] {
  const shown = alerts.slice(0, MOST_LINES)
  const told = shown.reduce((sum, alert) => sum + alert.count, 0)
  return [...shown.map(({ title, count: gathered }) => (gathered === 1 ? title : `${String(gathered)} times: ${title}`)), ...(count > told ? [`and ${String(count - told)} more`] : [])]
}

function accountLine({ account, title, detail, strategy }: Alert): readonly string[] {
  const told = [account, strategy].filter((one): one is string => one !== null && one !== '' && !title.includes(one) && !detail.includes(one))
  return told.length === 0 ? [] : [told.join(' \u00b7 ')]
}

/** @param areHidden whether amounts are hidden */
export function noticeOf(group: AlertGroup, areHidden: boolean): Notice {
  const { id, severity, occasion, count, alerts, waited } = group
  const [newest] = alerts
  const isOne = count === 1 && newest !== undefined
  const what = isOne ? newest.title : `${String(count)} alerts${waited ? ' while you were not to be disturbed' : ''}`
  const lines = isOne ? [...(newest.detail === '' ? [] : [newest.detail]), ...accountLine(newest)] : linesOfMany(group)
  // How many there are is no amount.
  const masked = (text: string): string => (areHidden ? withoutFigures(text) : text)
  return {
    id,
    severity,
    isOver: occasion === 'resolved',
    title: cut(head(group) + (isOne ? masked(what) : what), LONGEST_TITLE),
    lines: lines.map((line) => cut(/^and \d+ more$/.test(line) ? line : masked(line), LONGEST_LINE)),
    isSticky: severity === 'critical' && occasion !== 'resolved'
  }
}

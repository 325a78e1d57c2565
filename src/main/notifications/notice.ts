/** A group of alerts in the words of a notification: what a person reads in a second, wherever it is shown. */
import type { Alert, AlertSeverity } from '../../shared/domain/alerts/alert.js'
import type { AlertGroup } from '../../shared/domain/alerts/alert-group.js'
import { withoutFigures } from '../../shared/domain/alerts/masked-words.js'
import { noticeWords as words } from '../text/notices.js'

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

function titleOf({ occasion, severity }: Pick<AlertGroup, 'occasion' | 'severity'>, what: string): string {
  switch (occasion) {
    case 'resolved': return words.over(what)
    case 'escalated': return words.still(severity, what)
    case 'snoozed': return words.afterSnooze(what)
    case 'raised': return what
  }
}

/** @param masked hides amounts; how many there are is none */
function linesOfMany({ alerts, count }: AlertGroup, masked: (text: string) => string): readonly string[] {
  const shown = alerts.slice(0, MOST_LINES)
  const told = shown.reduce((sum, alert) => sum + alert.count, 0)
  return [...shown.map(({ title, count: gathered }) => (gathered === 1 ? masked(title) : words.times(gathered, masked(title)))), ...(count > told ? [words.more(count - told)] : [])]
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
  const masked = (text: string): string => (areHidden ? withoutFigures(text) : text)
  const what = isOne ? masked(newest.title) : waited ? words.alertsWaited(count) : words.alerts(count)
  const lines = isOne ? [...(newest.detail === '' ? [] : [newest.detail]), ...accountLine(newest)].map(masked) : linesOfMany(group, masked)
  return {
    id,
    severity,
    isOver: occasion === 'resolved',
    title: cut(titleOf(group, what), LONGEST_TITLE),
    lines: lines.map((line) => cut(line, LONGEST_LINE)),
    isSticky: severity === 'critical' && occasion !== 'resolved'
  }
}

/** The words of a group of alerts, wherever it is shown. */
import type { AlertSeverity } from '../../shared/domain/alerts/alert.js'

export const noticeWords = {
  over: (title: string) => `Over: ${title}`,
  still: (severity: AlertSeverity, title: string) => `Still ${severity}: ${title}`,
  afterSnooze: (title: string) => `After the snooze: ${title}`,
  times: (count: number, title: string) => `${String(count)} times: ${title}`,
  more: (count: number) => `and ${String(count)} more`,
  alerts: (count: number) => `${String(count)} alerts`,
  /** They waited for the end of quiet hours or of a pause. */
  alertsWaited: (count: number) => `${String(count)} alerts while you were not to be disturbed`,
  windowTitle: 'Pitwall alerts',
  acknowledge: 'Acknowledge',
  snooze: 'Snooze 1 h',
  unsupported: 'this system shows no notifications',
  unanswered: 'the system did not say whether it was shown',
  refused: 'the system refused to show the notification',
  /** Where a person allows them. */
  allow: {
    darwin: 'Allow notifications of Pitwall in System Settings, Notifications.',
    win32: 'Turn on notifications of Pitwall in Settings, System, Notifications.'
  } as Readonly<Partial<Record<NodeJS.Platform, string>>>
} as const

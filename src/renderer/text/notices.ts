/**
 * The window that stands in for the system's notifications. They import nothing: what that window shared with the desk's page
 * would be in that page's first chunk, which cannot run there.
 */
export const noticesWords = {
  severity: { info: 'Info', warning: 'Warning', critical: 'Critical' },
  over: 'Over',
  show: 'Show',
  acknowledge: 'Acknowledge',
  snooze: 'Snooze 1 h',
  close: 'Close',
  waiting: (count: number) => (count === 1 ? 'One more waits' : `${String(count)} more wait`)
} as const

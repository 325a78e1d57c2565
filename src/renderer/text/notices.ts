import { inLanguage } from './words.js'

/** The window that stands in for the system's notifications. */
export const noticesWords = inLanguage({
  severity: { info: 'Info', warning: 'Warning', critical: 'Critical' },
  over: 'Over',
  show: 'Show',
  acknowledge: 'Acknowledge',
  snooze: 'Snooze 1 h',
  close: 'Close',
  waiting: (count: number) => (count === 1 ? 'One more waits' : `${String(count)} more wait`)
})

/** What is said on the way from an alert to its row, and where it cannot be heard. */
import { inLanguage } from './words.js'

const english = {
  gone: (title: string) => `No longer on the desk: ${title}`,
  noRow: (title: string) => `No row belongs to it: ${title}`,
  notLoaded: (why: string) => `The row of the alert could not be shown: ${why}`,
  notHeard: (why: string) => `An alert could not be heard: ${why}`,
  live: 'Back to the desk of now'
} as const

export const alertJumpText = inLanguage(english)

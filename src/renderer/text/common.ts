/** Words that several areas use. In the first chunk. */
import { inLanguage } from './words.js'

const english = {
  /** Not known, or not defined; the reason is in the tooltip. */
  missing: 'n/a',
  again: 'Try again',
  ago: (age: string) => `${age} ago`
} as const

export const commonText = inLanguage(english)

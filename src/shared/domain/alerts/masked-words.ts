/** An alert's words where amounts are hidden: what names something, a share or a time of day stays, every other figure goes. */
import { HIDDEN } from '../../lib/decimal-words.js'

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}_.,:'\u00a0\u202f-]*[\p{L}\p{N}])?(?<share>\s?%)?/gu
const TIME = /^\d{1,2}:\d{2}(?::\d{2})?$/

/**
 * A number within a name (ESZ6, DU1234567, trend-2), a share (5.0 %) or a time of day (15:45) is none of a person's amounts.
 * Prices cannot be told from amounts in a sentence, and go with them.
 */
export function withoutFigures(text: string): string {
  return text.replace(WORD, (word: string, share: string | undefined) => (share !== undefined || /\p{L}/u.test(word) || TIME.test(word) ? word : HIDDEN))
}

/** Sentences with amounts in them that were written elsewhere. */
import { withoutNumbers } from '../../shared/lib/decimal-words.js'
import { areAmountsHidden } from './shown-numbers.js'

/** As it is; while amounts are hidden, without any of its numbers. */
export function withoutAmounts(text: string): string {
  return areAmountsHidden() ? withoutNumbers(text) : text
}

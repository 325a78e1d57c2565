/** Sentences with amounts in them that were written elsewhere. */
import { withoutFigures } from '../../shared/domain/alerts/masked-words.js'
import { withoutNumbers } from '../../shared/lib/decimal-words.js'
import { areAmountsHidden } from './shown-numbers.js'

/** As it is; while amounts are hidden, without any of its numbers. */
export function withoutAmounts(text: string): string {
  return areAmountsHidden() ? withoutNumbers(text) : text
}

/** Words of an alert; while amounts are hidden without its figures, but for names, shares and times of day. */
export function alertWords(text: string): string {
  return areAmountsHidden() ? withoutFigures(text) : text
}

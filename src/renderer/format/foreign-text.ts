/** Sentences with amounts in them that were written elsewhere. */
import { areAmountsHidden, HIDDEN } from './shown-numbers.js'

const NUMBER = /\d(?:[\d,.]*\d)?/g

/** As it is; while amounts are hidden, without any of its numbers. */
export function withoutAmounts(text: string): string {
  return areAmountsHidden() ? text.replace(NUMBER, HIDDEN) : text
}

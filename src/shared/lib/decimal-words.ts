/** Exact decimals as people read them, in their language's marks, and what stands in their place while amounts are hidden. */
import Big from 'big.js'
import { big, type DecimalText } from './decimal.js'
import { groupDigits, type NumberShape } from './number-shape.js'

/** As wide as a digit in the tabular figures, unlike the hyphen. */
export const MINUS = '\u2212'

/** In place of an amount; a sign before it stays, since gain or loss is a state and no amount. */
export const HIDDEN = '\u2022\u2022\u2022'

const NUMBER = /\d(?:[\d,.]*\d)?/g

export interface DecimalFormat {
  /** Digits after the point; left out: as many as the value has. */
  readonly digits?: number
  /** A sign on positive values too: for gains and losses, where colour alone must not tell. */
  readonly signed?: boolean
}

/** Rounded half away from zero, as statements round; grouped, with a true minus sign. Never through a float. */
export function decimalWords(value: DecimalText, { digits, signed = false }: DecimalFormat, shape: NumberShape): string {
  const rounded = digits === undefined ? big(value) : big(value).round(digits, Big.roundHalfUp)
  const [whole = '0', fraction] = rounded.abs().toFixed(digits).split('.')
  return signOf(rounded, signed) + groupDigits(whole, shape) + (fraction === undefined ? '' : shape.decimal + fraction)
}

/** The sign of what is hidden. */
export function hiddenWords(value: DecimalText, { digits, signed = false }: DecimalFormat): string {
  return signOf(digits === undefined ? big(value) : big(value).round(digits, Big.roundHalfUp), signed) + HIDDEN
}

/** A sentence without any of its numbers. */
export function withoutNumbers(text: string): string {
  return text.replace(NUMBER, HIDDEN)
}

function signOf(value: Big, signed: boolean): string {
  return value.lt(0) ? MINUS : signed && value.gt(0) ? '+' : ''
}

/**
 * Exact decimal numbers for money, prices and quantities.
 *
 * A value travels (database row, IPC message, snapshot file) as canonical text, `DecimalText`, and becomes a `Big`
 * only while it is being calculated with. Floats never hold money.
 */
import Big from 'big.js'

/** Canonical plain decimal text: `-12.5`, `0`, `1000000`. Never `1e5`, `NaN`, `+1`, ` 1` or `1.`. */
export type DecimalText = string & { readonly __brand: 'DecimalText' }

/** The canonical form. */
export const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

// Division is the only inexact operation of Big: 20 places are far below any tick, rate or ratio that is shown.
Big.DP = 20

/** Parses decimal text as Postgres' `numeric` and IB print it. Returns null when it is not a finite decimal number. */
export function toDecimal(text: string): DecimalText | null {
  if (PLAIN.test(text)) return text as DecimalText
  try {
    return new Big(text.trim()).toFixed() as DecimalText
  } catch {
    return null // Big throws for exactly the texts that are no finite decimal: NaN, Infinity, empty, words.
  }
}

/** Decimal of a JavaScript number by its shortest text, so that a price sent as `153.42` stays `153.42`; null when not finite. */
export function fromNumber(value: number): DecimalText | null {
  return Number.isFinite(value) ? (new Big(value).toFixed() as DecimalText) : null
}

/** A decimal literal known at the time of writing. @throws when the text is not a decimal number. */
export function decimal(text: string | number): DecimalText {
  return new Big(text).toFixed() as DecimalText
}

/** The value to calculate with. */
export function big(value: DecimalText): Big {
  return new Big(value)
}

/** Canonical text of a calculated value. */
export function text(value: Big): DecimalText {
  return value.toFixed() as DecimalText
}

/** Nearest float: for geometry (chart coordinates, bar widths, sorting) only, never for sums. */
export function toNumber(value: DecimalText): number {
  return Number(value)
}

export const ZERO = decimal('0')

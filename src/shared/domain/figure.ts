/**
 * A figure that may be undefined. 0 is a value; "no value" always says why (FIELD.md 2.9, defects 7 and 10), so that no
 * screen has to invent a sentinel.
 */
import type Big from 'big.js'
import { big, text, type DecimalText } from '../lib/decimal.js'

export interface KnownFigure {
  readonly value: DecimalText
  readonly reason: null
}

export interface MissingFigure {
  readonly value: null
  /** For a person: "no closed trades", "currencies differ: EUR, USD". */
  readonly reason: string
}

export type Figure = KnownFigure | MissingFigure

export function figure(value: DecimalText): KnownFigure {
  return { value, reason: null }
}

export function noFigure(reason: string): MissingFigure {
  return { value: null, reason }
}

/** The value where there is one, else the reason why not. */
export function figureOf(value: DecimalText | null | undefined, reason: string): Figure {
  return value === null || value === undefined ? noFigure(reason) : figure(value)
}

/** Calculates with two figures; the first missing one explains a missing result. */
export function combine(a: Figure, b: Figure, calculate: (a: Big, b: Big) => Big): Figure {
  if (a.value === null) return a
  if (b.value === null) return b
  return figure(text(calculate(big(a.value), big(b.value))))
}

/** a / b to 20 places, or the reason for a divisor of zero. */
export function ratio(a: Figure, b: Figure, whenZero: string): Figure {
  if (b.value !== null && a.value !== null && big(b.value).eq(0)) return noFigure(whenZero)
  return combine(a, b, (x, y) => x.div(y))
}

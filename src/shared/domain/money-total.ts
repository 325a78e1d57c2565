/** Sums of money that say what is not in them. Unlike currencies are never added without a rate (FIELD.md 2.9, defects 5 and 6). */
import { big, text, ZERO, type DecimalText } from '../lib/decimal.js'
import { figure, noFigure, type Figure } from './figure.js'

/** One amount that may be unknown, in a currency. */
export interface Part {
  readonly figure: Figure
  readonly currency: string
}

export interface CurrencyAmount {
  readonly currency: string
  readonly value: DecimalText
  /** How many parts are in it. */
  readonly counted: number
}

export interface Total {
  /** Sum of the known parts; missing when none is known or when their currencies differ. */
  readonly figure: Figure
  /** Currency of the sum; null when there is none or more than one. */
  readonly currency: string | null
  /** Parts that are in the sum. */
  readonly counted: number
  /** Parts whose value is unknown: "2 of 3" is `counted` of `counted + missing`. */
  readonly missing: number
  /** Why the first missing part is missing; null when none is. */
  readonly missingReason: string | null
  /** The sums that can always be given, sorted by currency. */
  readonly perCurrency: readonly CurrencyAmount[]
}

/** Adds up parts. @param whenEmpty the figure of no parts at all: zero where nothing is nothing, a reason where it is unknown */
export function totalOf(parts: readonly Part[], whenEmpty: Figure): Total {
  const sums = new Map<string, { value: ReturnType<typeof big>; counted: number }>()
  let missing = 0
  let missingReason: string | null = null
  for (const part of parts) {
    if (part.figure.value === null) {
      missing += 1
      missingReason ??= part.figure.reason
      continue
    }
    const sum = sums.get(part.currency) ?? { value: big(ZERO), counted: 0 }
    sums.set(part.currency, { value: sum.value.plus(part.figure.value), counted: sum.counted + 1 })
  }
  const perCurrency = [...sums]
    .map(([currency, sum]): CurrencyAmount => ({ currency, value: text(sum.value), counted: sum.counted }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
  const [only, another] = perCurrency
  const counted = perCurrency.reduce((count, sum) => count + sum.counted, 0)
  const rest = { counted, missing, missingReason, perCurrency }
  if (only === undefined) return { figure: missingReason === null ? whenEmpty : noFigure(missingReason), currency: null, ...rest }
  if (another !== undefined) return { figure: noFigure(unlikeCurrencies(perCurrency.map((sum) => sum.currency))), currency: null, ...rest }
  return { figure: figure(only.value), currency: only.currency, ...rest }
}

/** The reason why amounts in these currencies have no sum. */
export function unlikeCurrencies(currencies: Iterable<string>): string {
  return `currencies differ: ${[...new Set(currencies)].sort().join(', ')}`
}

/** IB's stand-ins for "nothing" end here (IB.md 1.6, 2.2): what leaves these functions is an exact decimal or null. */
import { fromNumber, toDecimal, type DecimalText } from '../../../shared/lib/decimal.js'

const UNSET_INTEGER = 2_147_483_647

/** A message that gives no valid row. */
export class Unreadable extends Error {}

/** An amount of money, a price or a quantity; null for unset (DBL_MAX, also where it lost its last digits), NaN and nothing. */
export function amount(value: number | undefined): DecimalText | null {
  if (value === undefined || Math.abs(value) >= 1e300) return null
  return fromNumber(value)
}

/** A size or count: also null for the unset integer and for anything negative. */
export function size(value: number | undefined): DecimalText | null {
  return value === undefined || value === UNSET_INTEGER || value < 0 ? null : amount(value)
}

/** The amount, which a row cannot do without. @throws Unreadable */
export function required(value: number | undefined, field: string): DecimalText {
  const known = amount(value)
  if (known === null) throw new Unreadable(`${field} is ${String(value)}`)
  return known
}

/** A price as text with the size beside it; IB says "no such price" with -1 or 0 and no size. */
export function tickPrice(price: string | undefined, sizeBeside: string | undefined): DecimalText | null {
  if (price === undefined || price === '') return null
  const isNothing = (Number(price) === -1 || Number(price) === 0) && Number(sizeBeside ?? 0) === 0
  return isNothing || Math.abs(Number(price)) >= 1e300 ? null : toDecimal(price)
}

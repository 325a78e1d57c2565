/** Exact decimals as people read them: rounded by text, grouped as their language does, with a true minus sign. Never through a float. */
import Big from 'big.js'
import { big, type DecimalText } from '../../shared/lib/decimal.js'
import { groupDigits } from './number-shape.js'
import { areAmountsHidden, HIDDEN, shownShape } from './shown-numbers.js'

/** As wide as a digit in the tabular figures, unlike the hyphen. */
const MINUS = '\u2212'

export interface DecimalFormat {
  /** Digits after the point; left out: as many as the value has. */
  readonly digits?: number
  /** A sign on positive values too: for gains and losses, where colour alone must not tell. */
  readonly signed?: boolean
}

/** A number that says nothing of how much money there is: a ratio, a count, basis points. Half away from zero, as statements round. */
export function formatPlain(value: DecimalText, { digits, signed = false }: DecimalFormat = {}): string {
  const rounded = digits === undefined ? big(value) : big(value).round(digits, Big.roundHalfUp)
  const [whole = '0', fraction] = rounded.abs().toFixed(digits).split('.')
  const shape = shownShape()
  return signOf(rounded, signed) + groupDigits(whole, shape) + (fraction === undefined ? '' : shape.decimal + fraction)
}

/** An amount of money or a size: hidden while amounts are, save its sign. Whoever shows another kind of number asks for it by name. */
export function formatDecimal(value: DecimalText, format: DecimalFormat = {}): string {
  if (!areAmountsHidden()) return formatPlain(value, format)
  const { digits, signed = false } = format
  return signOf(digits === undefined ? big(value) : big(value).round(digits, Big.roundHalfUp), signed) + HIDDEN
}

function signOf(value: Big, signed: boolean): string {
  return value.lt(0) ? MINUS : signed && value.gt(0) ? '+' : ''
}

/** A fraction as percent: 0.5312 is 53.1 %. */
export function formatShare(value: DecimalText, { digits = 1, signed = false }: DecimalFormat = {}): string {
  return `${formatPlain(big(value).times(100).toFixed() as DecimalText, { digits, signed })}\u2009%`
}

const digitsOf = (value: DecimalText): number => value.split('.')[1]?.length ?? 0

/**
 * A price with the digits of the instrument's smallest step, one more where it lies between two steps, as a middle does;
 * while the step is not known its own digits, at least two. What one unit costs is the market's, and is never hidden.
 */
export function formatPrice(value: DecimalText, minTick: DecimalText | null = null): string {
  const own = digitsOf(value)
  if (minTick === null) return formatPlain(value, { digits: Math.min(Math.max(own, 2), 6) })
  const step = digitsOf(minTick)
  return formatPlain(value, { digits: own > step ? step + 1 : step })
}

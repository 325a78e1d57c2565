/** Exact decimals as people read them: rounded by text, grouped, with a true minus sign. Never through a float. */
import Big from 'big.js'
import { big, type DecimalText } from '../../shared/lib/decimal.js'

/** As wide as a digit in the tabular figures, unlike the hyphen. */
const MINUS = '\u2212'

export interface DecimalFormat {
  /** Digits after the point; left out: as many as the value has. */
  readonly digits?: number
  /** A sign on positive values too: for gains and losses, where colour alone must not tell. */
  readonly signed?: boolean
}

/** Half away from zero, as statements round. */
export function formatDecimal(value: DecimalText, { digits, signed = false }: DecimalFormat = {}): string {
  const rounded = digits === undefined ? big(value) : big(value).round(digits, Big.roundHalfUp)
  const [whole = '0', fraction] = rounded.abs().toFixed(digits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = rounded.lt(0) ? MINUS : signed && rounded.gt(0) ? '+' : ''
  return sign + grouped + (fraction === undefined ? '' : `.${fraction}`)
}

/** A fraction as percent: 0.5312 is 53.1 %. */
export function formatShare(value: DecimalText, { digits = 1, signed = false }: DecimalFormat = {}): string {
  return `${formatDecimal(big(value).times(100).toFixed() as DecimalText, { digits, signed })}\u2009%`
}

const digitsOf = (value: DecimalText): number => value.split('.')[1]?.length ?? 0

/**
 * A price with the digits of the instrument's smallest step, one more where it lies between two steps, as a middle does;
 * while the step is not known its own digits, at least two.
 */
export function formatPrice(value: DecimalText, minTick: DecimalText | null = null): string {
  const own = digitsOf(value)
  if (minTick === null) return formatDecimal(value, { digits: Math.min(Math.max(own, 2), 6) })
  const step = digitsOf(minTick)
  return formatDecimal(value, { digits: own > step ? step + 1 : step })
}

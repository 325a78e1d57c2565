/** Exact decimals as people read them: rounded by text, grouped as their language does, with a true minus sign. Never through a float. */
import { big, type DecimalText } from '../../shared/lib/decimal.js'
import { decimalWords, hiddenWords, type DecimalFormat } from '../../shared/lib/decimal-words.js'
import { areAmountsHidden, shownShape } from './shown-numbers.js'

/** A number that says nothing of how much money there is: a ratio, a count, basis points. Half away from zero, as statements round. */
export function formatPlain(value: DecimalText, format: DecimalFormat = {}): string {
  return decimalWords(value, format, shownShape())
}

/** An amount of money or a size: hidden while amounts are, save its sign. Whoever shows another kind of number asks for it by name. */
export function formatDecimal(value: DecimalText, format: DecimalFormat = {}): string {
  return areAmountsHidden() ? hiddenWords(value, format) : decimalWords(value, format, shownShape())
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

/** A share that is in percent already, for axes and tips: −4.1 %. Never for a figure. */
import { decimal } from '../../shared/lib/decimal.js'
import { formatPlain } from '../format/decimal-format.js'

export function axisPercent(percent: number, digits: number, signed = false): string {
  // An axis without any point asks for ticks that are no numbers.
  if (!Number.isFinite(percent)) return ''
  return `${formatPlain(decimal(percent.toFixed(digits)), { digits, signed })}\u2009%`
}

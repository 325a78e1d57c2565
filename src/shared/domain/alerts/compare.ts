/** Compares exact decimals at the pace of ticks: by their floats where these are far apart, exactly where they are near. */
import { big, toNumber, type DecimalText } from '../../lib/decimal.js'

/** Far beyond the error of a float's text, and of the numbers' own size. */
const NEAR = 1e-9

/** Below zero: a < b. */
export function compareDecimals(a: DecimalText, b: DecimalText): number {
  if (a === b) return 0
  const [x, y] = [toNumber(a), toNumber(b)]
  const gap = x - y
  return Math.abs(gap) > NEAR * (Math.abs(x) + Math.abs(y)) ? gap : big(a).cmp(b)
}

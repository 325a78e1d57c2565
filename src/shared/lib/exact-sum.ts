/**
 * Exact sums of many decimals, fast: a decimal becomes a whole number of units at a fixed scale, a `number` where that
 * is exact and a `bigint` where not. (Measured: 5,000 trades in six groupings took 20 ms in divisions alone with Big.)
 */
import type { DecimalText } from './decimal.js'

/** A whole number of units of 10^-places. A `number` among them is always an integer below 2^53. */
export type Units = number | bigint

/** Below this, a float times a power of ten rounds to the right integer: two roundings of 2^-53 each cannot move it by a half. */
const EXACT = 1e15

/** The power of ten at which decimals are whole numbers. */
export class Scale {
  private readonly factor: number

  constructor(readonly places: number) {
    this.factor = 10 ** places
  }

  /** The smallest scale at which all of these are whole. */
  static of(values: Iterable<DecimalText | null>): Scale {
    let places = 0
    for (const value of values) if (value !== null) places = Math.max(places, placesOf(value))
    return new Scale(places)
  }

  /** @throws when the value has more places than the scale */
  units(value: DecimalText): Units {
    const units = Math.round(Number(value) * this.factor)
    if (Math.abs(units) < EXACT) return units
    const point = value.indexOf('.')
    const digits = point === -1 ? value : value.slice(0, point) + value.slice(point + 1)
    return BigInt(digits) * 10n ** BigInt(this.places - placesOf(value))
  }

  text(units: Units): DecimalText {
    const digits = String(units)
    if (this.places === 0) return digits as DecimalText
    const isNegative = digits.startsWith('-')
    const padded = (isNegative ? digits.slice(1) : digits).padStart(this.places + 1, '0')
    const fraction = padded.slice(-this.places).replace(/0+$/, '')
    const whole = padded.slice(0, -this.places)
    return `${isNegative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}` as DecimalText
  }
}

function placesOf(value: DecimalText): number {
  const point = value.indexOf('.')
  return point === -1 ? 0 : value.length - point - 1
}

/** a · b at the sum of their scales. */
export function product(a: Units, b: Units): Units {
  if (typeof a === 'number' && typeof b === 'number') {
    const quick = a * b
    if (Number.isSafeInteger(quick)) return quick
  }
  return BigInt(a) * BigInt(b)
}

const RATIO_PLACES = 20
const ratios = new Scale(RATIO_PLACES)

/**
 * a / b to 20 places, the half away from zero: what Big's division gives, for whole numbers at scales.
 * @throws RangeError when b is 0
 */
export function quotient(a: Units, aScale: Scale, b: Units, bScale: Scale): DecimalText {
  const shift = RATIO_PLACES + bScale.places - aScale.places
  const dividend = BigInt(a) * 10n ** BigInt(Math.max(shift, 0))
  const divisor = BigInt(b) * 10n ** BigInt(Math.max(-shift, 0))
  const whole = dividend / divisor
  const left = magnitude(dividend % divisor) * 2n
  const away = (dividend < 0n) === (divisor < 0n) ? 1n : -1n
  return ratios.text(left >= magnitude(divisor) ? whole + away : whole)
}

export function magnitude(units: bigint): bigint {
  return units < 0n ? -units : units
}

/** Scale of counts. */
export const WHOLE = new Scale(0)

/** A running sum that cannot lose a unit. */
export class ExactSum {
  private quick = 0
  private rest = 0n

  add(units: Units): void {
    if (typeof units === 'bigint') {
      this.rest += units
      return
    }
    const sum = this.quick + units
    if (Number.isSafeInteger(sum)) {
      this.quick = sum
      return
    }
    this.rest += BigInt(this.quick) + BigInt(units)
    this.quick = 0
  }

  get units(): Units {
    return this.rest === 0n ? this.quick : this.rest + BigInt(this.quick)
  }
}

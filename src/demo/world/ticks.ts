import { decimal } from '../../shared/lib/decimal.js'
import type { DecimalText } from '../../shared/lib/decimal.js'

/** Digits after the point that a multiple of the step needs. */
export function decimalsOf(step: number): number {
  return (String(step).split('.')[1] ?? '').length
}

/** Every tick of the demo is a multiple of this part of one: dividing by it last gives the double nearest to the decimal price. */
const FINEST = 100_000

/** The nearest price that the instrument can have. */
export function toTick(price: number, minTick: number): number {
  return Math.round(Math.round(price / minTick) * minTick * FINEST) / FINEST
}

/** A simulated amount as the exact decimal that a database holds. */
export function exact(value: number, decimals: number): DecimalText {
  return decimal(Number(value.toFixed(decimals)))
}

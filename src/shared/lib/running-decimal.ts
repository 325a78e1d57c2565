/** A decimal that is added to and taken from, exact whatever the places of what comes. */
import type { DecimalText } from './decimal.js'

export class RunningDecimal {
  private units = 0n
  private places = 0

  constructor(start?: DecimalText) {
    if (start !== undefined) this.add(start, 1)
  }

  /** @param sign -1 takes the value away */
  add(value: DecimalText, sign: 1 | -1): void {
    const point = value.indexOf('.')
    const places = point === -1 ? 0 : value.length - point - 1
    let units = BigInt(point === -1 ? value : value.slice(0, point) + value.slice(point + 1))
    if (places > this.places) {
      this.units *= 10n ** BigInt(places - this.places)
      this.places = places
    } else if (places < this.places) units *= 10n ** BigInt(this.places - places)
    this.units += sign === 1 ? units : -units
  }

  get text(): DecimalText {
    const digits = String(this.units < 0n ? -this.units : this.units).padStart(this.places + 1, '0')
    const whole = digits.slice(0, digits.length - this.places)
    const fraction = digits.slice(digits.length - this.places).replace(/0+$/, '')
    return `${this.units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}` as DecimalText
  }
}

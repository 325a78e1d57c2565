import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal, toDecimal, type DecimalText } from './decimal.js'
import { ExactSum, product, quotient, Scale, WHOLE } from './exact-sum.js'

/** Decimals from a tenth of a cent to beyond what a float can hold. */
const decimals = fc
  .tuple(fc.oneof(fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n }), fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })), fc.integer({ min: 0, max: 12 }))
  .map(([digits, places]) => decimal(new Big(digits.toString()).times(`1e-${places}`).toFixed()))

const unitsOf = (value: DecimalText): { readonly scale: Scale; readonly units: ReturnType<Scale['units']> } => {
  const scale = Scale.of([value])
  return { scale, units: scale.units(value) }
}

describe('exact sums', () => {
  test('equal Big, whatever the sizes and places', () => {
    fc.assert(
      fc.property(fc.array(decimals), (values) => {
        const scale = Scale.of(values)
        const sum = new ExactSum()
        for (const value of values) sum.add(scale.units(value))
        expect(scale.text(sum.units)).toBe(values.reduce((total, value) => total.plus(value), new Big(0)).toFixed())
      })
    )
  })

  test('products and quotients equal Big', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const [left, right] = [unitsOf(a), unitsOf(b)]
        expect(new Scale(left.scale.places + right.scale.places).text(product(left.units, right.units))).toBe(new Big(a).times(b).toFixed().replace(/^-0$/, '0'))
        fc.pre(!new Big(b).eq(0))
        expect(quotient(left.units, left.scale, right.units, right.scale)).toBe(new Big(a).div(b).toFixed().replace(/^-0$/, '0'))
      })
    )
  })

  test('a value keeps its text', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 30 }), (value, more) => {
        const scale = new Scale(Scale.of([value]).places + more)
        expect(scale.text(scale.units(value))).toBe(value)
      })
    )
  })

  test('stay exact beyond 2^53', () => {
    const sum = new ExactSum()
    for (let index = 0; index < 20_000; index += 1) sum.add(999_999_999_999_999)
    sum.add(1)
    expect(String(sum.units)).toBe('19999999999999980001')
  })

  test('trailing zeros are no digits', () => {
    expect(Scale.of([toDecimal('1.50'), null]).text(new Scale(2).units(decimal('1.5')))).toBe('1.5')
  })

  test('a quotient by zero throws', () => {
    expect(() => quotient(1, WHOLE, 0, WHOLE)).toThrow(RangeError)
  })

  test('a quotient rounds the half away from zero, with more places than it gives', () => {
    const fine = new Scale(25)
    expect(quotient(1, WHOLE, 3, WHOLE)).toBe('0.33333333333333333333')
    expect(quotient(-2, WHOLE, 3, WHOLE)).toBe('-0.66666666666666666667')
    expect(quotient(50_000, fine, 1, WHOLE)).toBe('0.00000000000000000001')
    expect(quotient(49_999, fine, 1, WHOLE)).toBe('0')
  })
})

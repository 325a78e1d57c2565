import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '../../shared/lib/decimal.js'
import { formatDecimal, formatPrice, formatShare } from './decimal-format.js'

describe('decimals on screen', () => {
  it.each([
    ['0', {}, '0'],
    ['0', { digits: 2, signed: true }, '0.00'],
    ['1234567.891', { digits: 2 }, '1,234,567.89'],
    ['-1234.5', { digits: 2 }, '\u22121,234.50'],
    ['12.5', { digits: 2, signed: true }, '+12.50'],
    ['-0.001', { digits: 2, signed: true }, '0.00'],
    ['2.345', { digits: 2 }, '2.35'],
    ['123456789012345678901234567890.12', { digits: 2 }, '123,456,789,012,345,678,901,234,567,890.12'],
    ['999', {}, '999'],
    ['1000', {}, '1,000']
  ])('%s with %o is %s', (value, format, shown) => {
    expect(formatDecimal(decimal(value), format)).toBe(shown)
  })

  it('keeps every digit of a price and at least two', () => {
    expect([formatPrice(decimal('1.08425')), formatPrice(decimal('150')), formatPrice(decimal('4321.25'))]).toEqual(['1.08425', '150.00', '4,321.25'])
    expect([
      formatPrice(decimal('1.084'), decimal('0.00005')), formatPrice(decimal('150.2'), decimal('0.01')), formatPrice(decimal('4321.125'), decimal('0.25')),
      formatPrice(decimal('4321.0625'), decimal('0.25')), formatPrice(decimal('38250'), decimal('5')), formatPrice(decimal('38252.5'), decimal('5'))
    ]).toEqual(['1.08400', '150.20', '4,321.125', '4,321.063', '38,250', '38,252.5'])
  })

  it('tells zero percent from nothing', () => {
    expect([formatShare(decimal('0')), formatShare(decimal('0.3333333')), formatShare(decimal('1.1'), { digits: 0 })]).toEqual(['0.0\u2009%', '33.3\u2009%', '110\u2009%'])
  })

  it('reads back as the number it was', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (units) => {
        const shown = formatDecimal(decimal(units.toString()))
        expect(BigInt(shown.replaceAll(',', '').replace('\u2212', '-'))).toBe(units)
      })
    )
  })
})

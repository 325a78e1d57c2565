import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalText } from './decimal-schema.js'
import { decimal, fromNumber, text, big, toDecimal, toNumber } from './decimal.js'

describe('a decimal', () => {
  test.each([
    ['-12.5', '-12.5'], ['0', '0'], ['1000000', '1000000'], ['1e5', '100000'], ['1E-7', '0.0000001'], [' 1.5 ', '1.5'], ['00.50', '0.5'], ['-.5', '-0.5']
  ])('%s reads as %s', (from, to) => {
    expect(toDecimal(from)).toBe(to)
  })

  test.each(['NaN', 'Infinity', '-Infinity', '', 'abc', '1,5', '1.2.3', '0x10'])('"%s" is none', (word) => {
    expect(toDecimal(word)).toBeNull()
  })

  test('a number keeps its shortest text and nothing else', () => {
    expect(fromNumber(153.42)).toBe('153.42')
    expect(fromNumber(1e21)).toBe('1000000000000000000000')
    expect(fromNumber(Number.NaN)).toBeNull()
    expect(fromNumber(Number.POSITIVE_INFINITY)).toBeNull()
  })

  test('no digit is lost on the way through a calculation', () => {
    expect(text(big(decimal('0.1')).plus(decimal('0.2')))).toBe('0.3')
    expect(text(big(decimal('12345678901234567890.123456789')).plus(decimal('0.000000001')))).toBe('12345678901234567890.12345679')
  })

  test('a float comes back through its text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const there = fromNumber(value)
        expect(there).not.toBeNull()
        if (there !== null) expect(toNumber(there)).toBeCloseTo(value, 300)
      })
    )
  })

  test('the border refuses what is not canonical', () => {
    for (const word of ['1e5', '+1', '1.', '.5', '01', ' 1', 'NaN']) expect(decimalText.safeParse(word).success).toBe(false)
    for (const word of ['1', '-0.5', '10.50']) expect(decimalText.parse(word)).toBe(word)
  })

  test('a literal that is none throws', () => {
    expect(() => decimal('ten')).toThrow()
  })
})

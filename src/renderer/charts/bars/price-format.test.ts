import { expect, test } from 'vitest'
import { formatBarPrice, priceDigits } from './price-format.js'

test('a price has the digits of its smallest step', () => {
  expect(priceDigits(0.01)).toBe(2)
  expect(priceDigits(0.25)).toBe(2)
  expect(priceDigits(0.00005)).toBe(5)
  expect(priceDigits(1)).toBe(0)
  expect(priceDigits(1e-8)).toBe(8)
})

test('without a step the prices tell, two digits at least', () => {
  expect(priceDigits(null, [1, 2.5])).toBe(2)
  expect(priceDigits(null, [1.08625, 1.1])).toBe(5)
  expect(priceDigits(null, [0.1 + 0.2])).toBe(2)
  expect(priceDigits(null)).toBe(2)
})

test('prices are grouped and keep their zeros', () => {
  expect(formatBarPrice(6_411, 2)).toBe('6,411.00')
  expect(formatBarPrice(-37.63, 2)).toBe('\u221237.63')
  expect(formatBarPrice(1.0862, 5)).toBe('1.08620')
})

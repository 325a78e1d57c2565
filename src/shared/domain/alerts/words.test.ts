import { expect, it } from 'vitest'
import { decimal } from '../../lib/decimal.js'
import { moneyText, priceText, quantityText, shareText } from './words.js'

it.each([
  ['40000', '40,000'],
  ['-1234567.5', '−1,234,567.5'],
  ['0.12345678', '0.12345678'],
  ['999', '999']
])('writes the quantity %s as %s', (value, words) => {
  expect(quantityText(decimal(value))).toBe(words)
})

it('writes money to cents, with its currency where it is known', () => {
  expect(moneyText(decimal('-1234.5'), 'USD')).toBe('−1,234.50 USD')
  expect(moneyText(decimal('0.005'), null)).toBe('0.01')
})

it.each([
  ['642', '642.00 USD'],
  ['1.27245', '1.27245 USD'],
  ['6428.25', '6,428.25 USD'],
  ['641.16619047619', '641.16619 USD'],
  ['0.00001234', '0.00001234 USD'],
  ['-37.5', '−37.50 USD']
])('writes the price %s as %s', (value, words) => {
  expect(priceText(decimal(value), 'USD')).toBe(words)
})

it('writes negative figures with the minus sign of the grids', () => {
  expect(moneyText(decimal('-0.005'), null)).toBe('−0.01')
  expect(shareText(decimal('-0.0312'))).toBe('−3.1 %')
  expect(shareText(0.05)).toBe('5.0 %')
})

import { describe, expect, test } from 'vitest'
import { quote } from '../../../test/fixtures/domain-rows.js'
import { decimal } from '../lib/decimal.js'
import { QuoteIndex } from './quote-index.js'
import { markOf } from './quote-mark.js'

describe('the mark', () => {
  test.each([
    ['mid of a two-sided quote', {}, '110', 'mid'],
    ['mid of a locked quote', { bid: decimal(5), ask: decimal(5) }, '5', 'mid'],
    ['mid of negative prices', { bid: decimal(-38), ask: decimal(-37) }, '-37.5', 'mid'],
    ['mid down to a bid of zero', { bid: decimal(0), ask: decimal('0.05') }, '0.025', 'mid'],
    ['last of a crossed quote', { bid: decimal(111) }, '110', 'last'],
    ['last of an empty book', { bid: decimal(0), ask: decimal(0) }, '110', 'last'],
    ['last of a one-sided quote', { bid: null }, '110', 'last'],
    ['last without an ask', { ask: null }, '110', 'last'],
    ['close when there was no trade', { ask: null, last: null }, '108', 'close'],
    ['last while halted', { halted: true, last: decimal(107) }, '107', 'last'],
    ['mid while halted without a trade', { halted: true, last: null }, '110', 'mid']
  ] as const)('is the %s', (_, over, value, basis) => {
    expect(markOf(quote(over))).toMatchObject({ price: { value, reason: null }, basis })
  })

  test('says why there is none', () => {
    expect(markOf(undefined)).toMatchObject({ price: { value: null, reason: 'no quote' }, basis: 'none', at: null })
    expect(markOf(quote({ bid: null, ask: null, last: null, close: null }))).toMatchObject({ price: { value: null, reason: 'no price yet' }, basis: 'none', at: 1_000 })
  })

  test.each([[1, false, false], [2, false, true], [3, true, false], [4, true, true], [null, false, false]])('of market data type %s', (marketDataType, isDelayed, isFrozen) => {
    expect(markOf(quote({ marketDataType }))).toMatchObject({ isDelayed, isFrozen, isHalted: false })
  })

  test('of a halted instrument says so', () => {
    expect(markOf(quote({ halted: true })).isHalted).toBe(true)
  })
})

describe('the quote of an instrument', () => {
  const december = quote({ conId: '1', symbol: 'ES', localSymbol: 'ESZ6', last: decimal(1) })
  const march = quote({ conId: '2', symbol: 'ES', localSymbol: 'ESH7', last: decimal(2) })
  const euro = quote({ conId: '3', symbol: 'SAP', localSymbol: 'SAP', currency: 'EUR' })
  const index = new QuoteIndex([december, march, euro])

  test.each([
    ['contract id', { conId: '2', symbol: 'X', currency: null }, march],
    ['local symbol', { conId: null, symbol: 'ESZ6', currency: 'USD' }, december],
    ['symbol', { conId: null, symbol: 'SAP', currency: null }, euro]
  ])('is found by %s', (_, name, found) => {
    expect(index.find(name)).toBe(found)
  })

  test.each([
    ['a symbol that fits two', { conId: null, symbol: 'ES', currency: 'USD' }],
    ['the symbol in another currency', { conId: null, symbol: 'SAP', currency: 'USD' }],
    ['a symbol that nobody quotes', { conId: null, symbol: 'NONE', currency: null }],
    ['another contract id of the same symbol', { conId: '9', symbol: 'SAP', currency: 'EUR' }]
  ])('is not guessed from %s', (_, name) => {
    expect(index.find(name)).toBeUndefined()
  })
})

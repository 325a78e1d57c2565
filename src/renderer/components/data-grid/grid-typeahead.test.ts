import { expect, test } from 'vitest'
import { typedRow } from './grid-typeahead.js'

const texts = ['AAPL', 'AMZN', 'MSFT', 'amd']
const row = (typed: string, from: number): number | null => typedRow((index) => texts[index] ?? '', texts.length, typed, from)

test.each([
  ['a', 0, 0],
  ['a', 1, 1],
  ['am', 0, 1],
  ['AM', 2, 3],
  ['aa', 2, 0],
  ['x', 0, null]
])('%s from row %i leads to %s', (typed, from, expected) => {
  expect(row(typed, from)).toBe(expected)
})

test('an empty grid has no row to lead to', () => {
  expect(typedRow(() => '', 0, 'a', 0)).toBeNull()
})

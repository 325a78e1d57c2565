import { expect, it } from 'vitest'
import { FIRST_HAND, followed } from './grid-hand.js'
import { HEADER_ROW } from './grid-keys.js'

const keysOf = (rows: readonly string[]) => (index: number): string | null => rows[index] ?? null
const move = (hand: Parameters<typeof followed>[0], rows: readonly string[]): Parameters<typeof followed>[0] => followed(hand, rows.length, keysOf(rows))

it('goes with its row when others come before it, or rows change places', () => {
  const hand = { row: 1, column: 2, line: 'msft' }
  expect(move(hand, ['new', 'aapl', 'msft'])).toEqual({ row: 2, column: 2, line: 'msft' })
  expect(move(hand, ['msft', 'aapl'])).toEqual({ row: 0, column: 2, line: 'msft' })
})

it('stays the same hand where nothing has moved, in the headers, and before anybody has moved it', () => {
  const hand = { row: 1, column: 0, line: 'msft' }
  const header = { row: HEADER_ROW, column: 1, line: null }
  expect(move(hand, ['aapl', 'msft'])).toBe(hand)
  expect(move(header, ['new', 'aapl'])).toBe(header)
  expect(move(FIRST_HAND, ['new', 'aapl'])).toBe(FIRST_HAND)
})

it('stays in its place where its row is gone', () => {
  const hand = { row: 1, column: 0, line: 'msft' }
  expect(move(hand, ['aapl', 'nvda', 'spy'])).toEqual({ row: 1, column: 0, line: 'nvda' })
  expect(move(hand, ['aapl'])).toEqual({ row: 0, column: 0, line: 'aapl' })
  expect(move(hand, [])).toEqual({ row: 0, column: 0, line: null })
})

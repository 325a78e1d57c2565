import { expect, test } from 'vitest'
import { cellFilter } from './grid-filter.js'

const passes = (written: string, text: string, value: number | string | null = text): boolean | undefined => cellFilter(written)?.({ text, value })

test.each([
  ['aapl', 'AAPL', true],
  ['apl', 'AAPL', true],
  ['msft', 'AAPL', false],
  ['!aapl', 'AAPL', false],
  ['!msft', 'AAPL', true],
  ['  ', 'AAPL', true],
  ['!', 'AAPL', true],
  ['-5', '\u22125.00', true],
  ['n/a', 'n/a', true]
])('the text %s on %s: %s', (written, text, expected) => {
  expect(passes(written, text)).toBe(expected)
})

test.each([
  ['>100', '1,234.50', 1_234.5, true],
  ['>1,234.5', '1,234.50', 1_234.5, false],
  ['>=1,234.5', '1,234.50', 1_234.5, true],
  ['<0', '\u22125.00', -5, true],
  ['< 0', '5.00', 5, false],
  ['=5', '5.00', 5, true],
  ['!=5', '5.00', 5, false],
  ['\u221210..-1', '\u22125.00', -5, true],
  ['1 .. 2', '2.00', 2, true],
  ['1..2', '2.01', 2.01, false],
  ['>0 <5', '4', 4, true],
  ['>0 <5', '5', 5, false],
  ['=6.12', '6.12\u2009%', 0.0612, true],
  ['>5%', '6.12\u2009%', 0.0612, true],
  ['>=50', '0 / 50', 50, true]
])('the comparison %s on %s: %s', (written, text, value, expected) => {
  expect(passes(written, text, value)).toBe(expected)
})

test.each(['>0', '<0', '=0', '!=0', '-1..1'])('nothing is neither more nor less nor other: %s', (written) => {
  expect(passes(written, 'n/a', null)).toBe(false)
})

test.each([
  ['>=2026-11-20', '2026-11-20 14:02', true],
  ['<2026-11-20', '2026-11-20 14:02', false],
  ['<2026-11-20', 'n/a', false],
  ['2026-11-19..2026-11-20', '2026-11-20 14:02', true],
  ['>14:00', '14:02:11', true],
  ['>14:00', '2026-11-20 09:30', false],
  ['>=9:30', '2026-11-20 14:02', true],
  ['<9:30', '2026-11-20 09:29', true],
  ['9:30..16:00', '2026-11-20 16:00:00', true],
  ['>=2026-11-20T14:00', '2026-11-20 14:02', true],
  ['>=2026-11', '2026-11-20', true],
  // A time that does not say of which day it is.
  ['>=2026-11-20', '14:02:11', false],
  ['<2026-11-20', '14:02:11', false],
  ['<2026-11-20', '', false]
])('times by their text: %s on %s', (written, text, expected) => {
  expect(passes(written, text, 1_795_000_000_000)).toBe(expected)
})

test('a moment is not taken for a number', () => {
  expect(passes('>5', '2026-11-20 14:02', 1_795_000_000_000)).toBe(false)
})

test.each(['>', '>abc', '1..x', '>0 <b', '='])('%s is no filter', (written) => {
  expect(cellFilter(written)).toBeNull()
})

import { expect, it } from 'vitest'
import { toTsv } from './grid-tsv.js'

it('has a header, numbers that are numbers, and no tab or formula within a value', () => {
  const columns = [{ title: 'Contract', isNumber: false }, { title: 'Qty', isNumber: true }, { title: 'Reason', isNumber: false }]
  expect(toTsv({ columns, rows: [['AAPL', '\u22121,200', 'late\tfill'], ['=HYPERLINK("x")', 'n/a', 'two\nlines']] })).toBe(
    'Contract\tQty\tReason\nAAPL\t-1200\tlate fill\n\'=HYPERLINK("x")\tn/a\ttwo lines'
  )
})

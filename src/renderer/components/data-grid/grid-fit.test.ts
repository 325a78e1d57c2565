import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fittingColumns, sizedColumns } from './grid-fit.js'

const columns = [
  { id: 'symbol', width: 100 },
  { id: 'fee', width: 40, optional: 2 },
  { id: 'price', width: 60 },
  { id: 'reason', width: 80, optional: 1 }
]
const ids = (width: number | null): readonly string[] => fittingColumns(columns, width).map(({ id }) => id)

test.each([
  [null, ['symbol', 'fee', 'price', 'reason']],
  [280, ['symbol', 'fee', 'price', 'reason']],
  [279, ['symbol', 'price', 'reason']],
  [240, ['symbol', 'price', 'reason']],
  [239, ['symbol', 'price']],
  [10, ['symbol', 'price']]
] as const)('within %s pixels leaves the least needed out first', (width, expected) => {
  expect(ids(width)).toEqual(expected)
})

test('makes room for the larger text of the comfortable density', () => {
  expect(sizedColumns(columns, 'compact')).toBe(columns)
  expect(sizedColumns(columns, 'comfortable').map(({ width }) => width)).toEqual([115, 50, 71, 93])
})

test('fits whenever leaving columns out can make it fit', () => {
  const any = fc.array(fc.record({ width: fc.integer({ min: 1, max: 200 }), optional: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }) }), { minLength: 1 })
  fc.assert(
    fc.property(any, fc.integer({ min: 0, max: 2_000 }), (some, width) => {
      const made = some.map(({ width: own, optional }) => (optional === undefined ? { width: own } : { width: own, optional }))
      const shown = fittingColumns(made, width)
      const sum = (of: readonly { readonly width: number }[]): number => of.reduce((total, column) => total + column.width, 0)
      expect(sum(shown) <= width || shown.every((column) => !('optional' in column))).toBe(true)
      expect(made.filter((column) => !('optional' in column)).every((column) => shown.includes(column))).toBe(true)
    })
  )
})

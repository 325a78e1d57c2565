import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HEADER_ROW, moveInGrid } from './grid-keys.js'

const size = { rows: 100, columns: 5, pageRows: 20 }

describe('keys in a grid', () => {
  it.each([
    ['ArrowDown', false, { row: 51, column: 2 }],
    ['ArrowUp', false, { row: 49, column: 2 }],
    ['ArrowDown', true, { row: 99, column: 2 }],
    ['ArrowRight', false, { row: 50, column: 3 }],
    ['PageDown', false, { row: 70, column: 2 }],
    ['PageUp', false, { row: 30, column: 2 }],
    ['Home', false, { row: 50, column: 0 }],
    ['End', false, { row: 50, column: 4 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 99, column: 4 }],
    ['a', false, null]
  ])('%s (ctrl %s) leads to %o', (key, ctrl, place) => {
    expect(moveInGrid({ row: 50, column: 2 }, { key, ctrl }, size)).toEqual(place)
  })

  it.each([
    ['ArrowUp', 0, { row: HEADER_ROW, column: 2 }],
    ['ArrowUp', HEADER_ROW, { row: HEADER_ROW, column: 2 }],
    ['ArrowLeft', HEADER_ROW, { row: HEADER_ROW, column: 1 }],
    ['End', HEADER_ROW, { row: HEADER_ROW, column: 4 }],
    ['ArrowDown', HEADER_ROW, { row: 0, column: 2 }],
    ['PageUp', 5, { row: 0, column: 2 }]
  ])('%s from row %i leads to or along the headers: %o', (key, row, place) => {
    expect(moveInGrid({ row, column: 2 }, { key, ctrl: false }, size)).toEqual(place)
  })

  it('never leaves the grid', () => {
    const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End']
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 9 }), fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())), (rows, columns, pressed) => {
        let place = { row: 0, column: 0 }
        for (const [key, ctrl] of pressed) place = moveInGrid(place, { key, ctrl }, { rows, columns, pageRows: 10 }) ?? place
        expect(place.row >= HEADER_ROW && place.row < rows && place.column >= 0 && place.column < columns).toBe(true)
      })
    )
  })
})

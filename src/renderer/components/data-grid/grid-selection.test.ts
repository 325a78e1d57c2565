import { expect, it } from 'vitest'
import { selectedTo } from './grid-selection.js'

const columns = ['symbol', 'side', 'price', 'fee']
const at = (row: string, column: string): { readonly row: string, readonly column: string } => ({ row, column })

it('takes the cells between two, whichever of them is first, without lines that are no rows', () => {
  const order = ['a', 'b', null, 'c', 'd']
  for (const [from, to] of [[at('a', 'price'), at('c', 'side')], [at('c', 'side'), at('a', 'price')]] as const) {
    const { rows, columns: cells } = selectedTo(order, columns, from, to, false)
    expect([...rows]).toEqual(['a', 'b', 'c'])
    expect([...(cells ?? [])]).toEqual(['side', 'price'])
  }
})

it('takes whole rows', () => {
  expect(selectedTo(['a', 'b'], columns, at('a', 'fee'), at('b', 'side'), true)).toMatchObject({ rows: new Set(['a', 'b']), columns: null })
})

it('begins anew where the row of the anchor is gone', () => {
  expect([...selectedTo(['b', 'c'], columns, at('a', 'fee'), at('c', 'fee'), true).rows]).toEqual(['c'])
})

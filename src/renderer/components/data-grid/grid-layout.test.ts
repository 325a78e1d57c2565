import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filteredBy, groupedBy, initialLayout, moved, parsedLayout, sortedBy, turnedGroup, widened, LEAST_WIDTH, MOST_WIDTH } from './grid-layout.js'

const bare = initialLayout(null)
const down = (column: string): { readonly column: string; readonly descending: boolean } => ({ column, descending: true })
const up = (column: string): { readonly column: string; readonly descending: boolean } => ({ column, descending: false })

describe('sorting', () => {
  it.each([
    ['a first press', [], 'a', false, [down('a')]],
    ['a second', [down('a')], 'a', false, [up('a')]],
    ['a third', [up('a')], 'a', false, []],
    ['another column', [down('a')], 'b', false, [down('b')]],
    ['a column of several', [down('a'), down('b')], 'b', false, [down('b')]],
    ['an added column', [down('a')], 'b', true, [down('a'), down('b')]],
    ['an added one again', [down('a'), down('b')], 'b', true, [down('a'), up('b')]],
    ['an added one a third time', [down('a'), up('b'), down('c')], 'b', true, [down('a'), down('c')]],
    ['the first of several again', [down('a'), down('b')], 'a', true, [up('a'), down('b')]]
  ] as const)('%s', (_what, before, column, isAdded, after) => {
    expect(sortedBy(before, column, isAdded)).toEqual(after)
  })
})

describe('columns', () => {
  it('are never lost nor doubled by moving', () => {
    const ids = ['a', 'b', 'c', 'd']
    fc.assert(fc.property(fc.constantFrom(...ids), fc.integer({ min: -9, max: 9 }), (column, by) => {
      const { order } = moved(bare, ids, column, by)
      expect([...(order.length === 0 ? ids : order)].sort()).toEqual(ids)
    }))
  })

  it('trade places with pinned ones', () => {
    expect(moved({ ...bare, pinned: ['a', 'b'] }, ['a', 'b', 'c'], 'c', -1)).toMatchObject({ order: ['a', 'c', 'b'], pinned: ['a', 'c'] })
  })

  it('stay wide enough to be seen', () => {
    expect(widened(bare, 'a', -5).widths).toEqual({ a: LEAST_WIDTH })
    expect(widened(bare, 'a', 9_999).widths).toEqual({ a: MOST_WIDTH })
  })

  it('lose a filter that is emptied', () => {
    expect(filteredBy(filteredBy(bare, 'a', '>1'), 'a', '').filters).toEqual({})
  })
})

describe('grouping', () => {
  it('is by one column, or by a second within it, and no more by one that is asked for again', () => {
    const one = groupedBy(bare, 'a', false)
    const two = groupedBy(one, 'b', true)
    expect([one.groupBy, two.groupBy, groupedBy(two, 'c', true).groupBy, groupedBy(two, 'c', false).groupBy, groupedBy(two, 'a', true).groupBy]).toEqual([['a'], ['a', 'b'], ['a', 'c'], ['c'], ['b']])
  })

  it('closes and opens a group, and another grouping begins open', () => {
    const closed = turnedGroup(groupedBy(bare, 'a', false), 'x')
    expect([closed.closed, turnedGroup(closed, 'x').closed, groupedBy(closed, 'b', true).closed]).toEqual([['x'], [], []])
  })
})

describe('a remembered layout', () => {
  const layout = { sort: [down('a')], order: ['b', 'a'], shown: { c: false }, widths: { a: 90 }, pinned: ['b'], filters: { a: '>1' }, groupBy: ['a'], closed: ['["x"]'] }

  it('is read as it was written', () => {
    expect(parsedLayout(JSON.stringify(layout))).toEqual(layout)
  })

  it.each(['', 'null', '[]', '{', '7'])('is none: %s', (json) => {
    expect(parsedLayout(json)).toBeNull()
  })

  it('gives up what it cannot be', () => {
    expect(parsedLayout(JSON.stringify({ sort: [{ column: 1 }, 7], order: [1], shown: { a: 'no' }, widths: { a: 1, b: 'x', c: 1e9 }, pinned: 'a', filters: { a: 5 }, groupBy: [1], closed: 'x' }))).toEqual(bare)
  })
})

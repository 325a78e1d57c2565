import { describe, expect, it } from 'vitest'
import type { GridColumn } from './grid-column.js'
import { groupKeyEffect, groupKeys, groupsOf, linesOf, NO_VALUE, rowsInGroups, type GridLine } from './grid-groups.js'

interface Trade { readonly id: string, readonly account: string, readonly side: string, readonly size: number | null }

const column = (id: 'account' | 'side'): GridColumn<Trade> => ({ id, title: id.toUpperCase(), width: 10, sortBy: (row) => row[id], text: (row) => row[id] })
const size: GridColumn<Trade> = { id: 'size', title: 'Size', width: 10, sortBy: (row) => row.size, text: (row) => (row.size === null ? '' : String(row.size)) }
const rows: readonly Trade[] = [
  { id: 'a', account: 'DU2', side: 'sell', size: 10 }, { id: 'b', account: 'DU1', side: 'buy', size: 9 },
  { id: 'c', account: 'DU10', side: 'buy', size: null }, { id: 'd', account: 'DU1', side: 'sell', size: 10 }
]
const NONE: ReadonlySet<string> = new Set()
const words = (lines: readonly GridLine<Trade>[]): readonly string[] => lines.map((line) => `${'  '.repeat(line.level - 1)}${line.kind === 'row' ? line.row.id : `${line.group.text} ${String(line.group.rows.length)}`} ${String(line.place)}/${String(line.siblings)}`)

describe('groups', () => {
  it('stand in the natural order of their value, with their rows in the order of the table', () => {
    expect(words(linesOf(groupsOf(rows, [column('account')], []), NONE))).toEqual(['DU1 2 1/3', '  b 1/2', '  d 2/2', 'DU2 1 2/3', '  a 1/1', 'DU10 1 3/3', '  c 1/1'])
  })
  it('stand downwards where their column is sorted so, and one without a value is last either way', () => {
    for (const descending of [true, false]) {
      const groups = groupsOf(rows, [size], [{ column: 'size', descending }])
      expect(groups.map(({ text }) => text)).toEqual(descending ? ['10', '9', NO_VALUE] : ['9', '10', NO_VALUE])
    }
  })
  it('hold others of a second column, and fold what is closed', () => {
    const groups = groupsOf(rows, [column('account'), column('side')], [])
    expect(words(linesOf(groups, new Set(['["DU1","sell"]', '["DU2"]'])))).toEqual(['DU1 2 1/3', '  buy 1 1/2', '    b 1/1', '  sell 1 2/2', 'DU2 1 2/3', 'DU10 1 3/3', '  buy 1 1/1', '    c 1/1'])
    expect(groupKeys(groups)).toContain('["DU1","sell"]')
    expect(rowsInGroups(groups).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c'])
  })
  it('can share another text than the one that is shown', () => {
    expect(groupsOf(rows, [{ ...column('account'), groupText: (row) => row.account.slice(0, 3) }], []).map(({ text, rows: of }) => [text, of.length])).toEqual([['DU1', 3], ['DU2', 1]])
  })
})

describe('a key', () => {
  const groups = groupsOf(rows, [column('account'), column('side')], [])
  const lines = linesOf(groups, new Set(['["DU2"]']))
  // 0 DU1, 1 buy, 2 b, 3 sell, 4 d, 5 DU2 (closed), 6 DU10, 7 buy, 8 c
  it.each([
    ['Enter', 0, 0, { turn: '["DU1"]' }], [' ', 1, 3, { turn: '["DU1","buy"]' }], ['ArrowRight', 5, 0, { turn: '["DU2"]' }], ['ArrowLeft', 5, 0, null], ['ArrowRight', 0, 2, { goTo: 1 }],
    ['ArrowLeft', 1, 0, { turn: '["DU1","buy"]' }], ['ArrowLeft', 2, 0, { goTo: 1 }], ['ArrowLeft', 2, 1, null], ['ArrowLeft', 4, 0, { goTo: 3 }], ['ArrowRight', 2, 0, null], ['Enter', 2, 0, null], ['Enter', 99, 0, null]
  ] as const)('%s on line %i, column %i', (key, row, at, effect) => {
    expect(groupKeyEffect(lines, { row, column: at }, key)).toEqual(effect)
  })
})

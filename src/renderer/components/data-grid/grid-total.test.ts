import { describe, expect, it } from 'vitest'
import { decimal } from '../../../shared/lib/decimal.js'
import type { GridColumn, TotalPart } from './grid-column.js'
import { columnTotal, gridTotals } from './grid-total.js'

const part = (value: string | null, more: Partial<TotalPart> = {}): TotalPart => ({ value: value === null ? null : decimal(value), currency: 'USD', asOf: 1_000, isFresh: true, ...more })
const column = (id: string): GridColumn<TotalPart> => ({ id, title: id, width: 50, sortBy: () => null, text: () => '', total: (row) => row })

describe('a total', () => {
  it('is exact', () => {
    expect(columnTotal([part('0.1'), part('0.2')]).sums).toEqual([{ currency: 'USD', sum: '0.3' }])
  })

  it('never adds unlike currencies', () => {
    expect(columnTotal([part('1'), part('2', { currency: 'EUR' }), part('3')]).sums).toEqual([{ currency: 'EUR', sum: '2' }, { currency: 'USD', sum: '4' }])
  })

  it('leaves out what is not known and says so', () => {
    expect(columnTotal([part('5'), part(null)])).toEqual({ sums: [{ currency: 'USD', sum: '5' }], known: 1, rows: 2 })
    expect(columnTotal([part(null)]).sums).toEqual([])
  })
})

describe('the totals of a grid', () => {
  it('count a row as fresh only when all its parts are known and fresh, and tell the oldest', () => {
    const { rows, fresh, oldest } = gridTotals([part('1', { asOf: 3_000 }), part('2', { asOf: 2_000, isFresh: false }), part(null, { asOf: null })], [column('a'), column('b')], 4_000)
    expect({ rows, fresh, oldest }).toEqual({ rows: 3, fresh: 1, oldest: 2_000 })
  })

  it('miss nothing of a row that has no such amount', () => {
    const of = column('a')
    const { byColumn, fresh } = gridTotals([part('1'), part('2')], [{ ...of, total: (row: TotalPart) => (row.value === '2' ? null : row) }], 0)
    expect(byColumn.get('a')).toEqual({ sums: [{ currency: 'USD', sum: '1' }], known: 1, rows: 1 })
    expect(fresh).toBe(2)
  })

  it('are of the columns that have one', () => {
    const { total: _, ...plain } = column('b')
    expect([...gridTotals([part('1')], [column('a'), plain], 0).byColumn.keys()]).toEqual(['a'])
  })
})

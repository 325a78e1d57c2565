import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { decimal } from '../../shared/lib/decimal.js'
import { decimalText } from '../../shared/lib/decimal-schema.js'
import { emptyMeta } from '../../shared/state/empty-meta.js'
import { sliceKeys, type SliceRow } from '../../shared/state/slices.js'
import { rowMaker, RowLayouts, wirePages } from './row-layout.js'
import { shapeOf } from './row-shape.js'

const row = (total: number): SliceRow<'balances'> => ({ account: 'A', venue: 'IB', currency: 'USD', total: decimal(total), available: decimal(0), updatedAt: 1 })
const pagesOf = (rows: ReadonlyMap<string, SliceRow<'balances'>>, remove: readonly string[] = [], reset = false) =>
  [...wirePages({ key: 'balances', meta: emptyMeta, reset, upsert: rows, remove: new Set(remove) }, new RowLayouts().of('balances'))]

describe('pages of a change', () => {
  it('hold every row once, in order, none too many on one, and what to forget on the first only', () => {
    const rows = new Map(Array.from({ length: 2_500 }, (_, index) => [`key ${String(index)}`, row(index)]))
    const pages = pagesOf(rows, ['gone'], true)
    expect(pages.map((page) => page.keys.length)).toEqual([1_000, 1_000, 500])
    expect(pages.flatMap((page) => page.keys)).toEqual([...rows.keys()])
    expect(pages.map(({ reset, remove }) => ({ reset, remove }))).toEqual([{ reset: true, remove: ['gone'] }, { reset: false, remove: [] }, { reset: false, remove: [] }])
  })

  it('are one page when only the truth of the slice has changed', () => {
    expect(pagesOf(new Map())).toMatchObject([{ key: 'balances', meta: emptyMeta, keys: [], rows: [] }])
  })

  it('give back the rows that went in', () => {
    const [page] = pagesOf(new Map([['A', row(12)]]))
    const make = rowMaker(JSON.parse(page?.columns ?? '') as string[])
    expect(page?.rows.map((text) => make(JSON.parse(text)))).toEqual([row(12)])
  })
})

describe('a row', () => {
  it.each([null, {}, 'text', 5, ['one'], ['one', 'two', 'three']])('is not made of %j', (values) => {
    expect(rowMaker(['a', 'b'])(values)).toBeNull()
  })

  it('has its own fields only, whatever they are called', () => {
    const made = rowMaker(['__proto__', 'b'])([{ polluted: true }, 2])
    expect(Object.keys(made ?? {})).toEqual(['__proto__', 'b'])
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype)
  })
})

describe('the shape of a row', () => {
  const base = { account: z.string(), total: decimalText, at: z.int().nullable() }
  const shape = shapeOf(z.object(base))

  it.each([
    ['a field more', { ...base, extra: z.string() }],
    ['a field less', { account: base.account, total: base.total }],
    ['another order', { total: base.total, account: base.account, at: base.at }],
    ['another type', { ...base, total: z.number() }],
    ['no null any more', { ...base, at: z.int() }],
    ['another range', { ...base, account: z.string().min(1) }],
    ['another pattern', { ...base, total: z.string().regex(/x/) }],
    ['other words', { ...base, account: z.enum(['a', 'b']) }]
  ])('is another with %s', (_what, fields) => {
    expect(shapeOf(z.object(fields))).not.toBe(shape)
  })

  it('is the same for the same fields', () => {
    expect(shapeOf(z.object({ account: z.string(), total: decimalText, at: z.int().nullable() }))).toBe(shape)
  })

  it('tells the slices apart', () => {
    const layouts = new RowLayouts()
    expect(new Set(sliceKeys.map((key) => layouts.of(key).shape)).size).toBe(sliceKeys.length)
  })
})

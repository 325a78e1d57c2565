import { describe, expect, it } from 'vitest'
import { sliceKeys, slices } from '../../../shared/state/slices.js'
import { readKeys, readRows, type RawRow } from '../row-reader.js'
import { contract } from './contract.js'
import type { Column, Relation } from './relation.js'

const sample: Readonly<Record<Column['kind'], string>> = { text: 'word', numeric: '-1.50', timestamptz: '2024-01-02 03:04:05.678+00' }
const signal = new AbortController().signal

/** A row in which every value is as long as it may be, and `side` is a side. */
const rawRow = ({ columns }: Relation): RawRow => columns.map(({ name, kind }) => (name === 'side' ? 'buy' : sample[kind]))

describe('the contract', () => {
  it('feeds every slice that comes from a database, and the tallies are made of paper trades', () => {
    expect(new Set([...contract.map(({ slice }) => slice), 'pilotTallies', 'pilotReview'])).toEqual(new Set(sliceKeys.filter((key) => slices[key].source === 'postgres')))
  })

  it.each(contract.map((relation) => [relation.name, relation] as const))('%s: keys a row as its slice does', async (_, relation) => {
    const { rows, refused } = await readRows(relation.slice, relation, [rawRow(relation)], signal)
    expect(refused).toEqual([])
    const first = rows[0]
    if (first === undefined) throw new Error('no row')
    const keyOf: (row: never) => string = slices[relation.slice].keyOf
    expect(first.key).toBe(keyOf(first.row as never))
    expect(readKeys(relation, [relation.key.map((column) => rawRow(relation)[relation.columns.indexOf(column)] ?? null)])).toEqual([first.key])
  })

  it.each(contract.map((relation) => [relation.name, relation] as const))('%s: says of each column whether it may be null as the row does', async (_, relation) => {
    for (const [index, column] of relation.columns.entries()) {
      const raw = rawRow(relation).map((value, at) => (at === index ? null : value))
      const { refused } = await readRows(relation.slice, relation, [raw], signal)
      expect(refused, column.name).toHaveLength(column.nullable ? 0 : 1)
      if (!column.nullable) expect(refused[0]?.reason).toContain(`${column.name} is NULL: a value is required`)
    }
  })

  it.each(contract.map((relation) => [relation.name, relation] as const))('%s: is read well before its slice is stale', (_, relation) => {
    expect(relation.intervalMs * 2).toBeLessThanOrEqual(slices[relation.slice].staleAfterMs)
  })
})

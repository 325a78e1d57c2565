import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '../../shared/lib/decimal.js'
import { emptyMeta } from '../../shared/state/empty-meta.js'
import type { SliceKey, SliceRow } from '../../shared/state/slices.js'
import { ChangeLog } from './change-log.js'
import type { SliceChange } from './ports.js'

type Balance = SliceRow<'balances'>
type Model = Map<SliceKey, Map<string, unknown>>

const row = (account: string, total: number): Balance => ({ account, venue: 'IB', currency: 'USD', total: decimal(total), available: decimal(0), updatedAt: 1 })
const change = (upsert: readonly (readonly [string, number])[], remove: readonly string[] = [], reset = false, asOf = 1): SliceChange => ({
  key: 'balances', meta: { ...emptyMeta, asOf }, reset, upsert: new Map(upsert.map(([id, total]) => [id, row(id, total)])), remove: new Set(remove)
})

/** What a reader of changes does. */
function apply(model: Model, { key, reset, upsert, remove }: SliceChange): void {
  const rows = reset ? new Map<string, unknown>() : (model.get(key) ?? new Map<string, unknown>())
  for (const id of remove) rows.delete(id)
  for (const [id, one] of upsert) rows.set(id, one)
  model.set(key, rows)
}

describe('a change log', () => {
  it('makes one change of many of the same row, the last', () => {
    const log = new ChangeLog()
    for (let total = 0; total < 1_000; total += 1) log.record(change([['A', total]], [], false, total))
    expect(log.take()).toEqual([change([['A', 999]], [], false, 999)])
    expect(log.isEmpty).toBe(true)
    expect(log.take()).toEqual([])
  })

  it('forgets a row that came and went after a reset, and tells of one that was there before', () => {
    const log = new ChangeLog()
    log.record(change([['A', 1]]))
    log.record(change([], ['A', 'B']))
    expect(log.take()).toEqual([change([], ['A', 'B'])])
    log.record(change([['A', 1]], [], true))
    log.record(change([], ['A']))
    expect(log.take()).toEqual([change([], [], true)])
  })

  it('brings a reader to where each change by itself would have, whenever it is taken', () => {
    const ids = fc.constantFrom('A', 'B', 'C', 'D')
    const changes = fc.record({
      key: fc.constantFrom<SliceKey>('balances', 'quotes'),
      reset: fc.boolean(),
      upsert: fc.array(fc.tuple(ids, fc.integer({ min: 0, max: 9 })), { maxLength: 3 }),
      remove: fc.array(ids, { maxLength: 3 }),
      isTaken: fc.boolean()
    })
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 20 }), (all) => {
        const log = new ChangeLog()
        const each: Model = new Map()
        const gathered: Model = new Map()
        const drain = (): void => {
          for (const one of log.take()) apply(gathered, one)
        }
        for (const { key, reset, upsert, remove, isTaken } of all) {
          const one = { ...change(upsert, remove, reset), key }
          apply(each, one)
          log.record(one)
          if (isTaken) drain()
        }
        drain()
        expect(gathered).toEqual(each)
      })
    )
  })
})

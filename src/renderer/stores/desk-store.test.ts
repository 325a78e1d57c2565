import { beforeEach, describe, expect, it } from 'vitest'
import { decimal } from '../../shared/lib/decimal.js'
import { emptyMeta } from '../../shared/state/empty-meta.js'
import type { DeskPatch } from '../../shared/ipc/desk-patch.js'
import type { SliceRow } from '../../shared/state/slices.js'
import { applyPatch, catchUp, deskStore, openDesk, showLive, showPast } from './desk-store.js'

const row = (account: string, total: number): SliceRow<'balances'> => ({ account, venue: 'IB', currency: 'USD', total: decimal(total), available: decimal(total), updatedAt: 1 })
const meta = { ...emptyMeta, asOf: 1, origin: 'live' as const }

beforeEach(() => {
  showLive()
  openDesk({ desk: 1, sequence: 4, slices: { balances: { meta, reset: true, upsert: [row('A', 1), row('B', 1)], remove: [] } } })
})

describe('the desk on the page', () => {
  it('takes upserts and removals by key', () => {
    expect(applyPatch({ desk: 1, sequence: 5, slices: { balances: { meta, reset: false, upsert: [row('A', 2), row('C', 1)], remove: ['B|IB|USD'] } } })).toBe(true)
    expect(deskStore.getState().tables.balances.rows).toEqual([row('A', 2), row('C', 1)])
  })

  it('keeps the rows as they are when only their truth changes', () => {
    const before = deskStore.getState().tables.balances
    applyPatch({ desk: 1, sequence: 5, slices: { balances: { meta: { ...meta, fetch: 'fetching' }, reset: false, upsert: [], remove: [] } } })
    const after = deskStore.getState().tables.balances
    expect(after.rows).toBe(before.rows)
    expect(after.meta.fetch).toBe('fetching')
  })

  it('leaves other slices alone', () => {
    const { fills } = deskStore.getState().tables
    applyPatch({ desk: 1, sequence: 5, slices: { balances: { meta, reset: true, upsert: [], remove: [] } } })
    expect(deskStore.getState().tables.fills).toBe(fills)
    expect(deskStore.getState().tables.balances.rows).toEqual([])
  })

  it.each([{ desk: 1, sequence: 6 }, { desk: 1, sequence: 4 }, { desk: 2, sequence: 5 }])('refuses a patch that does not follow: %o', (place) => {
    expect(applyPatch({ ...place, slices: {} })).toBe(false)
    expect(deskStore.getState().tables.balances.rows).toHaveLength(2)
  })

  it('catches up with what came while it was fetched, passing over what is in it already', () => {
    const patch = (sequence: number, total: number): DeskPatch => ({ desk: 1, sequence, slices: { balances: { meta, reset: false, upsert: [row('A', total)], remove: [] } } })
    expect(catchUp([patch(3, 7), patch(4, 8), patch(5, 9)])).toBe(true)
    expect(deskStore.getState().tables.balances.rows).toEqual([row('A', 9), row('B', 1)])
    expect(deskStore.getState().sequence).toBe(5)
  })

  it.each([[[6]], [[5, 7]]])('cannot catch up when one of %o is missing', (sequences) => {
    expect(catchUp(sequences.map((sequence) => ({ desk: 1, sequence, slices: {} })))).toBe(false)
  })
})

describe('a past desk', () => {
  const moment = { at: 500, reason: 'pace' as const, previous: 400, next: null, bearings: null }
  const balances = (): readonly unknown[] => deskStore.getState().tables.balances.rows

  beforeEach(() => {
    showPast(moment, { balances: { meta, reset: true, upsert: [row('P', 5)], remove: [] } })
  })

  it('is shown whole, in place of the live one', () => {
    expect(balances()).toEqual([row('P', 5)])
    expect(deskStore.getState()).toMatchObject({ isWhole: true, past: moment })
  })

  it('stays as it was while patches come, which are there at once on the way back', () => {
    const { tables } = deskStore.getState()
    expect(applyPatch({ desk: 1, sequence: 5, slices: { balances: { meta, reset: false, upsert: [row('A', 9)], remove: [] } } })).toBe(true)
    expect(deskStore.getState().tables).toBe(tables)
    showLive()
    expect(balances()).toEqual([row('A', 9), row('B', 1)])
    expect(deskStore.getState()).toMatchObject({ past: null, sequence: 5 })
    expect(applyPatch({ desk: 1, sequence: 6, slices: {} })).toBe(true)
  })

  it('gives way to another past desk, and the live one is still there', () => {
    showPast({ ...moment, at: 400 }, {})
    expect(balances()).toEqual([])
    showLive()
    expect(balances()).toEqual([row('A', 1), row('B', 1)])
  })

  it('says that a patch was missed, and takes the whole that was asked for then', () => {
    expect(applyPatch({ desk: 1, sequence: 7, slices: {} })).toBe(false)
    openDesk({ desk: 1, sequence: 8, slices: { balances: { meta, reset: true, upsert: [row('A', 3)], remove: [] } } })
    expect(balances()).toEqual([row('P', 5)])
    showLive()
    expect(balances()).toEqual([row('A', 3)])
  })

  it('ends with the desk that it is of', () => {
    openDesk({ desk: 2, sequence: 0, slices: {} })
    expect(deskStore.getState()).toMatchObject({ desk: 2, past: null })
    expect(balances()).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { Reach } from '../../shared/state/panel-truth.js'
import { emptyMeta } from '../../shared/state/empty-meta.js'
import { slices } from '../../shared/state/slices.js'
import { cellStateAt, type CellSource } from './cell-state.js'
import { deskStore, type Tables } from './desk-store.js'

const NOW = 1_000_000_000
const up = { reachable: true, mode: 'up', error: null, nextAttemptAt: null } as const
const reach: Reach = { postgres: up, ib: up }
const live = { ...emptyMeta, asOf: NOW - 1_000, origin: 'live' } as const
const { tables } = deskStore.getState()
const desk: Tables = { ...tables, brokerPositions: { ...tables.brokerPositions, meta: live }, quotes: { ...tables.quotes, meta: live }, positionPnl: { ...tables.positionPnl, meta: { ...live, asOf: NOW - slices.positionPnl.staleAfterMs - 1 } } }
const quote = (own: Partial<CellSource>): CellSource => ({ slice: 'quotes', rowSlice: 'brokerPositions', at: NOW - 500, ...own })

describe('a cell from another source than its row', () => {
  it('says nothing while it is as its row', () => {
    expect(cellStateAt(quote({}), desk, reach, NOW)).toBeNull()
    expect(cellStateAt(quote({ at: NOW - 60_000 }), desk, { ...reach, ib: { ...up, reachable: false } }, NOW)).toBeNull()
  })

  it.each([
    ['an old tick', { at: NOW - 60_000 }, 'stale', 60_000],
    ['a shut session', { at: NOW - 60_000, isClosed: true }, 'closed', 60_000],
    ['a delayed quote', { isDelayed: true }, 'delayed', 500],
    ['a quote whose farm is broken', { why: 'usfarm is broken' }, 'stale', 500],
    ['no tick at all', { at: null }, 'never', null]
  ] as const)('tells %s', (_what, own, state, age) => {
    expect(cellStateAt(quote(own), desk, reach, NOW)).toMatchObject({ state, age })
  })

  it('takes the age of its slice where it has none of its own', () => {
    expect(cellStateAt({ slice: 'positionPnl', rowSlice: 'brokerPositions' }, desk, reach, NOW)).toMatchObject({ state: 'stale', asOf: NOW - slices.positionPnl.staleAfterMs - 1 })
  })

  it('is told apart from a row of a source that cannot be reached', () => {
    expect(cellStateAt({ slice: 'quotes', rowSlice: 'databasePositions', at: NOW }, desk, { postgres: { ...up, reachable: false }, ib: up }, NOW)).toMatchObject({ state: 'live' })
  })
})

import { expect, it } from 'vitest'
import { emptyMeta } from '../../shared/state/empty-meta.js'
import { rowKey, sliceKeys, type SliceKey, type SliceRow } from '../../shared/state/slices.js'
import type { Tables } from '../stores/desk-store.js'
import { rowPlaceOf } from './row-place.js'

/** Tables with what a test needs of their rows. */
function tablesWith(given: { readonly [K in SliceKey]?: readonly Partial<SliceRow<K>>[] }): Tables {
  return Object.fromEntries(sliceKeys.map((slice) => {
    const rows = (given[slice] ?? []) as readonly SliceRow<typeof slice>[]
    return [slice, { meta: emptyMeta, rows, byKey: new Map(rows.map((row) => [rowKey(slice, row), row])) }]
  })) as unknown as Tables
}

const contract = { symbol: 'ES', localSymbol: 'ESZ6', secType: 'FUT', currency: 'USD' }

it('leads to a working order, whichever book tells of it, and to its newest execution when it has ended', () => {
  const tables = tablesWith({
    brokerOrders: [{ permId: '71' }],
    databaseOrders: [{ orderId: 'A', brokerPermId: '71' }, { orderId: 'B', brokerPermId: null }, { orderId: 'C', brokerPermId: '72' }],
    triggerOrders: [{ triggerId: 'T' }],
    fills: [{ execId: 'x1', permId: '72', executedAt: 1 }, { execId: 'x2', permId: '72', executedAt: 2 }]
  })
  const order = (row: string): object => ({ kind: 'row', screen: 'orders', grid: 'Open orders', row })
  expect(rowPlaceOf({ slice: 'brokerOrders', key: '71' }, tables)).toEqual(order('perm:71'))
  expect(rowPlaceOf({ slice: 'databaseOrders', key: 'A' }, tables)).toEqual(order('perm:71'))
  expect(rowPlaceOf({ slice: 'databaseOrders', key: 'B' }, tables)).toEqual(order('order:B'))
  expect(rowPlaceOf({ slice: 'triggerOrders', key: 'T' }, tables)).toEqual(order('trigger:T'))
  expect(rowPlaceOf({ slice: 'completedOrders', key: '72' }, tables)).toMatchObject({ grid: 'Fills', row: 'x2' })
  expect(rowPlaceOf({ slice: 'databaseOrders', key: 'C' }, tables)).toMatchObject({ grid: 'Fills', row: 'x2' })
  expect(rowPlaceOf({ slice: 'completedOrders', key: '73' }, tables)).toBeNull()
})

it('leads to a position by the name that the joined table gives it', () => {
  const database = { account: 'DU1', venue: 'CME', conId: null, ...contract }
  const tables = tablesWith({
    brokerPositions: [{ account: 'DU1', conId: '9', ...contract }],
    databasePositions: [{ ...database, symbol: 'ESZ6' }, { ...database, symbol: 'ZN', secType: null }]
  })
  expect(rowPlaceOf({ slice: 'brokerPositions', key: 'DU1|9' }, tables)).toMatchObject({ screen: 'positions', row: 'DU1|9' })
  expect(rowPlaceOf({ slice: 'databasePositions', key: 'DU1|CME|ESZ6' }, tables)).toMatchObject({ screen: 'positions', row: 'DU1|9' })
  expect(rowPlaceOf({ slice: 'databasePositions', key: 'DU1|CME|ZN' }, tables)).toMatchObject({ screen: 'positions', row: 'DU1|ZN|USD|' })
  expect(rowPlaceOf({ slice: 'quotes', key: '9' }, tables)).toMatchObject({ screen: 'positions', row: 'DU1|9' })
  expect(rowPlaceOf({ slice: 'brokerPositions', key: 'DU1|10' }, tables)).toBeNull()
})

it('leads to the figure of an account, to the chart of what is only watched, and nowhere where a row has gone', () => {
  const tables = tablesWith({ accountPnl: [{ account: 'DU1' }], accountValues: [{ account: 'DU1', tag: 'Cushion', currency: '' }], quotes: [{ conId: '5' }], equity: [{ account: 'DU1', asOf: 7 }] })
  expect(rowPlaceOf({ slice: 'accountPnl', key: 'DU1' }, tables)).toEqual({ kind: 'figure', figure: 'daily-pnl', account: 'DU1' })
  expect(rowPlaceOf({ slice: 'accountValues', key: 'DU1|Cushion|' }, tables)).toEqual({ kind: 'figure', figure: 'excess-liquidity', account: 'DU1' })
  expect(rowPlaceOf({ slice: 'equity', key: 'DU1|7' }, tables)).toEqual({ kind: 'figure', figure: 'net-liquidation', account: 'DU1' })
  expect(rowPlaceOf({ slice: 'quotes', key: '5' }, tables)).toEqual({ kind: 'chart', conId: '5' })
  expect(rowPlaceOf({ slice: 'fills', key: 'x9' }, tables)).toBeNull()
  expect(rowPlaceOf({ slice: 'signals', key: 's' }, tables)).toBeNull()
})

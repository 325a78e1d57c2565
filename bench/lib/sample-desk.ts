/** A desk of a given size with rows as long as real ones. */
import type { SliceChange } from '../../src/main/desk/ports.js'
import { decimal } from '../../src/shared/lib/decimal.js'
import { emptyMeta } from '../../src/shared/state/empty-meta.js'
import { rowKey, type SliceKey, type SliceRow } from '../../src/shared/state/slices.js'

export interface DeskSize {
  readonly positions: number
  readonly orders: number
  readonly fills: number
}

const instrument = (n: number) => ({
  conId: String(265_000 + n), symbol: `SYM${String(n)}`, localSymbol: `SYM${String(n)}`, secType: 'STK', currency: 'USD', multiplier: decimal(1)
})
const cents = (n: number) => decimal(((n * 7_919) % 99_991) / 100)

function position(n: number): SliceRow<'brokerPositions'> {
  return { account: 'DU4200017', ...instrument(n), expiry: '', strike: null, right: '', quantity: decimal((n % 400) - 150), averageCost: cents(n) }
}

function order(n: number): SliceRow<'brokerOrders'> {
  return {
    permId: String(1_100_000_000 + n), orderId: n, clientId: 11, account: 'DU4200017', ...instrument(n % 200), side: n % 2 === 0 ? 'buy' : 'sell', orderType: n % 3 === 0 ? 'STP' : 'LMT',
    quantity: decimal(100), filled: decimal(0), remaining: decimal(100), limitPrice: cents(n), auxPrice: null, trailStopPrice: null, trailPercent: null, timeInForce: 'GTC', ocaGroup: '',
    parentId: 0, status: 'Submitted', whyHeld: '', averageFillPrice: null, orderRef: 'Opening Range', at: 1_700_000_000_000 + n
  }
}

function fill(n: number): SliceRow<'fills'> {
  return {
    execId: `0000e0d5.${n.toString(16).padStart(8, '0')}.01.01`, permId: String(1_100_000_000 + n), orderId: n, clientId: 11, account: 'DU4200017', ...instrument(n % 200),
    side: n % 2 === 0 ? 'buy' : 'sell', quantity: decimal(100), price: cents(n), executedAt: 1_700_000_000_000 + n * 250, exchange: 'ISLAND', commission: decimal('1.05'),
    commissionCurrency: 'USD', realizedPnl: n % 2 === 0 ? null : cents(n), orderRef: 'Opening Range'
  }
}

function table<K extends SliceKey>(key: K, count: number, row: (n: number) => SliceRow<K>): SliceChange<K> {
  const rows = Array.from({ length: count }, (_, n) => row(n))
  return { key, meta: { ...emptyMeta, asOf: 1_700_000_000_000, origin: 'live', fetch: 'idle' }, reset: true, upsert: new Map(rows.map((one) => [rowKey(key, one), one])), remove: new Set() }
}

/** The desk as changes from nothing. */
export function sampleDesk({ positions, orders, fills }: DeskSize): readonly SliceChange[] {
  return [table('brokerPositions', positions, position), table('brokerOrders', orders, order), table('fills', fills, fill)]
}

/** The trading system's rows in memory. */
import { Listeners } from './listeners.js'
import type { RelationName, TradingChange, TradingRows } from './trading-view.js'

type Tables = { readonly [R in RelationName]: Map<string, TradingRows[R]> }

/** Rows of a relation beyond this many are forgotten, oldest first, once nothing can happen to them any more. */
const KEPT_ROWS = 4_000

const keys: { readonly [R in RelationName]: (row: TradingRows[R]) => string } = {
  paper_trades: (row) => row.tradeId,
  orders: (row) => row.orderId,
  trigger_orders: (row) => row.triggerId,
  positions: (row) => `${row.account}|${row.venue}|${row.symbol}`,
  balances: (row) => `${row.account}|${row.venue}|${row.currency}`,
  equity: (row) => `${row.account}|${String(row.asOf)}`,
  signals: (row) => row.signalId,
  service_heartbeats: (row) => row.service
}

/** Key of a row within its relation. */
export function keyOf<R extends RelationName>(relation: R, row: TradingRows[R]): string {
  return keys[relation](row)
}

export class TradingBook {
  readonly changed = new Listeners<TradingChange>()
  readonly #tables: Tables = {
    paper_trades: new Map(),
    orders: new Map(),
    trigger_orders: new Map(),
    positions: new Map(),
    balances: new Map(),
    equity: new Map(),
    signals: new Map(),
    service_heartbeats: new Map()
  }

  rows<R extends RelationName>(relation: R): readonly TradingRows[R][] {
    return [...this.#table(relation).values()]
  }

  get<R extends RelationName>(relation: R, key: string): TradingRows[R] | undefined {
    return this.#table(relation).get(key)
  }

  put<R extends RelationName>(relation: R, row: TradingRows[R]): void {
    const table = this.#table(relation)
    table.set(keyOf(relation, row), row)
    if (table.size > KEPT_ROWS) this.#forgetOldest(relation)
    this.#tell(relation, row, false)
  }

  remove(relation: RelationName, key: string): void {
    const row = this.#table(relation).get(key)
    if (row === undefined) return
    this.#table(relation).delete(key)
    this.#tell(relation, row, true)
  }

  #table<R extends RelationName>(relation: R): Map<string, TradingRows[R]> {
    return this.#tables[relation]
  }

  #tell<R extends RelationName>(relation: R, row: TradingRows[R], gone: boolean): void {
    // The row is of this relation; TypeScript cannot follow that into the union.
    this.changed.tell({ relation, row, gone } as TradingChange)
  }

  #forgetOldest(relation: RelationName): void {
    const live = new Set(['open', 'working', 'partially_filled', 'armed', 'pending'])
    for (const [key, row] of this.#table(relation)) {
      const state = 'status' in row ? row.status : 'decision' in row ? row.decision : ''
      if (live.has(state)) continue
      this.#table(relation).delete(key)
      return
    }
  }
}

/**
 * One row in every relation that a hand of the benchmark's own changes again and again; its number is the time at which
 * it was written, so that whoever reads it knows how long the change took to arrive.
 */
import type { Client } from 'pg'
import type { SliceKey } from '../../src/shared/state/slices.js'

/** Milliseconds between two changes of the same row. */
export const MARK_EVERY_MS = 500
const MARK = 'floor-mark'

/** Where a mark stands in the rows of a slice. */
export interface MarkField {
  readonly slice: SliceKey
  /** The field that names the marked row. */
  readonly id: string
  /** The field that holds its time. */
  readonly time: string
}

export const markFields: readonly MarkField[] = [
  { slice: 'paperTrades', id: 'tradeId', time: 'expectedEdge' },
  { slice: 'databaseOrders', id: 'orderId', time: 'limitPrice' },
  { slice: 'triggerOrders', id: 'triggerId', time: 'limitPrice' },
  { slice: 'databasePositions', id: 'account', time: 'averagePrice' },
  { slice: 'balances', id: 'account', time: 'total' },
  { slice: 'equity', id: 'account', time: 'equity' },
  { slice: 'signals', id: 'signalId', time: 'strength' },
  { slice: 'services', id: 'service', time: 'lastRunMs' }
]

/** Each is a transaction of its own; `$1` is the moment in epoch milliseconds. */
const writes: readonly string[] = [
  `INSERT INTO pitwall.paper_trades (trade_id, strategy, venue, symbol, side, quantity, price, expected_edge, status, opened_at, currency, updated_at)
   VALUES ('${MARK}', 'floor', 'X', 'X', 'buy', 1, 1, $1::numeric, 'open', now(), 'USD', now()) ON CONFLICT (trade_id) DO UPDATE SET expected_edge = excluded.expected_edge, updated_at = now()`,
  `INSERT INTO pitwall.orders (order_id, venue, account, symbol, side, order_type, quantity, limit_price, time_in_force, status, currency, created_at, updated_at)
   VALUES ('${MARK}', 'X', 'X', 'X', 'buy', 'limit', 1, $1::numeric, 'DAY', 'working', 'USD', now(), now()) ON CONFLICT (order_id) DO UPDATE SET limit_price = excluded.limit_price, updated_at = now()`,
  `INSERT INTO pitwall.trigger_orders (trigger_id, venue, account, symbol, side, trigger_type, trigger_price, limit_price, quantity, status, created_at, updated_at)
   VALUES ('${MARK}', 'X', 'X', 'X', 'sell', 'stop_loss', 1, $1::numeric, 1, 'armed', now(), now()) ON CONFLICT (trigger_id) DO UPDATE SET limit_price = excluded.limit_price, updated_at = now()`,
  `INSERT INTO pitwall.positions (account, venue, symbol, currency, quantity, average_price, updated_at)
   VALUES ('${MARK}', 'X', 'X', 'USD', 1, $1::numeric, now()) ON CONFLICT (account, venue, symbol) DO UPDATE SET average_price = excluded.average_price, updated_at = now()`,
  `INSERT INTO pitwall.balances (account, venue, currency, total, available, updated_at)
   VALUES ('${MARK}', 'X', 'USD', $1::numeric, 0, now()) ON CONFLICT (account, venue, currency) DO UPDATE SET total = excluded.total, updated_at = now()`,
  `INSERT INTO pitwall.equity (account, as_of, equity, currency) VALUES ('${MARK}', clock_timestamp(), $1::numeric, 'USD')`,
  `INSERT INTO pitwall.signals (signal_id, strategy, symbol, direction, strength, fired_at, decision, decided_at)
   VALUES ('${MARK}', 'floor', 'X', 'buy', $1::numeric, now(), 'skipped', now()) ON CONFLICT (signal_id) DO UPDATE SET strength = excluded.strength, decided_at = now()`,
  `INSERT INTO pitwall.service_heartbeats (service, interval_seconds, last_beat_at, last_run_ms, status)
   VALUES ('${MARK}', 1, now(), $1::numeric, 'ok') ON CONFLICT (service) DO UPDATE SET last_run_ms = excluded.last_run_ms, last_beat_at = now()`
]

/** Writes marks until told to stop. */
export class Marking {
  #over = false
  readonly #marking: Promise<void>

  constructor(private readonly client: Client) {
    this.#marking = this.#mark()
  }

  async stop(): Promise<void> {
    this.#over = true
    await this.#marking
  }

  async #mark(): Promise<void> {
    for (let due = Date.now(); !this.#over; due += MARK_EVERY_MS) {
      for (const write of writes) await this.client.query(write, [Date.now()])
      await new Promise((resolve) => {
        setTimeout(resolve, Math.max(0, due + MARK_EVERY_MS - Date.now()))
      })
    }
  }
}

/** How late the marks of one relation arrived at one desk, in milliseconds. */
export class Arrivals {
  #last: number | null = null

  constructor(private readonly field: MarkField) {}

  /** Looks for the mark among rows that arrived now. A desk that missed some learns of all of them at once. */
  see(rows: readonly unknown[], now: number, late: number[]): void {
    let newest = this.#last
    for (const row of rows) {
      const values = row as Readonly<Record<string, unknown>>
      if (values[this.field.id] !== MARK) continue
      const written = Number(values[this.field.time])
      if (newest === null || written > newest) newest = written
    }
    if (newest === null || newest === this.#last) return
    if (this.#last !== null) for (let written = newest; written > this.#last + MARK_EVERY_MS / 2; written -= MARK_EVERY_MS) late.push(now - written)
    this.#last = newest
  }
}

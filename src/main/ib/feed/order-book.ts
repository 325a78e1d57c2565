/**
 * Working orders by permanent id. An open order and its status come as two messages; a poll's answer counts only when it
 * is complete, and then it is everything there is.
 */
import type { BrokerOrder } from '../../../shared/domain/broker-rows.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { OpenOrder, OrderStatus } from '../protocol.js'

interface Entry {
  readonly order: OpenOrder
  readonly status: OrderStatus | null
  readonly at: EpochMs
}

/** What one message changed on screen. */
export type OrderChange = { readonly kind: 'row'; readonly row: BrokerOrder } | { readonly kind: 'gone'; readonly permId: string } | null

const ended: ReadonlySet<string> = new Set(['Filled', 'Cancelled', 'ApiCancelled'])

export class OrderBook {
  private entries = new Map<string, Entry>()
  private answer: Map<string, Entry> | null = null

  /** A poll begins: what comes until its end is the new whole. */
  begin(): void {
    this.answer = new Map()
  }

  /** The poll failed: the last whole stays. */
  abandon(): void {
    this.answer = null
  }

  /** The poll is complete. @returns all working orders, and whether one that worked before is not among them */
  finish(): { readonly rows: BrokerOrder[]; readonly hasEnded: boolean } {
    const answer = this.answer ?? new Map<string, Entry>()
    const rows: BrokerOrder[] = []
    for (const [permId, entry] of answer) {
      // A status that is not repeated is the one there was.
      const known = { ...entry, status: entry.status ?? this.entries.get(permId)?.status ?? null }
      answer.set(permId, known)
      const row = toRow(known)
      if (!ended.has(row.status)) rows.push(row)
    }
    const working = new Set(rows.map(({ permId }) => permId))
    const hasEnded = [...this.entries.keys()].some((permId) => !working.has(permId))
    // An order that is told once more after its end has not ended again.
    this.entries = new Map([...answer].filter(([permId]) => working.has(permId)))
    this.answer = null
    return { rows, hasEnded }
  }

  open(order: OpenOrder, at: EpochMs): OrderChange {
    const book = this.answer ?? this.entries
    const entry: Entry = { order, status: book.get(order.permId)?.status ?? null, at }
    book.set(order.permId, entry)
    return this.changeOf(entry)
  }

  status(status: OrderStatus, at: EpochMs): OrderChange {
    const book = this.answer ?? this.entries
    const known = book.get(status.permId) ?? this.entries.get(status.permId)
    if (known === undefined) return null
    const entry: Entry = { order: known.order, status, at }
    book.set(status.permId, entry)
    return this.changeOf(entry)
  }

  private changeOf(entry: Entry): OrderChange {
    if (this.answer !== null) return null // The end of the poll says it all.
    const row = toRow(entry)
    if (!ended.has(row.status)) return { kind: 'row', row }
    this.entries.delete(row.permId)
    return { kind: 'gone', permId: row.permId }
  }
}

function toRow({ order, status, at }: Entry): BrokerOrder {
  // Statuses may be missing (IB.md 3.9): the order is there all the same, and how much of it is filled is not known.
  if (status === null) return { ...order, filled: null, remaining: null, averageFillPrice: null, at }
  return {
    ...order, status: status.status, whyHeld: status.whyHeld, filled: status.filled, remaining: status.remaining, averageFillPrice: status.averageFillPrice, at
  }
}

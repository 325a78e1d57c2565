/**
 * Signals with their trace: decision, orders, fills and paper trades, joined by order_id, parent_order_id, signal_id and
 * broker_perm_id, with latency and slippage of each step.
 */
import type { EpochMs } from '../lib/clock.js'
import { groupBy } from '../lib/group-by.js'
import type { BrokerOrder, CompletedOrder, Fill } from './broker-rows.js'
import type { DatabaseOrder, PaperTrade, ServiceHeartbeat, Signal, TriggerOrder } from './database-rows.js'
import { answerOf, type SignalAnswer } from './signal-answer.js'
import { isEnded, readWord } from './order-state.js'
import { silentServices } from './silent-services.js'
import { traceSteps, type TraceStep } from './trace-steps.js'
import { tracedOrder, type TracedOrder } from './traced-order.js'
import { tracedTrade, type TracedTrade } from './traced-trade.js'

export interface TraceInput {
  readonly databaseOrders: readonly DatabaseOrder[]
  readonly triggerOrders: readonly TriggerOrder[]
  readonly brokerOrders: readonly BrokerOrder[]
  readonly completedOrders: readonly CompletedOrder[]
  readonly fills: readonly Fill[]
  readonly paperTrades: readonly PaperTrade[]
  readonly services: readonly ServiceHeartbeat[]
  /** By the database's clock: see `heartbeatsJudgedAt`. */
  readonly servicesJudgedAt: EpochMs | null
  /** Why not all orders, or paper trades, of the database are known; null: they are. */
  readonly ordersUnknown: string | null
  readonly tradesUnknown: string | null
  /** When orders, or paper trades, were last read, by the database's clock; null: not known. */
  readonly ordersReadAt: EpochMs | null
  readonly tradesReadAt: EpochMs | null
}

export interface SignalTrace {
  readonly signal: Signal
  readonly answer: SignalAnswer
  readonly steps: readonly TraceStep[]
  /** From the first step to the last whose time is known; null: only one is. */
  readonly totalMs: number | null
  /** The signal's own order; null: there is none, or it is not known. */
  readonly entry: TracedOrder | null
  /** The entry and what hangs under it. */
  readonly orders: readonly TracedOrder[]
  readonly trades: readonly TracedTrade[]
}

/** Looks up the traces of signals; each is made when it is first asked for. */
export class SignalTraces {
  readonly #orders: ReadonlyMap<string, DatabaseOrder>
  readonly #children: ReadonlyMap<string, readonly DatabaseOrder[]>
  readonly #working: ReadonlyMap<string, BrokerOrder>
  readonly #completed: ReadonlyMap<string, CompletedOrder>
  readonly #fills: ReadonlyMap<string, readonly Fill[]>
  readonly #trades: ReadonlyMap<string, readonly PaperTrade[]>
  readonly #triggers: ReadonlyMap<string, readonly TriggerOrder[]>
  readonly #ordersSince: EpochMs | null
  readonly #tradesSince: EpochMs | null
  readonly #made = new WeakMap<Signal, SignalTrace>()

  constructor(private readonly input: TraceInput) {
    this.#orders = new Map(input.databaseOrders.map((order) => [order.orderId, order]))
    this.#children = groupBy(input.databaseOrders.filter(({ parentOrderId }) => parentOrderId !== null), ({ parentOrderId }) => parentOrderId ?? '')
    this.#working = new Map(input.brokerOrders.map((order) => [order.permId, order]))
    this.#completed = new Map(input.completedOrders.map((order) => [order.permId, order]))
    this.#fills = groupBy(input.fills, ({ permId }) => permId)
    this.#trades = groupBy(input.paperTrades.filter(({ signalId }) => signalId !== null), ({ signalId }) => signalId ?? '')
    this.#triggers = groupBy(input.triggerOrders.filter(({ linkedOrderId }) => linkedOrderId !== null), ({ linkedOrderId }) => linkedOrderId ?? '')
    this.#ordersSince = oldestEnd(input.databaseOrders)
    this.#tradesSince = oldestEnd(input.paperTrades)
  }

  of(signal: Signal): SignalTrace {
    const known = this.#made.get(signal)
    if (known !== undefined) return known
    const made = this.#make(signal)
    this.#made.set(signal, made)
    return made
  }

  #make(signal: Signal): SignalTrace {
    const { services, servicesJudgedAt, ordersReadAt, tradesReadAt } = this.input
    const ordersUnknown = this.input.ordersUnknown ?? outOfSight(signal, this.#ordersSince, ordersReadAt, 'orders')
    const tradesUnknown = this.input.tradesUnknown ?? outOfSight(signal, this.#tradesSince, tradesReadAt, 'paper trades')
    const order = signal.orderId === null ? undefined : this.#orders.get(signal.orderId)
    const entry = order === undefined ? null : this.#traced(order, 'entry')
    const children = order === undefined ? [] : this.#below(order).map((child) => this.#traced(child, child.side === order.side ? 'child' : 'exit'))
    const trades = this.#trades.get(signal.signalId) ?? []
    const silent = silentServices(services, servicesJudgedAt, signal.decidedAt ?? signal.firedAt, signal.strategy)
    const answer = answerOf({ signal, entry, trades, ordersUnknown, tradesUnknown, silent })
    const steps = traceSteps(signal, entry, trades[0] ?? null, whyNoOrder(answer, ordersUnknown))
    const times = steps.map(({ at }) => at).filter((at) => at !== null)
    return {
      signal, answer, steps, entry,
      totalMs: times.length < 2 ? null : (times.at(-1) ?? 0) - (times[0] ?? 0),
      orders: entry === null ? [] : [entry, ...children],
      trades: trades.map((trade) => tracedTrade(trade, this.#triggers.get(trade.tradeId) ?? []))
    }
  }

  #traced(db: DatabaseOrder, part: TracedOrder['part']): TracedOrder {
    const permId = db.brokerPermId
    if (permId === null) return tracedOrder({ db, working: null, completed: null, fills: [] }, part)
    return tracedOrder({ db, working: this.#working.get(permId) ?? null, completed: this.#completed.get(permId) ?? null, fills: this.#fills.get(permId) ?? [] }, part)
  }

  /** Children and theirs, each once, even where the database has them in a circle. */
  #below(top: DatabaseOrder): readonly DatabaseOrder[] {
    const seen = new Set([top.orderId])
    const found: DatabaseOrder[] = []
    const open = [top]
    for (let order = open.pop(); order !== undefined; order = open.pop()) {
      for (const child of this.#children.get(order.orderId) ?? []) {
        if (seen.has(child.orderId)) continue
        seen.add(child.orderId)
        found.push(child)
        open.push(child)
      }
    }
    return found.sort((a, b) => a.createdAt - b.createdAt || (a.orderId < b.orderId ? -1 : 1))
  }
}

/** Of what has ended the desk keeps what was changed last; what is open it keeps however old. Null: nothing has ended, or nothing was left out. */
function oldestEnd(rows: readonly { readonly status: string; readonly updatedAt: EpochMs }[]): EpochMs | null {
  let first: EpochMs | null = null
  for (const { status, updatedAt } of rows) if (isEnded(readWord(status)) && (first === null || updatedAt < first)) first = updatedAt
  return first
}

/**
 * Why what followed a signal may be in no row that is here: the desk keeps the latest rows, so that those of an old signal
 * may have been left out; and each relation is read in its own time, so that those of a new one may not have been read.
 */
function outOfSight({ firedAt, decidedAt }: Signal, since: EpochMs | null, readAt: EpochMs | null, what: string): string | null {
  if (readAt !== null && readAt <= (decidedAt ?? firedAt)) return `the ${what} were last read before that`
  return since !== null && firedAt < since ? `the ${what} that are kept here are all younger` : null
}

/** What the steps say that did not follow: in as few words as the answer has many. */
function whyNoOrder({ outcome }: SignalAnswer, ordersUnknown: string | null): string {
  switch (outcome) {
    case 'skipped': return 'the signal was skipped'
    case 'rejected': return 'the signal was rejected'
    case 'undecided': return 'not decided yet'
    case 'order-missing': return 'its order is not in the database'
    case 'unknown': return ordersUnknown ?? 'not known'
    default: return 'no order followed'
  }
}

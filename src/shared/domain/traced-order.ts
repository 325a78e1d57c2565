/** An order that followed a signal, as all that know of it tell it: the database's row, the broker's, its end and its fills. */
import type { EpochMs } from '../lib/clock.js'
import { big, text, ZERO, type DecimalText } from '../lib/decimal.js'
import type { BrokerOrder, CompletedOrder, Fill } from './broker-rows.js'
import type { DatabaseOrder } from './database-rows.js'
import { figure, noFigure, type Figure } from './figure.js'
import { draftOfBrokerOrder, draftOfDatabaseOrder } from './order-draft.js'
import type { OrderKind } from './order-kind.js'
import { brokerOrderState, type OrderState } from './order-state.js'
import { orderSlippage, type Slippage } from './slippage.js'

/** What is known of one order. */
export interface OrderEvidence {
  readonly db: DatabaseOrder
  /** Working at the broker. */
  readonly working: BrokerOrder | null
  /** Ended at the broker. */
  readonly completed: CompletedOrder | null
  readonly fills: readonly Fill[]
}

export interface TracedOrder {
  readonly orderId: string
  readonly permId: string | null
  /** entry: the order of the signal itself. exit: a child of it on the other side. child: one on the same side. */
  readonly part: 'entry' | 'exit' | 'child'
  readonly side: 'buy' | 'sell'
  readonly type: OrderKind
  readonly state: OrderState
  /** The sources' own words for the state. */
  readonly words: { readonly db: string; readonly ib: string | null }
  readonly quantity: DecimalText
  /** The most that any source tells. */
  readonly filled: DecimalText
  readonly currency: string
  readonly createdAt: EpochMs
  readonly updatedAt: EpochMs
  /** The executions that are known here, in their order. */
  readonly fills: readonly Fill[]
  /** Quantity of `fills`: less than `filled` where some are not known. */
  readonly knownFilled: DecimalText
  /** Average price of the known fills, else the broker's own average. */
  readonly averagePrice: Figure
  readonly slippage: Slippage
}

export function tracedOrder({ db, working, completed, fills }: OrderEvidence, part: TracedOrder['part']): TracedOrder {
  const own = draftOfDatabaseOrder(db)
  const told = working === null ? null : draftOfBrokerOrder(working)
  const ended = completed === null ? null : brokerOrderState({ ...completed, whyHeld: '', remaining: null })
  const executed = [...fills].sort((a, b) => a.executedAt - b.executedAt || (a.execId < b.execId ? -1 : 1))
  const knownFilled = text(executed.reduce((sum, fill) => sum.plus(fill.quantity), big(ZERO)))
  const filled = most([db.filledQuantity, working?.filled, completed?.filled, knownFilled])
  const averagePrice = averageOf(executed, filled, working?.averageFillPrice ?? null, db.brokerPermId)
  const { orderId, side, quantity, currency, createdAt, updatedAt } = db
  return {
    orderId, side, quantity, currency, createdAt, updatedAt, part, filled, knownFilled, averagePrice,
    permId: db.brokerPermId,
    type: own.type,
    state: (told?.reading ?? ended ?? own.reading).state,
    words: { db: db.status, ib: told?.reading.word ?? (completed === null ? null : completed.because === '' ? completed.status : `${completed.status} (${completed.because})`) },
    fills: executed,
    // The broker moves a trailing stop; the database may still have the price at which it started.
    slippage: orderSlippage(side, averagePrice, { type: own.type, limitPrice: own.limitPrice, stopPrice: told?.stopPrice ?? own.stopPrice })
  }
}

function most(quantities: readonly (DecimalText | null | undefined)[]): DecimalText {
  return quantities.reduce<DecimalText>((largest, one) => (one != null && big(one).gt(largest) ? one : largest), ZERO)
}

function averageOf(fills: readonly Fill[], filled: DecimalText, brokerAverage: DecimalText | null, permId: string | null): Figure {
  const quantity = fills.reduce((sum, fill) => sum.plus(fill.quantity), big(ZERO))
  if (quantity.gt(0)) return figure(text(fills.reduce((sum, fill) => sum.plus(big(fill.price).times(fill.quantity)), big(ZERO)).div(quantity)))
  if (big(filled).eq(0)) return noFigure('nothing has been filled')
  if (brokerAverage !== null && big(brokerAverage).gt(0)) return figure(brokerAverage)
  return noFigure(permId === null
    ? 'the database tells how much was filled, not at which price, and names no order at the broker'
    : "the broker's executions of this order are not known here: it reports those of the day")
}

/** All of the order has been filled, by whoever tells the most. */
export function isWhole({ quantity, filled }: Pick<TracedOrder, 'quantity' | 'filled'>): boolean {
  return big(quantity).gt(0) && big(filled).gte(quantity)
}

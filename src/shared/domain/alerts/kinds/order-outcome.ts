/** An order was filled, filled in part, rejected or cancelled. */
import type { DecimalText } from '../../../lib/decimal.js'
import type { SliceKey, SliceRow } from '../../../state/slices.js'
import type { AlertDesk, Touched } from '../alert-desk.js'
import { inScope } from '../in-scope.js'
import { outcomesOfBrokerOrder, outcomesOfCompletedOrder, outcomesOfDatabaseOrder, outcomesOfFills, outcomesOfTriggerOrder, type Outcome, type OrderOutcome } from '../order-outcomes.js'
import type { AlertEvent, EventKind } from '../rule-kind.js'
import { priceText, quantityText } from '../words.js'

const told: Readonly<Record<Outcome, string>> = { filled: 'filled', 'partially-filled': 'filled in part', rejected: 'rejected', cancelled: 'cancelled' }

function* changed<K extends SliceKey>(desk: AlertDesk, key: K, touched: Touched | null): Iterable<SliceRow<K>> {
  const rows = desk.rows(key)
  if (touched === null) yield* rows.values()
  else {
    for (const id of touched.rows(key)) {
      const row = rows.get(id)
      if (row !== undefined) yield row
    }
  }
}

/** All executions of the orders that had one now: together they tell whether the order is complete. */
function* fillsOf(desk: AlertDesk, touched: Touched | null): Iterable<SliceRow<'fills'>> {
  if (touched === null) {
    yield* desk.rows('fills').values()
    return
  }
  // Executions may come before the order that says whether they complete it.
  const orders = new Set<string | null>([
    ...[...changed(desk, 'fills', touched)].map((fill) => fill.permId), ...touched.rows('brokerOrders'), ...touched.rows('completedOrders'),
    ...[...changed(desk, 'databaseOrders', touched)].map((order) => order.brokerPermId)
  ])
  if (orders.size === 0) return
  for (const fill of desk.rows('fills').values()) if (orders.has(fill.permId)) yield fill
}

function quantities(desk: AlertDesk): (permId: string) => DecimalText | null {
  let byPermId: ReadonlyMap<string, DecimalText> | null = null
  const ofDatabase = (): ReadonlyMap<string, DecimalText> => {
    byPermId ??= new Map([...desk.rows('databaseOrders').values()].flatMap(({ brokerPermId, quantity }) => (brokerPermId === null ? [] : [[brokerPermId, quantity] as const])))
    return byPermId
  }
  return (permId) => desk.rows('brokerOrders').get(permId)?.quantity ?? desk.rows('completedOrders').get(permId)?.quantity ?? ofDatabase().get(permId) ?? null
}

function* found(desk: AlertDesk, touched: Touched | null): Iterable<OrderOutcome> {
  yield* outcomesOfFills(fillsOf(desk, touched), quantities(desk))
  for (const row of changed(desk, 'brokerOrders', touched)) yield* outcomesOfBrokerOrder(row)
  for (const row of changed(desk, 'completedOrders', touched)) yield* outcomesOfCompletedOrder(row, desk.meta('completedOrders').asOf ?? desk.now)
  for (const row of changed(desk, 'databaseOrders', touched)) yield* outcomesOfDatabaseOrder(row)
  for (const row of changed(desk, 'triggerOrders', touched)) yield* outcomesOfTriggerOrder(row)
}

/** Several rules ask for the outcomes in the same changes. */
const foundIn = new WeakMap<Touched, readonly OrderOutcome[]>()

function outcomesIn(desk: AlertDesk, touched: Touched | null): Iterable<OrderOutcome> {
  if (touched === null) return found(desk, null)
  const known = foundIn.get(touched) ?? [...found(desk, touched)]
  foundIn.set(touched, known)
  return known
}

function eventOf({ key, at, outcome, symbol, side, quantity, price, account, strategy, said, target }: OrderOutcome): AlertEvent {
  const size = quantity === null ? '' : ` ${quantityText(quantity)}`
  return {
    key, at,
    words: () => ({
      title: `${symbol}: ${side}${size} ${told[outcome]}`,
      // A state that says no more than the title is not said again.
      detail: [price === null ? '' : `at ${priceText(price, null)}`, said.toLowerCase() === told[outcome] ? '' : said].filter((part) => part !== '').join(', '),
      target, account, instrument: symbol, strategy
    })
  }
}

export const orderOutcome: EventKind<'order-outcome'> = {
  type: 'event',
  title: 'Order filled, rejected or cancelled',
  problem: () => null,
  reads: () => ['fills', 'brokerOrders', 'completedOrders', 'databaseOrders', 'triggerOrders'],
  *events({ limits, scope }, desk, touched) {
    for (const one of outcomesIn(desk, touched)) {
      if (!limits.outcomes.includes(one.outcome)) continue
      if (inScope(scope, { account: one.account, instrument: one.instrument, strategy: one.strategy })) yield eventOf(one)
    }
  }
}

/**
 * What became of orders, each outcome once, whoever tells it: the database, the broker's lists, its executions. The broker's
 * executions come first; the order's own state follows by seconds or minutes and says the same under the same key.
 */
import { big, text, ZERO, type DecimalText } from '../../lib/decimal.js'
import type { EpochMs } from '../../lib/clock.js'
import { groupBy } from '../../lib/group-by.js'
import type { BrokerOrder, CompletedOrder, Fill } from '../broker-rows.js'
import type { DatabaseOrder, TriggerOrder } from '../database-rows.js'
import { draftOfBrokerOrder, draftOfDatabaseOrder, draftOfTriggerOrder, type OrderDraft } from '../order-draft.js'
import { brokerOrderState, type OrderState } from '../order-state.js'
import type { AlertTarget } from './alert.js'
import type { RuleLimits } from './rule-schema.js'
import { quantityText } from './words.js'

export type Outcome = RuleLimits<'order-outcome'>['outcomes'][number]

export interface OrderOutcome {
  /** Order and outcome; of a part the execution too. The same whoever tells it. */
  readonly key: string
  readonly outcome: Outcome
  readonly at: EpochMs
  readonly account: string
  readonly symbol: string
  /** Names by which a rule's scope may mean the instrument. */
  readonly instrument: readonly (string | null)[]
  readonly strategy: string | null
  readonly side: 'buy' | 'sell'
  readonly quantity: DecimalText | null
  readonly price: DecimalText | null
  /** The source's own words. */
  readonly said: string
  readonly target: AlertTarget
}

const outcomes: Partial<Record<OrderState, Exclude<Outcome, 'partially-filled'>>> = { filled: 'filled', rejected: 'rejected', cancelled: 'cancelled' }

const idOf = (permId: string | null, own: string): string => (permId === null ? own : `perm:${permId}`)

function ofDraft(draft: OrderDraft, strategy: string | null, target: AlertTarget): OrderOutcome[] {
  const { state, word } = draft.reading
  const outcome = outcomes[state]
  const { account, symbol, side, quantity, filled, averageFillPrice, conId, localSymbol } = draft
  const id = idOf(draft.permId, draft.id)
  const facts = { at: draft.updatedAt, account, symbol: localSymbol ?? symbol, instrument: [conId, symbol, localSymbol], strategy, side, price: averageFillPrice, said: word, target }
  if (outcome !== undefined) return [{ key: `${id}|${outcome}`, outcome, quantity: outcome === 'filled' ? (filled ?? quantity) : quantity, ...facts }]
  // Parts of an order at the broker are told by its executions.
  const isPart = state === 'partially-filled' && draft.permId === null && filled !== null
  return isPart ? [{ key: `${id}|partly|${filled}`, outcome: 'partially-filled', quantity: filled, ...facts }] : []
}

export function outcomesOfDatabaseOrder(row: DatabaseOrder): readonly OrderOutcome[] {
  return ofDraft(draftOfDatabaseOrder(row), row.strategy, { slice: 'databaseOrders', key: row.orderId })
}

/** A trigger order that was met has released an order, which tells of itself. */
export function outcomesOfTriggerOrder(row: TriggerOrder): readonly OrderOutcome[] {
  return ofDraft(draftOfTriggerOrder(row), row.strategy, { slice: 'triggerOrders', key: row.triggerId }).filter(({ outcome }) => outcome === 'cancelled' || outcome === 'rejected')
}

export function outcomesOfBrokerOrder(row: BrokerOrder): readonly OrderOutcome[] {
  return ofDraft(draftOfBrokerOrder(row), row.orderRef === '' ? null : row.orderRef, { slice: 'brokerOrders', key: row.permId })
}

/** @param heardAt where the broker's own time could not be read */
export function outcomesOfCompletedOrder(row: CompletedOrder, heardAt: EpochMs): readonly OrderOutcome[] {
  const { state } = brokerOrderState({ ...row, whyHeld: '', remaining: null })
  // IB calls an order that it has refused inactive, or cancelled, and gives the reason in words.
  const isRejected = state !== 'filled' && /reject/i.test(row.because)
  const outcome = isRejected ? 'rejected' : outcomes[state]
  if (outcome === undefined) return []
  const { permId, account, symbol, localSymbol, conId, side, quantity, filled, because, status } = row
  return [{
    key: `perm:${permId}|${outcome}`, outcome, at: row.endedAt ?? heardAt, account, symbol: localSymbol === '' ? symbol : localSymbol, instrument: [conId, symbol, localSymbol],
    strategy: row.orderRef === '' ? null : row.orderRef, side, quantity: outcome === 'filled' ? (filled ?? quantity) : quantity, price: null,
    said: because === '' ? status : because, target: { slice: 'completedOrders', key: permId }
  }]
}

/** An execution that is corrected keeps its id but for the last part (IB.md 3.9): it is no second fill. */
function executionOf({ execId }: Fill): string {
  return execId.replace(/\.\d{1,3}$/, '')
}

/**
 * Outcomes that executions prove: the one that completes its order fills it, the others are parts.
 * @param quantityOf of the order with that permanent id; null: not known, so that its executions prove nothing yet
 */
export function outcomesOfFills(fills: Iterable<Fill>, quantityOf: (permId: string) => DecimalText | null): readonly OrderOutcome[] {
  const found: OrderOutcome[] = []
  for (const [permId, parts] of groupBy(fills, (fill) => fill.permId)) {
    const whole = quantityOf(permId)
    // Whether these are parts or the whole shows when the order is known.
    if (whole === null || big(whole).lte(0)) continue
    let filled = big(ZERO)
    let cost = big(ZERO)
    for (const fill of [...parts].sort((a, b) => a.executedAt - b.executedAt || (a.execId < b.execId ? -1 : 1))) {
      filled = filled.plus(fill.quantity)
      cost = cost.plus(big(fill.quantity).times(fill.price))
      const isWhole = filled.gte(whole)
      const { account, symbol, localSymbol, conId, side, orderRef, executedAt, quantity, price, execId } = fill
      found.push({
        key: isWhole ? `perm:${permId}|filled` : `exec:${executionOf(fill)}`, outcome: isWhole ? 'filled' : 'partially-filled', at: executedAt, account,
        symbol: localSymbol === '' ? symbol : localSymbol, instrument: [conId, symbol, localSymbol], strategy: orderRef === '' ? null : orderRef, side,
        quantity: isWhole ? text(filled) : quantity, price: isWhole ? text(cost.div(filled).round(8)) : price,
        said: `${quantityText(text(filled))} of ${quantityText(whole)}`, target: { slice: 'fills', key: execId }
      })
    }
  }
  return found
}

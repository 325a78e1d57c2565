/** Folds what two sources say of one order into one row: the broker's word counts, disagreements are kept. */
import type { BlotterRow, OrderDifference } from './blotter-row.js'
import type { CompletedOrder } from './broker-rows.js'
import { noFigure } from './figure.js'
import { isSameAmount } from './leg-match.js'
import { actingPrice, type OrderDraft } from './order-draft.js'
import { isTrailingKind, isTriggerKind } from './order-kind.js'
import type { MatchedOrder } from './order-match.js'
import { isEnded } from './order-state.js'

/** What the broker tells besides its working orders. */
export interface BrokerKnowledge {
  /** Its list is whole and fresh: an order that is not in it is not open there. */
  readonly isListFresh: boolean
  /** Orders that have ended, by permanent id. */
  readonly ended: ReadonlyMap<string, Pick<CompletedOrder, 'status' | 'because'>>
}

/**
 * One row without its place in a bracket and without its distance to the market.
 */
export function foldOrder(order: MatchedOrder, broker: BrokerKnowledge): BlotterRow {
  const { id, db, ib, matchedBy } = order
  const told = ib ?? db
  return {
    id, matchedBy,
    kind: isTriggerKind(told.type) ? 'trigger' : 'normal',
    role: 'none',
    sources: db === null ? ['ib'] : ib === null ? ['db'] : ['db', 'ib'],
    differences: differences(order, broker),
    account: told.account, symbol: told.symbol, side: told.side, type: told.type, typeWord: told.typeWord,
    venue: db?.venue ?? null, strategy: db?.strategy ?? null,
    conId: told.conId, localSymbol: told.localSymbol, secType: told.secType,
    currency: told.currency, timeInForce: told.timeInForce,
    state: told.reading.state, heldFor: told.reading.heldFor,
    stateWords: { db: db?.reading.word ?? null, ib: ib?.reading.word ?? null },
    quantity: told.quantity, filled: told.filled, remaining: told.remaining,
    limitPrice: told.limitPrice, stopPrice: told.stopPrice ?? db?.stopPrice ?? null,
    trailAmount: told.trailAmount, trailPercent: told.trailPercent, averageFillPrice: told.averageFillPrice,
    parentId: null, bracketId: null, ocaGroup: told.ocaGroup ?? db?.ocaGroup ?? null, depth: 0, takeProfit: null, stopLoss: null,
    distance: notMeasured, distanceShare: notMeasured,
    orderRef: told.orderRef, createdAt: db?.createdAt ?? null, updatedAt: Math.max(db?.updatedAt ?? 0, ib?.updatedAt ?? 0)
  }
}

const notMeasured = noFigure('no quote')

function differences({ db, ib }: MatchedOrder, broker: BrokerKnowledge): readonly OrderDifference[] {
  if (db === null) return []
  if (ib === null) {
    if (db.permId === null || isEnded(db.reading.state)) return []
    const end = broker.ended.get(db.permId)
    if (end !== undefined) return [{ field: 'state', db: db.reading.word, ib: end.because === '' ? end.status : `${end.status} (${end.because})` }]
    const isMissing = broker.isListFresh
    return isMissing ? [{ field: 'state', db: db.reading.word, ib: 'not among its open orders' }] : []
  }
  const found: OrderDifference[] = []
  if (db.side !== ib.side) found.push({ field: 'side', db: db.side, ib: ib.side })
  if (!isSameAmount(db.quantity, ib.quantity)) found.push({ field: 'quantity', db: db.quantity, ib: ib.quantity })
  // A trigger order of the contract says nothing about fills.
  if (db.from === 'order' && db.filled !== null && ib.filled !== null && !isSameAmount(db.filled, ib.filled)) found.push({ field: 'filled', db: db.filled, ib: ib.filled })
  const [mine, theirs] = [actingPrice(db), actingPrice(ib)]
  if (!followsMarket(ib) && !isSameAmount(mine, theirs)) found.push({ field: 'price', db: mine ?? 'none', ib: theirs ?? 'none' })
  if (stance(db) !== stance(ib)) found.push({ field: 'state', db: db.reading.word, ib: ib.reading.word })
  return found
}

/** A trailing stop moves at the broker; the database's price of it is the one it started with. */
function followsMarket(draft: OrderDraft): boolean {
  return isTrailingKind(draft.type)
}

/** What two vocabularies must agree on; their shades (submitted, presubmitted, open) need not. */
function stance(draft: OrderDraft): 'live' | 'ended' | 'inactive' {
  if (isEnded(draft.reading.state)) return 'ended'
  return draft.reading.state === 'inactive' ? 'inactive' : 'live'
}

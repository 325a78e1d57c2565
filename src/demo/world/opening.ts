/** Sets the opening book into the broker's and the trading system's records, each with the defects planted in it. */
import type { EpochMs } from '../../shared/lib/clock.js'
import type { Brokerage, OrderDraft } from './brokerage.js'
import type { Market } from './market.js'
import { OPENING_POSITIONS, RESTING_ORDERS } from './opening-book.js'
import type { OpeningPosition, RestingOrder } from './opening-book.js'
import { forgottenSignal, orphanStop, phantomPosition, quantityDrift, undecidedSignal } from './planted-defects.js'
import { VENUE, exactPrice, orderIdOf } from './record-keeper.js'
import type { RecordKeeper } from './record-keeper.js'
import { exact, toTick } from './ticks.js'
import type { TradingBook } from './trading-book.js'
import type { WorldOrder } from './types.js'

const DAY_MS = 86_400_000

export interface OpeningDesk {
  readonly market: Market
  readonly brokerage: Brokerage
  readonly records: RecordKeeper
  readonly book: TradingBook
}

export function openBooks(desk: OpeningDesk, now: EpochMs): void {
  for (const position of OPENING_POSITIONS) openPosition(desk, position, now)
  for (const order of RESTING_ORDERS) restOrder(desk, order, now)
  const { market, records, book } = desk
  records.position(phantomPosition.account, market.instrument(phantomPosition.conId), phantomPosition.quantity, phantomPosition.averagePrice, now - 2 * DAY_MS)
  const firedAt = now - forgottenSignal.ageMs
  book.put('signals', {
    ...{ signalId: 'S-forgotten', strategy: forgottenSignal.strategy, symbol: market.instrument(forgottenSignal.conId).localSymbol },
    ...{ direction: forgottenSignal.direction, strength: exact(0.912, 3), firedAt, decision: 'taken', reason: 'trend and carry agree' },
    ...{ orderId: null, decidedAt: firedAt + 900 }
  })
  book.put('signals', {
    ...{ signalId: 'S-undecided', strategy: undecidedSignal.strategy, symbol: market.instrument(undecidedSignal.conId).localSymbol },
    ...{ direction: undecidedSignal.direction, strength: exact(0.774, 3), firedAt: now - undecidedSignal.ageMs, decision: 'pending', reason: null },
    ...{ orderId: null, decidedAt: null }
  })
}

function openPosition(desk: OpeningDesk, position: OpeningPosition, now: EpochMs): void {
  const { market, brokerage, records } = desk
  const { account, conId, quantity, averagePrice, ageDays } = position
  const enteredAt = now - ageDays * DAY_MS
  brokerage.accounts.get(account)?.carryOver(conId, quantity, averagePrice)
  const drift = account === quantityDrift.account && conId === quantityDrift.conId ? quantityDrift.excess : 0
  records.position(account, market.instrument(conId), quantity + drift, averagePrice, enteredAt)
  const parent = rememberEntry(desk, position, enteredAt)
  protect(desk, position, parent, now)
}

/** The order that led to the position: ended days ago, so the broker does not list it any more. */
function rememberEntry({ brokerage, records, market }: OpeningDesk, position: OpeningPosition, enteredAt: EpochMs): WorldOrder {
  const { account, conId, quantity, averagePrice, strategy } = position
  const size = Math.abs(quantity)
  const entry: WorldOrder = {
    ...brokerage.reserveIds(),
    ...{ clientId: 11, account, conId, action: quantity > 0 ? 'BUY' : 'SELL', orderType: 'LMT', quantity: size, filled: size },
    ...{ averageFillPrice: averagePrice, limitPrice: toTick(averagePrice, market.instrument(conId).minTick), auxPrice: null },
    ...{ trailStopPrice: null, trailPercent: null, tif: 'DAY', ocaGroup: '', parentId: 0, status: 'Filled', whyHeld: '', orderRef: strategy }
  }
  records.order(entry, enteredAt)
  return entry
}

function protect(desk: OpeningDesk, position: OpeningPosition, parent: WorldOrder, now: EpochMs): void {
  const { brokerage, market } = desk
  const { account, conId, quantity, strategy, protection } = position
  const { minTick } = market.instrument(conId)
  const side = Math.sign(quantity)
  const price = market.mark(conId)
  const at = (distance: number): number => toTick(price * (1 + side * distance), minTick)
  const exit: Omit<OrderDraft, 'orderType'> = {
    ...{ account, conId, action: quantity > 0 ? 'SELL' : 'BUY', quantity: Math.abs(quantity), tif: 'GTC', orderRef: strategy },
    ...{ parentId: parent.orderId, ocaGroup: String(parent.permId) }
  }
  switch (protection.kind) {
    case 'bracket':
      brokerage.submit({ ...exit, orderType: 'LMT', limitPrice: at(protection.takeProfit) })
      brokerage.submit({ ...exit, orderType: 'STP', auxPrice: at(-protection.stop) })
      break
    case 'trail':
      brokerage.submit({ ...exit, orderType: 'TRAIL', trailPercent: protection.percent })
      break
    case 'stop':
      brokerage.submit({ ...exit, orderType: 'STP', auxPrice: at(-protection.stop) })
      break
    case 'triggers':
      armTriggers(desk, position, parent, { take_profit: at(protection.takeProfit), stop_loss: at(-protection.stop) }, now)
      break
    case 'none':
      break
  }
}

function armTriggers({ book, market }: OpeningDesk, position: OpeningPosition, parent: WorldOrder, prices: Record<string, number>, now: EpochMs): void {
  const instrument = market.instrument(position.conId)
  for (const [triggerType, price] of Object.entries(prices)) {
    book.put('trigger_orders', {
      triggerId: `T-${String(parent.permId)}-${triggerType}`,
      ...{ venue: VENUE, account: position.account, strategy: position.strategy, symbol: instrument.localSymbol },
      side: position.quantity > 0 ? 'sell' : 'buy',
      ...{ triggerType, triggerPrice: exactPrice(price, instrument), limitPrice: null, quantity: exact(Math.abs(position.quantity), 0) },
      ...{ status: 'armed', linkedOrderId: orderIdOf(parent.permId), ocaGroup: String(parent.permId) },
      ...{ createdAt: now - position.ageDays * DAY_MS, updatedAt: now }
    })
  }
}

function restOrder({ brokerage, market, records }: OpeningDesk, resting: RestingOrder, now: EpochMs): void {
  const { account, conId, action, quantity, strategy, kind, distance } = resting
  const { minTick } = market.instrument(conId)
  const price = market.mark(conId)
  const side = action === 'BUY' ? 1 : -1
  const at = (share: number): number => toTick(price * (1 + share), minTick)
  const order = { account, conId, action, quantity, tif: 'GTC', orderRef: strategy ?? '' } as const
  switch (kind) {
    case 'limit':
      brokerage.submit({ ...order, orderType: 'LMT', limitPrice: at(-side * distance) })
      break
    case 'stop-limit':
      brokerage.submit({ ...order, orderType: 'STP LMT', auxPrice: at(side * distance), limitPrice: at(side * distance * 1.1) })
      break
    case 'stop': {
      const stop = brokerage.submit({ ...order, orderType: 'STP', auxPrice: at(side * distance) })
      // The one stop of this kind is the orphan: the trading system has it as cancelled.
      if (conId === orphanStop.conId && account === orphanStop.account) records.order({ ...stop, status: 'Cancelled' }, now)
      break
    }
    case 'bracket': {
      const parent = brokerage.submit({ ...order, orderType: 'LMT', limitPrice: at(-side * distance) })
      const exit = { ...order, action: side === 1 ? 'SELL' : 'BUY', parentId: parent.orderId, ocaGroup: String(parent.permId) } as const
      brokerage.submit({ ...exit, orderType: 'LMT', limitPrice: at(side * distance) })
      brokerage.submit({ ...exit, orderType: 'STP', auxPrice: at(-side * distance * 2) })
    }
  }
}

/** One strategy at work on one instrument in one account: signal, entry, protected holding, exit, pause, and again. */
import type { EpochMs } from '../../shared/lib/clock.js'
import type { Signal } from '../../shared/domain/database-rows.js'
import type { Brokerage, OrderDraft } from './brokerage.js'
import type { Market } from './market.js'
import type { StrategyName } from './opening-book.js'
import type { RandomStream } from './random.js'
import { orderIdOf } from './record-keeper.js'
import { toTick } from './ticks.js'
import type { TradingBook } from './trading-book.js'
import { exact } from './ticks.js'
import { typicalMove } from './volatility.js'

export interface SlotPlan {
  readonly strategy: StrategyName
  readonly account: string
  readonly conId: number
  readonly quantity: number
  readonly entry: 'MKT' | 'LMT'
  /** Take profit and stop, or a stop that trails. Distances in typical moves of a minute. */
  readonly exit: { readonly kind: 'bracket'; readonly takeProfit: number; readonly stop: number } | { readonly kind: 'trail'; readonly distance: number }
  /** Between two trades. */
  readonly pauseMs: readonly [number, number]
}

type Phase =
  | { readonly name: 'idle'; readonly until: EpochMs }
  | { readonly name: 'deciding'; readonly until: EpochMs; readonly signal: Signal; readonly refusal: Refusal | null }
  | { readonly name: 'entering'; readonly until: EpochMs; readonly orderId: number }
  | { readonly name: 'holding'; readonly until: EpochMs }
  | { readonly name: 'leaving' }

interface Refusal {
  readonly decision: 'skipped' | 'rejected'
  readonly reason: string
}

export const REFUSALS: readonly Refusal[] = [
  { decision: 'skipped', reason: 'spread wider than 3 ticks' },
  { decision: 'skipped', reason: 'expected edge below cost' },
  { decision: 'skipped', reason: 'cooling down after a loss' },
  { decision: 'rejected', reason: 'exposure limit of the account reached' },
  { decision: 'rejected', reason: 'strategy paused by its daily loss limit' }
]

export const REASONS_TAKEN = ['breakout confirmed', 'edge above threshold', 'mean distance beyond 2 deviations', 'trend and carry agree'] as const

const ENTRY_PATIENCE_MS = 45_000
const HOLDING_LIMIT_MS = 6 * 60_000

export class StrategySlot {
  #phase: Phase
  #signals = 0

  constructor(
    private readonly plan: SlotPlan,
    private readonly desk: { readonly market: Market; readonly brokerage: Brokerage; readonly book: TradingBook; readonly random: RandomStream; readonly signalPrefix: string },
    now: EpochMs
  ) {
    this.#phase = { name: 'idle', until: now + desk.random.between(0, plan.pauseMs[1]) }
  }

  step(now: EpochMs): void {
    const phase = this.#phase
    switch (phase.name) {
      case 'idle':
        if (now >= phase.until) this.#phase = this.#fire(now)
        break
      case 'deciding':
        if (now >= phase.until) this.#phase = this.#decide(phase.signal, phase.refusal, now)
        break
      case 'entering':
        this.#phase = this.#watchEntry(phase.orderId, phase.until, now) ?? phase
        break
      case 'holding':
        if (this.#position() === 0) this.#phase = this.#rest(now)
        else if (now >= phase.until) this.#phase = this.#leave()
        break
      case 'leaving':
        if (this.#position() === 0) this.#phase = this.#rest(now)
        break
    }
  }

  #fire(now: EpochMs): Phase {
    const { random, market, book, signalPrefix } = this.desk
    this.#signals += 1
    const signal: Signal = {
      signalId: `${signalPrefix}-${String(this.plan.conId)}-${String(this.#signals)}`,
      strategy: this.plan.strategy,
      symbol: market.instrument(this.plan.conId).localSymbol,
      direction: random.chance(0.5) ? 'buy' : 'sell',
      strength: exact(random.between(0.35, 0.98), 3),
      firedAt: now,
      ...{ decision: 'pending', reason: null, orderId: null, decidedAt: null }
    }
    book.put('signals', signal)
    const refusal = random.chance(0.35) ? random.pick(REFUSALS) : null
    return { name: 'deciding', until: now + random.between(400, 2_500), signal, refusal }
  }

  #decide(signal: Signal, refusal: Refusal | null, now: EpochMs): Phase {
    const { random, book } = this.desk
    if (refusal !== null) {
      book.put('signals', { ...signal, ...refusal, decidedAt: now })
      return this.#rest(now)
    }
    const { orderId, permId } = this.#enter(signal.direction === 'buy' ? 1 : -1)
    book.put('signals', { ...signal, decision: 'taken', reason: random.pick(REASONS_TAKEN), orderId: orderIdOf(permId), decidedAt: now })
    return { name: 'entering', until: now + ENTRY_PATIENCE_MS, orderId }
  }

  /** Sends parent and children in one go, as a bracket is. */
  #enter(side: 1 | -1): { readonly orderId: number; readonly permId: number } {
    const { market, brokerage } = this.desk
    const { account, conId, quantity, strategy, exit, entry } = this.plan
    const { minTick } = market.instrument(conId)
    const price = market.mark(conId)
    const move = typicalMove(price, market.volatility(conId))
    const common: Pick<OrderDraft, 'account' | 'conId' | 'quantity' | 'orderRef'> = { account, conId, quantity, orderRef: strategy }
    const limitPrice = entry === 'LMT' ? toTick(price - side * move * 0.3, minTick) : null
    const parent = brokerage.submit({ ...common, action: side === 1 ? 'BUY' : 'SELL', orderType: entry, tif: 'DAY', limitPrice })
    const child = { ...common, action: side === 1 ? 'SELL' : 'BUY', tif: 'GTC', parentId: parent.orderId, ocaGroup: String(parent.permId) } as const
    if (exit.kind === 'trail') {
      brokerage.submit({ ...child, orderType: 'TRAIL', auxPrice: Math.max(minTick, toTick(move * exit.distance, minTick)) })
    } else {
      brokerage.submit({ ...child, orderType: 'LMT', limitPrice: toTick(price + side * move * exit.takeProfit, minTick) })
      brokerage.submit({ ...child, orderType: 'STP', auxPrice: toTick(price - side * move * exit.stop, minTick) })
    }
    return parent
  }

  #watchEntry(orderId: number, until: EpochMs, now: EpochMs): Phase | null {
    const { brokerage } = this.desk
    const working = brokerage.order(orderId) !== undefined
    if (working && now < until) return null
    if (working) brokerage.cancel(orderId)
    if (this.#position() === 0) return this.#rest(now)
    // What was filled of an entry given up has no children left to protect it.
    return working ? this.#leave() : { name: 'holding', until: now + HOLDING_LIMIT_MS }
  }

  #leave(): Phase {
    const { brokerage } = this.desk
    const { account, conId, strategy } = this.plan
    for (const order of brokerage.openOrders()) {
      if (order.account === account && order.conId === conId) brokerage.cancel(order.orderId)
    }
    const position = this.#position()
    const action = position > 0 ? 'SELL' : 'BUY'
    brokerage.submit({ account, conId, action, orderType: 'MKT', quantity: Math.abs(position), tif: 'DAY', orderRef: strategy })
    return { name: 'leaving' }
  }

  #rest(now: EpochMs): Phase {
    return { name: 'idle', until: now + this.desk.random.between(...this.plan.pauseMs) }
  }

  #position(): number {
    return this.desk.brokerage.accounts.get(this.plan.account)?.holding(this.plan.conId).quantity ?? 0
  }
}

/** The simulated broker: takes the trading system's orders, fills them at the quotes, keeps the accounts. */
import type { EpochMs } from '../../shared/lib/clock.js'
import type { Account } from './account.js'
import { commission } from './commissions.js'
import { Listeners } from './listeners.js'
import type { Market } from './market.js'
import { fillPrice, trailedStop } from './matching.js'
import type { RandomStream } from './random.js'
import type { WorldExecution, WorldOrder, WorldPosition } from './types.js'

export type OrderDraft = Pick<WorldOrder, 'account' | 'conId' | 'action' | 'orderType' | 'quantity' | 'tif' | 'orderRef'> &
  Partial<Pick<WorldOrder, 'limitPrice' | 'auxPrice' | 'trailPercent' | 'parentId' | 'ocaGroup'>>

/** Client id of the trading system. */
export const TRADING_CLIENT = 11

/** Most that one quote fills of a limit order larger than this share of the size shown. */
const SHARE_OF_SIZE = 0.6

export class Brokerage {
  readonly orderChanged = new Listeners<WorldOrder>()
  readonly executed = new Listeners<WorldExecution>()
  readonly positionChanged = new Listeners<WorldPosition>()
  readonly #working = new Map<number, WorldOrder>()
  #completed: WorldOrder[] = []
  #executions: WorldExecution[] = []
  #nextOrderId = 1
  #nextExecution = 1

  constructor(
    private readonly market: Market,
    readonly accounts: ReadonlyMap<string, Account>,
    private readonly random: RandomStream,
    /** Lasting ids of this run count up from here. */
    private readonly firstPermId: number
  ) {}

  openOrders(): readonly WorldOrder[] {
    return [...this.#working.values()]
  }

  completedOrders(): readonly WorldOrder[] {
    return this.#completed
  }

  executions(): readonly WorldExecution[] {
    return this.#executions
  }

  order(orderId: number): WorldOrder | undefined {
    return this.#working.get(orderId)
  }

  /** Order ids for an order and those that will refer to it, without placing one. */
  reserveIds(): { readonly orderId: number; readonly permId: number } {
    const orderId = this.#nextOrderId
    this.#nextOrderId += 1
    return { orderId, permId: this.firstPermId + orderId }
  }

  submit(draft: OrderDraft): WorldOrder {
    const blank = { limitPrice: null, auxPrice: null, trailPercent: null, parentId: 0, ocaGroup: '' }
    const state = { clientId: TRADING_CLIENT, filled: 0, averageFillPrice: 0, trailStopPrice: null, status: 'Submitted', whyHeld: '' } as const
    const order = this.#withState({ ...blank, ...draft, ...this.reserveIds(), ...state })
    this.#put(order)
    return order
  }

  /** Cancels a working order and the children that wait for it. */
  cancel(orderId: number): void {
    const order = this.#working.get(orderId)
    if (!order) return
    this.#put({ ...order, status: 'Cancelled', whyHeld: '' })
    for (const child of this.openOrders()) {
      if (child.parentId === orderId && child.clientId === order.clientId) this.cancel(child.orderId)
    }
  }

  /** Lets working orders feel the quotes that changed. */
  match(conIds: readonly number[], now: EpochMs): void {
    const changed = new Set(conIds)
    for (const { orderId, conId } of this.openOrders()) {
      if (!changed.has(conId)) continue
      // An earlier one in this round may have cancelled it.
      const order = this.#working.get(orderId)
      if (order && !this.#waitsForParent(order)) this.#feel(order, now)
    }
  }

  rollDay(): void {
    this.#completed = []
    this.#executions = []
    for (const account of this.accounts.values()) account.rollDay()
  }

  #feel(order: WorldOrder, now: EpochMs): void {
    const quote = this.market.quote(order.conId)
    if (!quote) return
    const price = fillPrice(order, quote)
    if (price !== null) {
      this.#fill(order, price, quote.bidSize, now)
      return
    }
    const trailStopPrice = trailedStop(order, quote, this.market.instrument(order.conId))
    if (trailStopPrice !== order.trailStopPrice) this.#put({ ...order, trailStopPrice })
  }

  #fill(order: WorldOrder, price: number, shown: number, now: EpochMs): void {
    const remaining = order.quantity - order.filled
    const inPieces = order.orderType === 'LMT' && order.ocaGroup === ''
    const shares = inPieces ? Math.min(remaining, Math.max(1, Math.ceil(shown * SHARE_OF_SIZE * this.random.between(0.3, 1)))) : remaining
    const filled = order.filled + shares
    const averageFillPrice = (order.averageFillPrice * order.filled + price * shares) / filled
    const done = filled === order.quantity
    const after: WorldOrder = { ...order, filled, averageFillPrice, whyHeld: '', status: done ? 'Filled' : 'Submitted' }
    this.#execute(after, shares, price, now)
    this.#put(after)
    if (order.ocaGroup !== '') this.#cancelSiblings(order)
    if (done) this.#release(order.orderId)
  }

  #execute(order: WorldOrder, shares: number, price: number, now: EpochMs): void {
    const instrument = this.market.instrument(order.conId)
    const account = this.accounts.get(order.account)
    if (!account) throw new RangeError(`no account ${order.account}`)
    const fee = commission(instrument, shares, price)
    const realizedPnl = account.execute(instrument, order.action === 'BUY' ? shares : -shares, price, fee)
    const number = this.#nextExecution
    this.#nextExecution += 1
    const hex = (value: number): string => value.toString(16).padStart(8, '0')
    const execution: WorldExecution = {
      execId: `${hex(this.firstPermId)}.${hex(order.orderId)}.${hex(number)}.01`,
      ...{ orderId: order.orderId, permId: order.permId, clientId: order.clientId, account: order.account, conId: order.conId },
      side: order.action === 'BUY' ? 'BOT' : 'SLD',
      ...{ shares, price, cumulativeQuantity: order.filled, averagePrice: order.averageFillPrice, time: now },
      exchange: instrument.primaryExchange || instrument.exchange,
      ...{ commission: fee, commissionCurrency: instrument.currency, realizedPnl, orderRef: order.orderRef }
    }
    this.#executions.push(execution)
    this.executed.tell(execution)
    this.positionChanged.tell(account.position(order.conId))
  }

  #cancelSiblings(order: WorldOrder): void {
    for (const other of this.openOrders()) {
      if (other.ocaGroup === order.ocaGroup && other.account === order.account && other.orderId !== order.orderId) this.cancel(other.orderId)
    }
  }

  /** A filled parent sets its children to work. */
  #release(parentId: number): void {
    for (const child of this.openOrders()) {
      if (child.parentId === parentId) this.#put(this.#withState({ ...child, trailStopPrice: null }))
    }
  }

  #waitsForParent(order: WorldOrder): boolean {
    return order.parentId !== 0 && this.#working.has(order.parentId)
  }

  /** IB shows an order that waits for its trigger or its parent as PreSubmitted, and says what holds it. */
  #withState(order: WorldOrder): WorldOrder {
    const trigger = order.orderType === 'STP' || order.orderType === 'TRAIL' || order.orderType === 'STP LMT'
    const held = [this.#waitsForParent(order) ? 'child' : '', trigger ? 'trigger' : ''].filter((reason) => reason !== '')
    const quote = this.market.quote(order.conId)
    const trailStopPrice = quote ? trailedStop(order, quote, this.market.instrument(order.conId)) : null
    return { ...order, trailStopPrice, status: held.length > 0 ? 'PreSubmitted' : 'Submitted', whyHeld: held.join(',') }
  }

  #put(order: WorldOrder): void {
    if (order.status === 'Filled' || order.status === 'Cancelled') {
      this.#working.delete(order.orderId)
      this.#completed.push(order)
    } else {
      this.#working.set(order.orderId, order)
    }
    this.orderChanged.tell(order)
  }
}

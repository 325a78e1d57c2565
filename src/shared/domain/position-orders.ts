/** Finds the orders that act on a position. */
import { groupBy } from '../lib/group-by.js'
import type { BlotterRow } from './blotter-row.js'
import { contractNames } from './contract-names.js'

interface HeldContract {
  readonly account: string
  readonly conId: string | null
  readonly symbol: string
  readonly localSymbol: string | null
  readonly secType: string | null
}

/**
 * Orders by account and contract id, else by account and symbol or local symbol. A symbol that fits several positions of
 * the account (two expiries of a future) fits none: to call the wrong one protected is worse than to call it open. For the
 * same reason an option is not meant by the name of what it is on.
 */
export class PositionOrders {
  private readonly byContract: ReadonlyMap<string, readonly BlotterRow[]>
  private readonly bySymbol: ReadonlyMap<string, readonly BlotterRow[]>
  private readonly holders = new Map<string, number>()

  constructor(orders: readonly BlotterRow[], positions: readonly HeldContract[]) {
    this.byContract = groupBy(orders.filter((order) => order.conId !== null), (order) => `${order.account}|${order.conId ?? ''}`)
    this.bySymbol = groupBy(orders, (order) => `${order.account}|${order.symbol}`)
    for (const position of positions) for (const name of namesOf(position)) this.holders.set(name, (this.holders.get(name) ?? 0) + 1)
  }

  of(position: HeldContract): readonly BlotterRow[] {
    const own = position.conId === null ? [] : (this.byContract.get(`${position.account}|${position.conId}`) ?? [])
    const named = [...namesOf(position)]
      .filter((name) => this.holders.get(name) === 1)
      .flatMap((name) => this.bySymbol.get(name) ?? [])
      // Where both sides know the contract id, the id has decided.
      .filter((order) => order.conId === null || position.conId === null)
    return [...own, ...named]
  }
}

function namesOf(position: HeldContract): ReadonlySet<string> {
  const { account, symbol, secType, localSymbol } = position
  return new Set([...contractNames({ symbol, secType: secType ?? '', localSymbol: localSymbol ?? symbol })].map((name) => `${account}|${name}`))
}

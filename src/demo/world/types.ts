/**
 * The demo desk's one coherent story: a seeded market, two accounts, strategies that trade. The simulated gateway tells
 * the broker's side of it, the demo database the trading system's side. Numbers are plain floats here: this is a
 * simulation of a market, not a book of account.
 */

export interface Instrument {
  readonly conId: number
  readonly symbol: string
  readonly localSymbol: string
  readonly tradingClass: string
  readonly secType: 'STK' | 'FUT' | 'OPT' | 'CASH'
  readonly exchange: string
  readonly primaryExchange: string
  readonly currency: string
  /** 1 for stock and FX. */
  readonly multiplier: number
  readonly minTick: number
  /** YYYYMMDD; empty for stock and FX. */
  readonly expiry: string
  readonly strike: number
  readonly right: '' | 'C' | 'P'
  readonly longName: string
  readonly timeZoneId: string
}

export interface WorldQuote {
  readonly bid: number
  readonly ask: number
  readonly last: number
  readonly bidSize: number
  readonly askSize: number
  readonly lastSize: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
}

export interface WorldPosition {
  readonly account: string
  readonly conId: number
  /** Signed. */
  readonly quantity: number
  /** Per unit, commission included, not multiplied. */
  readonly averagePrice: number
  /** This and all money below in the account's base currency. Commissions are in each of the three. */
  readonly dailyPnl: number
  readonly unrealizedPnl: number
  readonly realizedPnl: number
  readonly marketValue: number
}

export interface WorldOrder {
  readonly orderId: number
  readonly permId: number
  readonly clientId: number
  readonly account: string
  readonly conId: number
  readonly action: 'BUY' | 'SELL'
  readonly orderType: 'MKT' | 'LMT' | 'STP' | 'STP LMT' | 'TRAIL'
  readonly quantity: number
  readonly filled: number
  readonly averageFillPrice: number
  readonly limitPrice: number | null
  /** Stop price, or the trailing amount of TRAIL. */
  readonly auxPrice: number | null
  readonly trailStopPrice: number | null
  readonly trailPercent: number | null
  readonly tif: 'DAY' | 'GTC'
  readonly ocaGroup: string
  /** orderId of the parent; 0: none. */
  readonly parentId: number
  readonly status: 'PreSubmitted' | 'Submitted' | 'Filled' | 'Cancelled'
  readonly whyHeld: string
  readonly orderRef: string
}

export interface WorldExecution {
  readonly execId: string
  readonly orderId: number
  readonly permId: number
  readonly clientId: number
  readonly account: string
  readonly conId: number
  readonly side: 'BOT' | 'SLD'
  readonly shares: number
  readonly price: number
  readonly cumulativeQuantity: number
  readonly averagePrice: number
  /** Epoch milliseconds. */
  readonly time: number
  readonly exchange: string
  readonly commission: number
  readonly commissionCurrency: string
  /** In the instrument's currency; null on an opening execution. */
  readonly realizedPnl: number | null
  readonly orderRef: string
}

export interface WorldAccount {
  readonly account: string
  readonly baseCurrency: string
  /** In the base currency, as the two below. */
  readonly dailyPnl: number
  readonly unrealizedPnl: number
  readonly realizedPnl: number
  /** IB tag -> value and currency: NetLiquidation, TotalCashValue, BuyingPower, ExcessLiquidity, Cushion, ... */
  readonly summary: ReadonlyMap<string, { readonly value: string; readonly currency: string }>
}

/** What the broker would know. The simulated gateway reads only this. */
export interface BrokerView {
  readonly instruments: readonly Instrument[]
  accounts(): readonly WorldAccount[]
  quote(conId: number): WorldQuote | undefined
  positions(): readonly WorldPosition[]
  /** Working orders. */
  openOrders(): readonly WorldOrder[]
  /** Orders that ended today, newest last. */
  completedOrders(): readonly WorldOrder[]
  /** Today's executions, oldest first. */
  executions(): readonly WorldExecution[]
  /** Each returns its unsubscriber. */
  onQuotes(listener: (conIds: readonly number[]) => void): () => void
  onOrder(listener: (order: WorldOrder) => void): () => void
  onExecution(listener: (execution: WorldExecution) => void): () => void
  onPosition(listener: (position: WorldPosition) => void): () => void
}

/** What the trading system believes: the rows that it keeps in its database. */
import type {
  Balance,
  DatabaseOrder,
  DatabasePosition,
  EquityPoint,
  PaperTrade,
  ServiceHeartbeat,
  Signal,
  TriggerOrder
} from '../../shared/domain/database-rows.js'
import type { EpochMs } from '../../shared/lib/clock.js'

/** The contract's relations and their rows. */
export interface TradingRows {
  readonly paper_trades: PaperTrade
  readonly orders: DatabaseOrder
  readonly trigger_orders: TriggerOrder
  readonly positions: DatabasePosition
  readonly balances: Balance
  readonly equity: EquityPoint
  readonly signals: Signal
  readonly service_heartbeats: ServiceHeartbeat
}
export type RelationName = keyof TradingRows

/** A row is new or changed, or gone. */
export type TradingChange = {
  readonly [R in RelationName]: { readonly relation: R; readonly row: TradingRows[R]; readonly gone: boolean }
}[RelationName]

export interface TradingView {
  /** The rows as they are now; of what has ended, the latest few thousand. */
  rows<R extends RelationName>(relation: R): readonly TradingRows[R][]
  /** Returns its unsubscriber. */
  onChange(listener: (change: TradingChange) => void): () => void
  /** Takes a mark of every account. */
  markEquity(now: EpochMs): void
  /** Lets the services that are due beat. */
  beat(now: EpochMs): void
}

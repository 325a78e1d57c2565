/** The contract's relations as tables: how a row of the trading system becomes a row of the database. */
import type { RelationName, TradingRows } from '../world/trading-view.js'

type Kind = 'text' | 'numeric' | 'timestamptz'

export interface Table<R extends RelationName = RelationName> {
  readonly relation: R
  readonly columns: { readonly [F in keyof TradingRows[R]]: Kind }
  /** Columns of the primary key, as the database spells them. */
  readonly key: readonly string[]
}

const [t, n, z] = ['text', 'numeric', 'timestamptz'] as const

export const TABLES: { readonly [R in RelationName]: Table<R> } = {
  paper_trades: {
    relation: 'paper_trades',
    key: ['trade_id'],
    columns: {
      ...{ tradeId: t, strategy: t, venue: t, symbol: t, side: t, quantity: n, price: n, fees: n, expectedEdge: n, status: t },
      ...{ openedAt: z, closedAt: z, closePrice: n, realizedPnl: n, currency: t, signalId: t, updatedAt: z }
    }
  },
  orders: {
    relation: 'orders',
    key: ['order_id'],
    columns: {
      ...{ orderId: t, venue: t, account: t, strategy: t, symbol: t, side: t, orderType: t, quantity: n, filledQuantity: n },
      ...{ limitPrice: n, stopPrice: n, trailAmount: n, trailPercent: n, timeInForce: t, status: t, parentOrderId: t },
      ...{ ocaGroup: t, brokerPermId: t, currency: t, createdAt: z, updatedAt: z }
    }
  },
  trigger_orders: {
    relation: 'trigger_orders',
    key: ['trigger_id'],
    columns: {
      ...{ triggerId: t, venue: t, account: t, strategy: t, symbol: t, side: t, triggerType: t, triggerPrice: n, limitPrice: n },
      ...{ quantity: n, status: t, linkedOrderId: t, ocaGroup: t, createdAt: z, updatedAt: z }
    }
  },
  positions: {
    relation: 'positions',
    key: ['account', 'venue', 'symbol'],
    columns: { account: t, venue: t, symbol: t, conId: t, secType: t, currency: t, multiplier: n, quantity: n, averagePrice: n, updatedAt: z }
  },
  balances: {
    relation: 'balances',
    key: ['account', 'venue', 'currency'],
    columns: { account: t, venue: t, currency: t, total: n, available: n, updatedAt: z }
  },
  equity: {
    relation: 'equity',
    key: ['account', 'as_of'],
    columns: { account: t, asOf: z, equity: n, realizedPnl: n, currency: t }
  },
  signals: {
    relation: 'signals',
    key: ['signal_id'],
    columns: {
      ...{ signalId: t, strategy: t, symbol: t, direction: t, strength: n, firedAt: z, decision: t, reason: t, orderId: t, decidedAt: z }
    }
  },
  service_heartbeats: {
    relation: 'service_heartbeats',
    key: ['service'],
    columns: {
      ...{ service: t, intervalSeconds: n, lastBeatAt: z, lastRunStartedAt: z, lastRunMs: n, lastWorkAt: z },
      ...{ workIntervalSeconds: n, status: t, message: t }
    }
  }
}

export const RELATIONS = Object.keys(TABLES) as readonly RelationName[]

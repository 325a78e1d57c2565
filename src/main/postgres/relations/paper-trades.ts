import { maybeNumeric, maybeText, maybeTime, numeric, relation, text, time } from './relation.js'

export const paperTrades = relation('paperTrades', {
  name: 'paper_trades',
  columns: {
    tradeId: text,
    strategy: text,
    venue: text,
    symbol: text,
    side: text,
    quantity: numeric,
    price: numeric,
    fees: numeric,
    expectedEdge: maybeNumeric,
    status: text,
    openedAt: time,
    closedAt: maybeTime,
    closePrice: maybeNumeric,
    realizedPnl: maybeNumeric,
    currency: text,
    signalId: maybeText,
    updatedAt: time
  },
  key: ['tradeId'],
  watermark: ['updatedAt'],
  window: { latest: 2_000, always: { where: "lower(status::text) = 'open'", most: 10_000 } },
  intervalMs: 5_000,
  deadlineMs: 10_000
})

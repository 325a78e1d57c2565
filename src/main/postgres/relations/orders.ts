import { maybeNumeric, maybeText, numeric, relation, text, time } from './relation.js'

export const orders = relation('databaseOrders', {
  name: 'orders',
  columns: {
    orderId: text,
    venue: text,
    account: text,
    strategy: maybeText,
    symbol: text,
    side: text,
    orderType: text,
    quantity: numeric,
    filledQuantity: numeric,
    limitPrice: maybeNumeric,
    stopPrice: maybeNumeric,
    trailAmount: maybeNumeric,
    trailPercent: maybeNumeric,
    timeInForce: text,
    status: text,
    parentOrderId: maybeText,
    ocaGroup: maybeText,
    brokerPermId: maybeText,
    currency: text,
    createdAt: time,
    updatedAt: time
  },
  key: ['orderId'],
  watermark: ['updatedAt'],
  window: { latest: 2_000, always: { where: "lower(status::text) NOT IN ('filled', 'cancelled', 'canceled', 'rejected', 'expired')", most: 10_000 } },
  intervalMs: 3_000,
  deadlineMs: 8_000
})

import { maybeNumeric, maybeText, numeric, relation, text, time } from './relation.js'

export const triggerOrders = relation('triggerOrders', {
  name: 'trigger_orders',
  columns: {
    triggerId: text,
    venue: text,
    account: text,
    strategy: maybeText,
    symbol: text,
    side: text,
    triggerType: text,
    triggerPrice: numeric,
    limitPrice: maybeNumeric,
    quantity: numeric,
    status: text,
    linkedOrderId: maybeText,
    ocaGroup: maybeText,
    createdAt: time,
    updatedAt: time
  },
  key: ['triggerId'],
  watermark: ['updatedAt'],
  window: { latest: 2_000, always: { where: "lower(status::text) NOT IN ('triggered', 'cancelled', 'canceled', 'rejected', 'expired')", most: 10_000 } },
  intervalMs: 3_000,
  deadlineMs: 8_000
})

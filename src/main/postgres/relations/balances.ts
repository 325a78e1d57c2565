import { numeric, relation, text, time } from './relation.js'

/** One row per account and currency: read whole each time. */
export const balances = relation('balances', {
  name: 'balances',
  columns: {
    account: text,
    venue: text,
    currency: text,
    total: numeric,
    available: numeric,
    updatedAt: time
  },
  key: ['account', 'venue', 'currency'],
  watermark: [],
  intervalMs: 7_000,
  deadlineMs: 8_000
})

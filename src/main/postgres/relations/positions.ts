import { maybeText, numeric, relation, text, time } from './relation.js'

/** Few rows, and those that are closed vanish: read whole each time. */
export const positions = relation('databasePositions', {
  name: 'positions',
  columns: {
    account: text,
    venue: text,
    symbol: text,
    conId: maybeText,
    secType: maybeText,
    currency: text,
    multiplier: numeric,
    quantity: numeric,
    averagePrice: numeric,
    updatedAt: time
  },
  key: ['account', 'venue', 'symbol'],
  watermark: [],
  intervalMs: 3_000,
  deadlineMs: 8_000
})

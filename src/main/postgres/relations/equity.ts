import { MOST_EQUITY_POINTS } from '../../../shared/domain/equity-window.js'
import { maybeNumeric, numeric, relation, text, time } from './relation.js'

/** Points are only ever added. */
export const equity = relation('equity', {
  name: 'equity',
  columns: {
    account: text,
    asOf: time,
    equity: numeric,
    realizedPnl: maybeNumeric,
    currency: text
  },
  key: ['account', 'asOf'],
  watermark: ['asOf'],
  window: { latest: MOST_EQUITY_POINTS },
  intervalMs: 15_000,
  deadlineMs: 10_000
})

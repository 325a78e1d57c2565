import { maybeNumeric, maybeText, maybeTime, relation, text, time } from './relation.js'

/** A decision comes after the signal and has its own time; one taken without it is seen by the next full read. */
export const signals = relation('signals', {
  name: 'signals',
  columns: {
    signalId: text,
    strategy: text,
    symbol: text,
    direction: text,
    strength: maybeNumeric,
    firedAt: time,
    decision: text,
    reason: maybeText,
    orderId: maybeText,
    decidedAt: maybeTime
  },
  key: ['signalId'],
  watermark: ['firedAt', 'decidedAt'],
  window: { latest: 5_000 },
  intervalMs: 5_000,
  deadlineMs: 8_000
})

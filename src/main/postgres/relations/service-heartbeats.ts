import { maybeNumeric, maybeText, maybeTime, numeric, relation, text, time } from './relation.js'

/** One row per service, and all of them change with every beat: read whole each time. */
export const serviceHeartbeats = relation('services', {
  name: 'service_heartbeats',
  columns: {
    service: text,
    intervalSeconds: numeric,
    lastBeatAt: time,
    lastRunStartedAt: maybeTime,
    lastRunMs: maybeNumeric,
    lastWorkAt: maybeTime,
    workIntervalSeconds: maybeNumeric,
    status: text,
    message: maybeText
  },
  key: ['service'],
  watermark: [],
  intervalMs: 3_000,
  deadlineMs: 8_000
})

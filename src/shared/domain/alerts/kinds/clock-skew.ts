/** This machine's clock and the database's differ: ages, and with them freshness, are wrong by as much. */
import type { ConditionKind } from '../rule-kind.js'
import { durationText } from '../words.js'

export const clockSkew: ConditionKind<'clock-skew'> = {
  type: 'condition',
  title: 'Clock skew',
  problem: ({ limits }) => (limits.clearMs > limits.overMs ? 'it would clear at a larger difference than it is raised at' : null),
  reads: () => [],
  readsStatus: true,
  isTimed: false,
  paceMs: 1_000,
  doubt: (_rule, { status }) => (status.postgres.phase !== 'connected' ? 'the database is not connected' : status.postgres.clockSkewMs === null ? 'not measured yet' : null),
  readings: ({ limits }, desk) => {
    const skew = desk.status.postgres.clockSkewMs ?? 0
    const size = Math.abs(skew)
    return [{
      subject: 'database', verdict: size >= limits.overMs ? 'met' : size > limits.clearMs ? 'band' : 'clear', reason: null,
      words: () => ({
        title: `This machine's clock is ${skew > 0 ? 'behind' : 'ahead of'} the database's`,
        detail: `By ${durationText(size)}. Ages of what the database tells are wrong by as much: set the clock by a time server.`,
        target: null, account: null, instrument: null, strategy: null
      })
    }]
  }
}

/** The state of a desk that has just been opened: nothing tried yet, nothing known. */
import type { EpochMs } from '../../shared/lib/clock.js'
import type { DeskStatus } from '../../shared/state/status.js'

export function initialStatus(desk: DeskStatus['desk'], poolCeiling: number, now: EpochMs): DeskStatus {
  const untried = { since: now, attempt: 0, nextAttemptAt: null, error: null, target: '' }
  return {
    desk,
    postgres: { ...untried, phase: 'off', serverVersion: null, role: 'unknown', pool: { ceiling: poolCeiling, total: 0, idle: 0, waiting: 0 }, roleReason: null, pooled: false, replica: null, slowed: [], findings: [], clockSkewMs: null },
    ib: { ...untried, phase: 'off', down: null, expected: null, serverVersion: null, accounts: [], farms: [], lastFrameAt: null, readOnlyApi: null, hostRestarts: 0, notices: [], streams: [], budgets: [] },
    snapshot: { phase: 'opening', savedAt: null, notice: null, error: null, workerRestarts: 0 },
    demo: { phase: desk === 'demo' ? 'starting' : 'off', stage: '', error: null, broken: [] },
    loop: null
  }
}

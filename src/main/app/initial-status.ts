/** The state of a desk that has just been opened: nothing tried yet, nothing known. */
import type { EpochMs } from '../../shared/lib/clock.js'
import type { Settings } from '../../shared/config/settings.js'
import type { SliceSource } from '../../shared/state/slices.js'
import type { DeskStatus } from '../../shared/state/status.js'

/** Which backends of an own desk the settings name. */
export function namedBackends({ postgres, ib }: Pick<Settings, 'postgres' | 'ib'>): Readonly<Record<SliceSource, boolean>> {
  return { postgres: postgres.url !== '' || postgres.host !== '', ib: ib.enabled }
}

/** @param named backends that will be tried: nothing may say that they are not configured */
export function initialStatus(desk: DeskStatus['desk'], poolCeiling: number, now: EpochMs, named: Readonly<Record<SliceSource, boolean>> = { postgres: false, ib: false }): DeskStatus {
  const phaseOf = (source: SliceSource): 'connecting' | 'off' => (desk === 'own' && named[source] ? 'connecting' : 'off')
  const untried = { since: now, attempt: 0, nextAttemptAt: null, error: null, target: '' }
  return {
    desk,
    postgres: { ...untried, phase: phaseOf('postgres'), serverVersion: null, role: 'unknown', pool: { ceiling: poolCeiling, total: 0, idle: 0, waiting: 0 }, roleReason: null, pooled: false, replica: null, slowed: [], findings: [], clockSkewMs: null },
    ib: { ...untried, phase: phaseOf('ib'), down: null, expected: null, serverVersion: null, accounts: [], farms: [], lastFrameAt: null, readOnlyApi: null, hostRestarts: 0, notices: [], streams: [], budgets: [] },
    snapshot: { phase: 'opening', savedAt: null, notice: null, error: null, workerRestarts: 0 },
    demo: { phase: desk === 'demo' ? 'starting' : 'off', stage: '', error: null, broken: [] },
    loop: null
  }
}

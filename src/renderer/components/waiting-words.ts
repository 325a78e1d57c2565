/** What a panel without rows waits for, since when, and when that is given up: no wait is without an end. */
import type { Settings } from '../../shared/config/settings.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { SliceSource } from '../../shared/state/slices.js'
import type { DeskStatus } from '../../shared/state/status.js'
import { formatAge } from '../format/time-format.js'
import { statesText } from '../text/states.js'
import { inWords } from './phase-levels.js'

type Backends = Pick<DeskStatus, 'postgres' | 'ib' | 'demo'>
type Limits = Pick<Settings, 'postgres' | 'ib'>

/** Seconds after which an attempt in this phase is given up; null: in this phase nothing is under way. */
function limitOf(source: SliceSource, { postgres, ib }: Backends, limits: Limits): number | null {
  if (source === 'postgres') return postgres.phase === 'connecting' ? limits.postgres.connectTimeoutSeconds : null
  switch (ib.phase) {
    case 'connecting': return limits.ib.connectTimeoutSeconds
    case 'handshaking': return limits.ib.handshakeTimeoutSeconds
    // Opening the session is given twice the time of the greeting.
    case 'awaiting-id': return limits.ib.handshakeTimeoutSeconds * 2
    default: return null
  }
}

const names: Readonly<Record<SliceSource, string>> = { postgres: 'Postgres', ib: 'IB' }

/** What is under way, or else what a person can do. Null: neither is known. */
export function waitingWords(sources: readonly SliceSource[], status: Backends, limits: Limits, now: EpochMs): string | null {
  // Nothing of its backends can be tried before they are there.
  if (status.demo.phase === 'starting') return statesText.demoStarts(status.demo.stage)
  const words = sources.flatMap((source) => {
    const { phase, since, error } = status[source]
    const limit = limitOf(source, status, limits)
    if (limit !== null) return [statesText.attempt(names[source], inWords(phase), formatAge(Math.max(0, now - since)), formatAge(limit * 1_000))]
    if (phase === 'connected' || phase === 'live' || phase === 'synchronising') return [statesText.asked(names[source])]
    return error?.remedy == null ? [] : [error.remedy]
  })
  return words.length === 0 ? null : words.join(' ')
}

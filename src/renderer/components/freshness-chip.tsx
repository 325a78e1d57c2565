/** How fresh something is, in a word, a shape and an age. */
import type { EpochMs } from '../../shared/lib/clock.js'
import type { FreshnessState } from '../../shared/state/freshness.js'
import { formatAge, formatTime, inAllZones } from '../format/time-format.js'
import { useZone } from '../stores/hooks.js'
import styles from './freshness-chip.module.css'

const words: Readonly<Record<FreshnessState, string>> = { live: 'live', closed: 'closed', delayed: 'delayed', stale: 'stale', offline: 'offline', never: 'no data yet' }

export interface FreshnessChipProps {
  readonly name: string
  readonly state: FreshnessState
  readonly ageMs: number | null
  /** When the oldest of it was last known true. */
  readonly asOf: EpochMs | null
  /** "2 of 3 fresh", where that is worth saying. */
  readonly part?: string | null
}

export function FreshnessChip({ name, state, ageMs, asOf, part = null }: FreshnessChipProps): React.JSX.Element {
  const zone = useZone()
  const since = asOf === null || ageMs === null ? '' : `as of ${formatTime(asOf, zone)} · ${formatAge(ageMs)}`
  return (
    <span className={styles['chip']} data-testid={`freshness-${name}`} data-state={state} title={asOf === null ? words[state] : `${words[state]}\n${inAllZones(asOf)}`}>
      <span className={styles['mark']} aria-hidden="true" />
      {[words[state], since, part].filter((text) => text !== null && text !== '').join(' · ')}
    </span>
  )
}

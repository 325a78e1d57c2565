/** How fresh something is, in a word, a shape and an age. */
import type { EpochMs } from '../../shared/lib/clock.js'
import type { FreshnessState } from '../../shared/state/freshness.js'
import { formatAge, formatTime, inAllZones } from '../format/time-format.js'
import { useZone } from '../stores/hooks.js'
import { panelText } from '../text/panel.js'
import styles from './freshness-chip.module.css'

const words: Readonly<Record<FreshnessState, string>> = panelText.states

export interface FreshnessChipProps {
  readonly name: string
  readonly state: FreshnessState
  readonly ageMs: number | null
  /** When the oldest of it was last known true. */
  readonly asOf: EpochMs | null
  /** "2 of 3 fresh", where that is worth saying. */
  readonly part?: string | null
  /** It is as old as was to be expected: said as plainly, but not as an alarm. */
  readonly isCalm?: boolean
  /** More lines of the tooltip: how the data are read. */
  readonly more?: readonly string[]
}

export function FreshnessChip({ name, state, ageMs, asOf, part = null, isCalm = false, more = [] }: FreshnessChipProps): React.JSX.Element {
  const zone = useZone()
  const hasAge = asOf !== null && ageMs !== null
  const title = [words[state], part, asOf === null ? null : inAllZones(asOf), ...more].filter((line) => line !== null).join('\n')
  return (
    <span className={styles['chip']} data-testid={`freshness-${name}`} data-state={state} data-calm={isCalm} title={title}>
      <span className={styles['mark']} aria-hidden="true" />
      <span>{words[state]}</span>
      {/* The moment gives way in a narrow panel; the state and the age never do. */}
      {hasAge ? <span className={styles['moment']}> · {panelText.asOf(formatTime(asOf, zone))}</span> : null}
      {hasAge ? <span> · {formatAge(ageMs)}</span> : null}
      {part === null ? null : <span className={styles['moment']}> · {part}</span>}
    </span>
  )
}

import type { Mark } from '../../../shared/domain/quote-mark.js'
import { slices } from '../../../shared/state/slices.js'
import { formatAge, inAllZones } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import styles from './tick-age.module.css'

/** How long ago an instrument last ticked; marked once that is longer than quotes may be silent, unless its session is shut. */
export function TickAge({ mark: { at, isFrozen } }: { readonly mark: Pick<Mark, 'at' | 'isFrozen'> }): React.JSX.Element {
  const age = useClock((clock) => (at === null ? null : formatAge(Math.max(0, clock.now - at))))
  const isOld = useClock((clock) => at !== null && !isFrozen && clock.now - at > slices.quotes.staleAfterMs)
  if (at === null || age === null) return <span className={styles['none']} title="No tick of this instrument has arrived">n/a</span>
  return <span className={isOld ? styles['old'] : styles['young']} title={inAllZones(at)}>{age}</span>
}

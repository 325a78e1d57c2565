import type { Mark } from '../../../shared/domain/quote-mark.js'
import { farmWords } from '../../../shared/state/panel-truth.js'
import { slices } from '../../../shared/state/slices.js'
import { formatAge, inAllZones } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { commonText } from '../../text/common.js'
import { positionsText } from '../../text/positions.js'
import styles from './tick-age.module.css'

type Shown = Pick<Mark, 'at' | 'isFrozen' | 'brokenFarm'>

/** How long ago an instrument last ticked; marked once that is longer than quotes may be silent, unless its session is shut, and at once when its data farm is broken. */
export function TickAge({ mark: { at, isFrozen, brokenFarm } }: { readonly mark: Shown }): React.JSX.Element {
  const age = useClock((clock) => (at === null ? null : formatAge(Math.max(0, clock.now - at))))
  const isOld = useClock((clock) => at !== null && !isFrozen && clock.now - at > slices.quotes.staleAfterMs)
  if (at === null || age === null) return <span className={styles['none']} title={positionsText.noTick}>{commonText.missing}</span>
  const title = [...(brokenFarm === null ? [] : [farmWords([brokenFarm])]), inAllZones(at)].join('\n')
  return <span className={isOld || brokenFarm !== null ? styles['old'] : styles['young']} title={title}>{age}</span>
}

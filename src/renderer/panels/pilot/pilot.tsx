/** The paper pilot: what the simulated trades have earned, and whether that was to be expected. */
import { usePilotCurrencies } from '../../stores/pilot-views.js'
import { PilotCurve } from './pilot-curve.js'
import { PilotDays } from './pilot-days.js'
import { PilotGroups } from './pilot-groups.js'
import { PilotCurrencyChoice, PilotHead } from './pilot-head.js'
import { PilotTrades } from './pilot-trades.js'
import styles from './pilot.module.css'
import { usePilotView } from './use-pilot-view.js'

export function Pilot(): React.JSX.Element {
  const { pilot, currency, emptiness, dayZone, total } = usePilotView()
  return (
    <div className={styles['pilot']} data-choice={usePilotCurrencies().length > 1}>
      <PilotCurrencyChoice />
      <PilotHead />
      <PilotCurve pilot={pilot} emptiness={emptiness} dayZone={dayZone} />
      <PilotGroups pilot={pilot} currency={currency} emptiness={emptiness} />
      <PilotDays pilot={pilot} emptiness={emptiness} dayZone={dayZone} />
      <PilotTrades emptiness={emptiness} total={total} />
    </div>
  )
}

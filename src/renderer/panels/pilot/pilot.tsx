/** The paper pilot: what the simulated trades have earned, and whether that was to be expected. */
import { useMetas, useTruth } from '../../stores/hooks.js'
import { usePilot } from '../../stores/views.js'
import { PilotCurve } from './pilot-curve.js'
import { PilotDays } from './pilot-days.js'
import { PilotFigureStrip } from './pilot-figures.js'
import { PILOT_SLICES } from './pilot-panel-props.js'
import { PilotStrategies } from './pilot-strategies.js'
import { PilotTrades } from './pilot-trades.js'
import styles from './pilot.module.css'
import { whyNoTrades } from './pilot-words.js'

export function Pilot(): React.JSX.Element {
  const pilot = usePilot()
  const { state } = useTruth(PILOT_SLICES).freshness
  const [meta] = useMetas(PILOT_SLICES)
  const emptiness = whyNoTrades(state, meta?.unavailable ?? null)
  return (
    <div className={styles['pilot']}>
      <PilotFigureStrip pilot={pilot} state={state} />
      <PilotCurve pilot={pilot} emptiness={emptiness} />
      <PilotStrategies pilot={pilot} emptiness={emptiness} />
      <PilotDays pilot={pilot} emptiness={emptiness} />
      <PilotTrades emptiness={emptiness} />
    </div>
  )
}

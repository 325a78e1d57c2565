/** The paper pilot: what the simulated trades have earned, and whether that was to be expected. */
import { useState } from 'react'
import { useMetas, useTruth } from '../../stores/hooks.js'
import { usePilot, usePilotCurrencies } from '../../stores/views.js'
import { shownCurrency } from '../../../shared/domain/pilot-currency.js'
import { PilotCurve } from './pilot-curve.js'
import { PilotDays } from './pilot-days.js'
import { PilotFigureStrip } from './pilot-figures.js'
import { PILOT_SLICES } from './pilot-panel-props.js'
import { PilotStrategies } from './pilot-strategies.js'
import { PilotTrades } from './pilot-trades.js'
import styles from './pilot.module.css'
import { whyNoTrades } from './pilot-words.js'

export function Pilot(): React.JSX.Element {
  const counts = usePilotCurrencies()
  const [chosen, setChosen] = useState<string | null>(null)
  const currency = shownCurrency(chosen, counts)
  const pilot = usePilot(currency)
  const { state } = useTruth(PILOT_SLICES).freshness
  const [meta] = useMetas(PILOT_SLICES)
  const emptiness = whyNoTrades(state, meta?.unavailable ?? null)
  return (
    <div className={styles['pilot']} data-choice={counts.length > 1}>
      {counts.length < 2 ? null : (
        <div className={styles['choice']}>
          <label htmlFor="pilot-currency">Trades in</label>
          <select id="pilot-currency" data-testid="pilot-currency" value={currency ?? 'all'} onChange={(event) => { setChosen(event.target.value) }}>
            {counts.map((one) => <option key={one.currency} value={one.currency}>{`${one.currency} (${one.trades.toLocaleString('en')})`}</option>)}
            <option value="all">all currencies</option>
          </select>
          <span>Amounts of unlike currencies are never added.</span>
        </div>
      )}
      <PilotFigureStrip pilot={pilot} state={state} />
      <PilotCurve pilot={pilot} emptiness={emptiness} />
      <PilotStrategies pilot={pilot} emptiness={emptiness} />
      <PilotDays pilot={pilot} emptiness={emptiness} />
      <PilotTrades emptiness={emptiness} />
    </div>
  )
}

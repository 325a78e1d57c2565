/** The paper pilot: what the simulated trades have earned, and whether that was to be expected. */
import { useState } from 'react'
import { useMetas, useTruth, useZone } from '../../stores/hooks.js'
import { usePilot, usePilotCurrencies, usePilotReview } from '../../stores/views.js'
import { shownCurrency } from '../../../shared/domain/pilot-currency.js'
import { PilotCurve } from './pilot-curve.js'
import { PilotDays } from './pilot-days.js'
import { PilotFigureStrip } from './pilot-figures.js'
import { PILOT_SLICES } from './pilot-panel-props.js'
import { PilotGroups } from './pilot-groups.js'
import { PilotTrades } from './pilot-trades.js'
import styles from './pilot.module.css'
import { reviewWords, whyNoTrades } from './pilot-words.js'
import { formatCount } from '../../format/count-format.js'

export function Pilot(): React.JSX.Element {
  const counts = usePilotCurrencies()
  const [chosen, setChosen] = useState<string | null>(null)
  const currency = shownCurrency(chosen, counts)
  const pilot = usePilot(currency)
  const review = usePilotReview()
  const words = reviewWords(review, useZone())
  const dayZone = review?.zone ?? 'UTC'
  const { state } = useTruth(PILOT_SLICES).freshness
  const [meta] = useMetas(PILOT_SLICES)
  const emptiness = whyNoTrades(state, meta?.unavailable ?? null)
  return (
    <div className={styles['pilot']} data-choice={counts.length > 1}>
      {counts.length < 2 ? null : (
        <div className={styles['choice']}>
          <label htmlFor="pilot-currency">Trades in</label>
          <select id="pilot-currency" data-testid="pilot-currency" value={currency ?? 'all'} onChange={(event) => { setChosen(event.target.value) }}>
            {counts.map((one) => <option key={one.currency} value={one.currency}>{`${one.currency} (${formatCount(one.trades)})`}</option>)}
            <option value="all">all currencies</option>
          </select>
          <span>Amounts of unlike currencies are never added.</span>
        </div>
      )}
      <div className={styles['head']}>
        {words === null ? null : <p className={styles['review']} role="status" data-testid="pilot-review">{words}</p>}
        <PilotFigureStrip pilot={pilot} currency={currency} state={state} />
      </div>
      <PilotCurve pilot={pilot} emptiness={emptiness} dayZone={dayZone} />
      <PilotGroups pilot={pilot} currency={currency} emptiness={emptiness} />
      <PilotDays pilot={pilot} emptiness={emptiness} dayZone={dayZone} />
      <PilotTrades emptiness={emptiness} total={review?.trades ?? 0} />
    </div>
  )
}

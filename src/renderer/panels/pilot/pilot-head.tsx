/** What all panels of the paper pilot are about, and its headline figures. */
import { formatCount } from '../../format/count-format.js'
import { useZone } from '../../stores/hooks.js'
import { usePilotCurrencies, usePilotReview } from '../../stores/pilot-views.js'
import { pilotText } from '../../text/pilot.js'
import { PilotFigureStrip } from './pilot-figures.js'
import styles from './pilot.module.css'
import { reviewWords } from './pilot-words.js'
import { usePilotCurrency, usePilotView } from './use-pilot-view.js'

/** Which currency's trades; nothing where there is only one. */
export function PilotCurrencyChoice(): React.JSX.Element | null {
  const counts = usePilotCurrencies()
  const [currency, choose] = usePilotCurrency()
  if (counts.length < 2) return null
  return (
    <div className={styles['choice']}>
      <label htmlFor="pilot-currency">{pilotText.choice.label}</label>
      <select id="pilot-currency" data-testid="pilot-currency" value={currency ?? 'all'} onChange={(event) => { choose(event.target.value) }}>
        {counts.map((one) => <option key={one.currency} value={one.currency}>{`${one.currency} (${formatCount(one.trades)})`}</option>)}
        <option value="all">{pilotText.choice.all}</option>
      </select>
      <span>{pilotText.choice.neverAdded}</span>
    </div>
  )
}

export function PilotHead(): React.JSX.Element {
  const { pilot, currency, state } = usePilotView()
  const words = reviewWords(usePilotReview(), useZone())
  return (
    <div className={styles['head']}>
      {words === null ? null : <p className={styles['review']} role="status" data-testid="pilot-review">{words}</p>}
      <PilotFigureStrip pilot={pilot} currency={currency} state={state} />
    </div>
  )
}

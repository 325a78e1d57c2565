/** Running realized P&L, one currency at a time. */
import { ProfitChart } from '../../charts/profit-chart.js'
import { Panel } from '../../components/panel.js'
import { useZone } from '../../stores/hooks.js'
import { usePanelChoice } from '../../stores/panel-choice.js'
import { pilotText } from '../../text/pilot.js'
import { NoTrades } from './no-trades.js'
import { NONE_CLOSED, PILOT_SLICES, type PilotPanelProps } from './pilot-panel-props.js'
import styles from './pilot.module.css'
import { curveSummary } from './pilot-words.js'

const words = pilotText.curve

export function PilotCurve({ pilot, emptiness, dayZone }: PilotPanelProps): React.JSX.Element {
  const zone = useZone()
  const [chosen, setChosen] = usePanelChoice('pilot-curve-currency')
  const shown = pilot.perCurrency.find(({ key }) => key === chosen) ?? pilot.perCurrency[0]
  const choice = pilot.perCurrency.length < 2 ? null : (
    <select aria-label={words.currency} value={shown?.key} onChange={(event) => { setChosen(event.target.value) }}>
      {pilot.perCurrency.map(({ key }) => <option key={key} value={key}>{key}</option>)}
    </select>
  )
  return (
    <Panel name="pilot-curve" title={words.title} slices={PILOT_SLICES} extra={shown === undefined || choice !== null ? null : words.byDay(dayZone)} actions={choice} className={styles['curve']}>
      {shown === undefined ? (
        <NoTrades emptiness={pilot.counts.total === 0 ? emptiness : NONE_CLOSED} />
      ) : (
        <ProfitChart steps={shown.curve} currency={shown.key} zone={zone} summary={curveSummary(shown, zone)} />
      )}
    </Panel>
  )
}

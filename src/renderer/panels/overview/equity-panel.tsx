/** Equity of the accounts and how far it is below its peak. */
import { useMemo } from 'react'
import { MOST_EQUITY_POINTS } from '../../../shared/domain/equity-window.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { EquityChart } from '../../charts/equity-chart.js'
import { NothingShown } from '../../components/nothing-shown.js'
import { Panel } from '../../components/panel.js'
import { formatCount } from '../../format/count-format.js'
import { formatMoment } from '../../format/time-format.js'
import { chartsText } from '../../text/charts.js'
import { useRows, useZone } from '../../stores/hooks.js'
import { usePanelChoice } from '../../stores/panel-choice.js'
import { useEquity, useOfAccount } from '../../stores/views.js'
import { overviewText } from '../../text/overview.js'
import type { PanelPlace } from './panel-props.js'

const words = overviewText.equity
const SLICES: readonly SliceKey[] = ['equity']

export function EquityPanel({ className }: PanelPlace): React.JSX.Element {
  const series = useOfAccount(useEquity())
  const zone = useZone()
  const [chosen, setChosen] = usePanelChoice('equity-account')
  // They are kept for all accounts together: which of them began earlier is not known.
  const isWhole = useRows('equity').length < MOST_EQUITY_POINTS
  const first = series.find((one) => one.account === chosen) ?? series[0]
  const begins = first?.points[0]?.at
  const truncation = useMemo(() => {
    if (isWhole || begins === undefined) return null
    const count = formatCount(MOST_EQUITY_POINTS)
    return { text: chartsText.truncatedShort(count), detail: chartsText.truncated(count, formatMoment(begins, zone)) }
  }, [isWhole, begins, zone])
  const choice = series.length < 2 ? null : (
    <select aria-label={words.account} value={first?.account} onChange={(event) => { setChosen(event.target.value) }}>
      {series.map(({ account }) => <option key={account} value={account}>{account}</option>)}
    </select>
  )
  return (
    <Panel name="equity" title={words.title} slices={SLICES} extra={first === undefined || choice !== null ? null : first.account} actions={choice} className={className}>
      {first === undefined ? <NothingShown slices={SLICES} what={words.what} detail={words.none} /> : <EquityChart series={first} zone={zone} notice={truncation} />}
    </Panel>
  )
}

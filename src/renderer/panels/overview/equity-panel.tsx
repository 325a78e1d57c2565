/** Equity of the accounts and how far it is below its peak. */
import { useState } from 'react'
import type { SliceKey } from '../../../shared/state/slices.js'
import { EquityChart } from '../../charts/equity-chart.js'
import { NothingShown } from '../../components/nothing-shown.js'
import { Panel } from '../../components/panel.js'
import { useZone } from '../../stores/hooks.js'
import { useEquity, useOfAccount } from '../../stores/views.js'
import type { PanelPlace } from './panel-props.js'

const SLICES: readonly SliceKey[] = ['equity']

export function EquityPanel({ className }: PanelPlace): React.JSX.Element {
  const series = useOfAccount(useEquity())
  const zone = useZone()
  const [chosen, setChosen] = useState<string | null>(null)
  const first = series.find((one) => one.account === chosen) ?? series[0]
  const choice = series.length < 2 ? null : (
    <select aria-label="Account of the equity curve" value={first?.account} onChange={(event) => { setChosen(event.target.value) }}>
      {series.map(({ account }) => <option key={account} value={account}>{account}</option>)}
    </select>
  )
  return (
    <Panel name="equity" title="Equity and drawdown" slices={SLICES} extra={first === undefined || choice !== null ? null : first.account} actions={choice} className={className}>
      {first === undefined ? <NothingShown slices={SLICES} what="equity curve" detail="The database has no equity points." /> : <EquityChart series={first} zone={zone} />}
    </Panel>
  )
}

/** Equity of the accounts and how far it is below its peak. */
import type { SliceKey } from '../../../shared/state/slices.js'
import { EquityChart } from '../../charts/equity-chart.js'
import { EmptyState } from '../../components/empty-state.js'
import { Panel } from '../../components/panel.js'
import { useZone } from '../../stores/hooks.js'
import { useEquity } from '../../stores/views.js'
import type { PanelPlace } from './panel-props.js'

const SLICES: readonly SliceKey[] = ['equity']

export function EquityPanel({ className }: PanelPlace): React.JSX.Element {
  const series = useEquity()
  const zone = useZone()
  const [first] = series
  return (
    <Panel name="equity" title="Equity and drawdown" slices={SLICES} extra={first === undefined ? null : `${first.account}, ${first.currency}`} className={className}>
      {first === undefined ? <EmptyState title="No equity curve" detail="The database has no equity points." /> : <EquityChart series={first} zone={zone} />}
    </Panel>
  )
}

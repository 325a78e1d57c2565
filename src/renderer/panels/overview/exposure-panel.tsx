/** Where the exposure sits: signed market value by instrument. */
import type { SliceKey } from '../../../shared/state/slices.js'
import { SignedBars } from '../../charts/bar-chart.js'
import { NothingShown } from '../../components/nothing-shown.js'
import { Panel } from '../../components/panel.js'
import { contractName } from '../../format/contract-name.js'
import { useExposure } from '../../stores/views.js'
import type { PanelPlace } from './panel-props.js'

const SLICES: readonly SliceKey[] = ['brokerPositions', 'databasePositions', 'quotes']

export function ExposurePanel({ className }: PanelPlace): React.JSX.Element {
  const { instruments, perCurrency } = useExposure()
  const bars = instruments.flatMap(({ symbol, currency, value }) => {
    const name = contractName({ symbol, localSymbol: null, secType: null })
    return value.value === null ? [] : [{ label: perCurrency.length > 1 ? `${name} · ${currency}` : name, value: value.value }]
  })
  const unpriced = instruments.length - bars.length
  return (
    <Panel name="exposure" title="Exposure by instrument" slices={SLICES} extra={unpriced === 0 ? null : `${String(unpriced)} without a price`} className={className}>
      {bars.length === 0 ? <NothingShown slices={SLICES} what="exposure" detail="There is no open position with a price." /> : <SignedBars bars={bars} unit={perCurrency.map(({ currency }) => currency).join(', ')} />}
    </Panel>
  )
}

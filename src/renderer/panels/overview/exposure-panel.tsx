/** Where the exposure sits: signed market value by instrument. */
import { memo } from 'react'
import type { Exposure } from '../../../shared/domain/exposure.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { SignedBars } from '../../charts/bar-chart.js'
import { NothingShown } from '../../components/nothing-shown.js'
import { Panel } from '../../components/panel.js'
import { RowsButton } from '../../components/figure/rows-button.js'
import { drillText } from '../../text/drill.js'
import type { RowsTarget } from '../../components/figure/figure-drill.js'
import { contractName } from '../../format/contract-name.js'
import { useShell } from '../../stores/shell-store.js'
import { usePaced } from '../../stores/use-paced.js'
import { useExposure } from '../../stores/views.js'
import { overviewText } from '../../text/overview.js'
import { largestExposures } from './largest-exposures.js'
import type { PanelPlace } from './panel-props.js'

/** As many as can be told apart in a panel. */
const MOST_BARS = 12

const words = overviewText.exposure
const SLICES: readonly SliceKey[] = ['brokerPositions', 'databasePositions', 'quotes']

const ROWS: RowsTarget = { words: drillText.positionsByValue, screen: 'positions', grid: 'positions', sort: { column: 'value', descending: true } }

export function ExposurePanel({ className }: PanelPlace): React.JSX.Element {
  const account = useShell((shell) => shell.account)
  const exposure = usePaced(useExposure(), account ?? '')
  const { unpriced, priced, shown } = largestExposures(exposure.instruments, MOST_BARS)
  const facts = [priced > shown.length ? words.largest(String(shown.length), String(priced)) : null, unpriced === 0 ? null : words.unpriced(String(unpriced))]
  return (
    <Panel name="exposure" title={words.title} slices={SLICES} extra={facts.filter((fact) => fact !== null).join(' · ')} actions={<RowsButton target={ROWS} />} className={className}>
      <ExposureBars exposure={exposure} />
    </Panel>
  )
}

/** Drawn again only with another exposure: a chart costs more than all the figures together. */
const ExposureBars = memo(function ExposureBars({ exposure: { instruments, perCurrency } }: { readonly exposure: Exposure }): React.JSX.Element {
  const bars = largestExposures(instruments, MOST_BARS).shown.map(({ symbol, currency, value }) => {
    const name = contractName({ symbol, localSymbol: null, secType: null })
    return { label: perCurrency.length > 1 ? `${name} · ${currency}` : name, value }
  })
  if (bars.length === 0) return <NothingShown slices={SLICES} what={words.what} detail={words.none} />
  return <SignedBars bars={bars} unit={perCurrency.map(({ currency }) => currency).join(', ')} />
})

/** Where the exposure sits: signed market value by instrument, in one currency at a time. */
import { memo, useMemo } from 'react'
import type { CurrencyExposure, Exposure } from '../../../shared/domain/exposure.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { figure } from '../../../shared/domain/figure.js'
import { SignedBars } from '../../charts/bar-chart.js'
import { Amount } from '../../components/amount.js'
import { NothingShown } from '../../components/nothing-shown.js'
import { Panel } from '../../components/panel.js'
import { Segments } from '../../components/segments.js'
import { RowsButton } from '../../components/figure/rows-button.js'
import { drillText } from '../../text/drill.js'
import type { RowsTarget } from '../../components/figure/figure-drill.js'
import { contractName } from '../../format/contract-name.js'
import { useShell } from '../../stores/shell-store.js'
import { usePanelChoice } from '../../stores/panel-choice.js'
import { usePaced } from '../../stores/use-paced.js'
import { useExposure } from '../../stores/views.js'
import { overviewText } from '../../text/overview.js'
import { largestExposures } from './largest-exposures.js'
import styles from './exposure.module.css'
import type { PanelPlace } from './panel-props.js'

/** As many as can be told apart in a panel. */
const MOST_BARS = 12

const words = overviewText.exposure
const SLICES: readonly SliceKey[] = ['brokerPositions', 'databasePositions', 'quotes']

const ROWS: RowsTarget = { words: drillText.positionsByValue, screen: 'positions', grid: 'positions', byAccount: true, sort: { column: 'value', descending: true } }

/** The currency to show: the chosen one while anything is held in it, else the one with the most positions. Amounts of unlike ones share no axis. */
function shownExposure(perCurrency: readonly CurrencyExposure[], chosen: string | null): CurrencyExposure | null {
  return perCurrency.find(({ currency }) => currency === chosen) ?? [...perCurrency].sort((a, b) => b.positions - a.positions)[0] ?? null
}

export function ExposurePanel({ className }: PanelPlace): React.JSX.Element {
  const account = useShell((shell) => shell.account)
  const { instruments, perCurrency } = usePaced(useExposure(), account ?? '')
  const [chosen, choose] = usePanelChoice('exposure-currency')
  const total = shownExposure(perCurrency, chosen)
  const own = useMemo(() => instruments.filter(({ currency }) => total === null || currency === total.currency), [instruments, total])
  const { unpriced, priced, shown } = largestExposures(own, MOST_BARS)
  const facts = [priced > shown.length ? words.largest(String(shown.length), String(priced)) : null, unpriced === 0 ? null : words.unpriced(String(unpriced))]
  const currencies = perCurrency.map(({ currency }) => currency)
  const choice = total === null || currencies.length < 2 ? null : <Segments name="exposure-currency" label={words.currency} choices={currencies} value={total.currency} onChoose={choose} />
  return (
    <Panel name="exposure" title={words.title} slices={SLICES} extra={facts.filter((fact) => fact !== null).join(' · ')} actions={<>{choice}<RowsButton target={ROWS} /></>} className={className}>
      {total === null ? <NothingShown slices={SLICES} what={words.what} detail={words.none} /> : <ExposureBars instruments={own} total={total} />}
    </Panel>
  )
}

/** Drawn again only with another exposure: a chart costs more than all the figures together. */
const ExposureBars = memo(function ExposureBars({ instruments, total }: { readonly instruments: Exposure['instruments']; readonly total: CurrencyExposure }): React.JSX.Element {
  const bars = largestExposures(instruments, MOST_BARS).shown.map(({ symbol, value }) => ({ label: contractName({ symbol, localSymbol: null, secType: null }), value }))
  const sums = [[words.long, total.long], [words.short, total.short], [words.net, total.net]] as const
  return (
    <>
      <p className={styles['sums']} data-testid="exposure-sums">
        {sums.map(([name, value]) => <span key={name}>{name} <Amount figure={figure(value)} digits={0} gain /></span>)}
        <span>{words.gross} <Amount figure={figure(total.gross)} digits={0} /></span>
      </p>
      <SignedBars name="exposure" title={words.title} bars={bars} unit={total.currency} />
    </>
  )
})

/** Unrealized P&L of the open paper trades, at the broker's quotes. Apart, since it changes with every tick. */
import { useMemo } from 'react'
import { PaperMarks } from '../../../shared/domain/open-exposure.js'
import type { FreshnessState } from '../../../shared/state/freshness.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { KeyFigure } from '../../components/key-figure.js'
import type { FigureDrill } from '../../components/figure/figure-drill.js'
import { drillText } from '../../text/drill.js'
import { useRows, useTruth } from '../../stores/hooks.js'
import { usePaced } from '../../stores/use-paced.js'
import { useOpenTrades } from '../../stores/pilot-views.js'
import { ifTold } from './pilot-words.js'
import { formatCount } from '../../format/count-format.js'
import { pilotFigureText } from '../../text/pilot-figures.js'

const SLICES: readonly SliceKey[] = ['paperTrades', 'quotes']

const words = pilotFigureText
const OPEN: FigureDrill = { slices: SLICES, rows: { words: drillText.openTrades, screen: 'pilot', grid: 'Paper trades', filters: { status: 'open' } } }

export interface OpenResultProps {
  /** Null: all together. */
  readonly currency: string | null
  /** Open trades in the database. */
  readonly open: number
  /** Of the tallies. */
  readonly state: FreshnessState
  readonly stale: boolean
}

export function OpenResult({ currency, open, state, stale }: OpenResultProps): React.JSX.Element {
  const trades = useOpenTrades(currency)
  const quotes = usePaced(useRows('quotes'), '')
  const total = useMemo(() => new PaperMarks(quotes).total(trades), [quotes, trades])
  const truth = useTruth(SLICES).freshness.state
  const unmarked = total.missing + Math.max(0, open - trades.length)
  const note = open === 0 ? words.noneOpen : words.openOf(formatCount(total.counted), formatCount(open))
  return (
    <KeyFigure name="pilot-unrealized" {...words.unrealized} figure={ifTold(total.figure, state)} unit={total.currency} perCurrency={total.perCurrency} gain note={<span title={total.missingReason ?? note}>{note}</span>} stale={stale || truth === 'stale' || truth === 'offline'} alarm={unmarked > 0} drill={OPEN} />
  )
}

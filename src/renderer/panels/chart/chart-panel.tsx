/** The chart itself: what is asked for, how true it is, and the bars as a chart or as a table. */
import { useMemo } from 'react'
import type { BarQuery, BarView } from '../../../shared/domain/bar.js'
import type { Instrument } from '../../../shared/domain/instrument.js'
import type { FreshnessState } from '../../../shared/state/freshness.js'
import { chartPlaces } from '../../charts/bars/bar-points.js'
import { BarsChart } from '../../charts/bars/bars-chart.js'
import { Button } from '../../components/button.js'
import { EmptyState } from '../../components/empty-state.js'
import { PanelFrame } from '../../components/panel-frame.js'
import { exchangeZone, zoneName, type ShownZone } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { useReach, useZone } from '../../stores/hooks.js'
import { chartText } from '../../text/chart.js'
import { BarTable } from './bar-table.js'
import { useBars } from './bars-store.js'
import { barsTruth } from './bars-truth.js'
import { ChartFoot } from './chart-foot.js'
import { rangesOf } from './chart-choice.js'
import { choose, useChart } from './chart-store.js'
import { ChartToolbar, ShowAs } from './chart-toolbar.js'
import { instrumentName } from './instrument-name.js'
import { gapWords, isLoading } from './load-words.js'
import { LoadLine } from './load-line.js'
import { NoBars } from './no-bars.js'
import { useChartLink } from './use-chart-link.js'
import { useFillMarks, useLevels } from './use-levels.js'
import { useIsDelayed } from './use-is-delayed.js'
import { useShownBars } from './use-shown-bars.js'

/** Bars of a day belong to a date of their exchange, whatever zone times are shown in. */
function useChartZone(timeZone: string, isDaily: boolean): ShownZone {
  const zone = useZone()
  return isDaily || zone === 'exchange' ? exchangeZone(timeZone) : zone
}

export function ChartPanel(): React.JSX.Element {
  useChartLink('chart')
  const instrument = useChart((chart) => chart.instrument)
  const { query, view, failure } = useBars()
  const choice = useChart((chart) => chart.choice)
  const again = useShownBars()
  const reach = useReach().ib
  const now = useClock((clock) => clock.now)
  const zone = useChartZone(view?.timeZone ?? '', choice.barSize === '1d')
  const isDelayed = useIsDelayed(instrument?.conId ?? null)
  const truth = useMemo(
    () => barsTruth({ view, barSize: choice.barSize, mode: choice.mode, failure, reach, isDelayed, now }),
    [view, choice, failure, reach, isDelayed, now]
  )
  const facts = instrument === null ? [] : [instrument.description, instrument.secType, instrument.primaryExchange === '' ? instrument.exchange : instrument.primaryExchange, instrument.currency]
  return (
    <PanelFrame
      name="chart" isLinkable title={instrument === null ? chartText.title : instrumentName(instrument)} truth={truth} onRefresh={again}
      extra={[...facts.filter((fact) => fact !== ''), ...(choice.mode === 'local' ? [chartText.keptOnly] : [])].join(' · ')}
      actions={<ShowAs />}
      notices={view === null ? null : <LoadLine load={view.load} zone={zone} onAgain={again} />}
    >
      <ChartToolbar />
      {instrument === null || query === null
        ? <EmptyState {...chartText.noInstrument} />
        : view === null
          ? failure === null ? <EmptyState title={chartText.looking} /> : <EmptyState {...chartText.noBars}><Button onClick={again}>{chartText.again}</Button></EmptyState>
          : <Shown instrument={instrument} query={query} view={view} zone={zone} freshness={truth.freshness.state} onAgain={again} />}
    </PanelFrame>
  )
}

interface ShownProps {
  readonly instrument: Instrument
  readonly query: BarQuery
  readonly view: BarView
  readonly zone: ShownZone
  readonly freshness: FreshnessState
  readonly onAgain: () => void
}

function Shown({ instrument, query, view, zone, freshness, onAgain }: ShownProps): React.JSX.Element {
  const shownAs = useChart((chart) => chart.shownAs)
  const { bars, spans, load, minTick } = view
  const { barSize, mode } = query
  const places = useMemo(() => chartPlaces(bars, spans, barSize), [bars, spans, barSize])
  const words = useMemo(() => gapWords(load, mode), [load, mode])
  const levels = useLevels(instrument, bars.at(-1) ?? null)
  const fills = useFillMarks(instrument, bars, barSize)
  if (bars.length === 0 && !isLoading(load)) return <NoBars view={view} mode={mode} onAgain={onAgain} />
  if (shownAs === 'table') return <BarTable bars={bars} minTick={minTick} zone={zone} isDaily={barSize === '1d'} />
  return (
    <>
      <BarsChart name={instrumentName(instrument)} seriesKey={String(view.show)} places={places} barSize={barSize} gapWords={words} minTick={minTick} levels={levels} fills={fills} zone={zone} freshness={freshness} onDigit={(digit) => { const range = rangesOf(barSize)[digit - 1]; if (range !== undefined) choose({ range }) }} />
      <ChartFoot bands={places.bands} words={words} zone={zone} isDaily={barSize === '1d'} zoneName={zoneName(zone)} />
    </>
  )
}

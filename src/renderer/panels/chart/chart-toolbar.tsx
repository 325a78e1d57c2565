/** What the chart shows: instrument, bar size, range, kind of price, session, where bars may come from. */
import { Star } from 'lucide-react'
import { barSessions, barSizes, whatsToShow, type BarMode, type BarSession, type WhatToShow } from '../../../shared/domain/bar.js'
import { Segments } from '../../components/segments.js'
import { useShell } from '../../stores/shell-store.js'
import { chartText } from '../../text/chart.js'
import { rangesOf } from './chart-choice.js'
import { choose, chooseBarSize, chooseInstrument, useChart } from './chart-store.js'
import styles from './chart.module.css'
import { InstrumentSearch } from './instrument-search.js'
import { Picker, type Picked } from './picker.js'
import { unwatch, watch } from './watch-list-store.js'

const words = chartText.toolbar
const priceWords: Readonly<Record<WhatToShow, Picked>> = words.prices
const sessionWords: Readonly<Record<BarSession, Picked>> = words.sessions
/** The usual one first. */
const modes: readonly BarMode[] = ['auto', 'local', 'broker']
const modeWords: Readonly<Record<BarMode, Picked>> = words.modes

export function ChartToolbar(): React.JSX.Element {
  const { choice, search } = useChart()
  return (
    <div className={styles['toolbar']} role="group" aria-label={words.label}>
      <InstrumentSearch key={search} name="chart" {...words.instrument} initialText={search} onPick={chooseInstrument} />
      <WatchToggle />
      <Segments name="bar-size" label={words.barSize} choices={barSizes} value={choice.barSize} onChoose={chooseBarSize} />
      <Segments name="range" label={words.range} choices={rangesOf(choice.barSize)} value={choice.range} onChoose={(range) => { choose({ range }) }} />
      <Picker name="what" label={words.price} words={priceWords} choices={whatsToShow} value={choice.whatToShow} onChoose={(whatToShow) => { choose({ whatToShow }) }} />
      <Picker name="session" label={words.session} words={sessionWords} choices={barSessions} value={choice.session} onChoose={(session) => { choose({ session }) }} />
      <Picker name="mode" label={words.mode} words={modeWords} choices={modes} value={choice.mode} onChoose={(mode) => { choose({ mode }) }} />
    </div>
  )
}

/** Chart or table, for the panel's header. */
export function ShowAs(): React.JSX.Element {
  const shownAs = useChart((chart) => chart.shownAs)
  return <Segments name="show-as" label={words.showAs} choices={['chart', 'table']} words={words.shownAs} value={shownAs} onChoose={(next) => { useChart.setState({ shownAs: next }) }} />
}

function WatchToggle(): React.JSX.Element | null {
  const instrument = useChart((chart) => chart.instrument)
  const isWatched = useShell((shell) => shell.settings?.watchList.some(({ conId }) => conId === instrument?.conId) ?? false)
  if (instrument === null) return null
  const title = isWatched ? chartText.watch.takeOff : chartText.watch.addCharted
  return (
    <button type="button" className={styles['star']} aria-pressed={isWatched} aria-label={chartText.watch.isIn} title={title} data-testid="chart-watch" onClick={() => { if (isWatched) unwatch(instrument.conId); else watch(instrument) }}>
      <Star size={14} aria-hidden="true" fill={isWatched ? 'currentColor' : 'none'} />
    </button>
  )
}

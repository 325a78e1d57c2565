/** What the chart shows: instrument, bar size, range, kind of price, session, where bars may come from. */
import { Star } from 'lucide-react'
import { barSessions, barSizes, whatsToShow, type BarMode, type BarSession, type WhatToShow } from '../../../shared/domain/bar.js'
import { Segments } from '../../components/segments.js'
import { useShell } from '../../stores/shell-store.js'
import { rangesOf } from './chart-choice.js'
import { choose, chooseBarSize, chooseInstrument, useChart } from './chart-store.js'
import styles from './chart.module.css'
import { InstrumentSearch } from './instrument-search.js'
import { Picker, type Picked } from './picker.js'
import { unwatch, watch } from './watch-list-store.js'

const priceWords: Readonly<Record<WhatToShow, Picked>> = {
  TRADES: { word: 'Trades', meaning: 'What was traded, with its volume' },
  MIDPOINT: { word: 'Midpoint', meaning: 'The middle of bid and ask' },
  BID: { word: 'Bid', meaning: 'What buyers offered' },
  ASK: { word: 'Ask', meaning: 'What sellers asked' }
}
const sessionWords: Readonly<Record<BarSession, Picked>> = {
  regular: { word: 'Regular', meaning: "The exchange's liquid hours only" },
  all: { word: 'All hours', meaning: 'Before the open, after the close and overnight too' }
}
/** The usual one first. */
const modes: readonly BarMode[] = ['auto', 'local', 'broker']
const modeWords: Readonly<Record<BarMode, Picked>> = {
  auto: { word: 'Auto', meaning: 'Bars kept here; IB is asked only for what is missing' },
  local: { word: 'Local', meaning: 'Bars kept here; IB is asked for nothing' },
  broker: { word: 'Broker', meaning: 'IB is asked for the whole range again' }
}

export function ChartToolbar(): React.JSX.Element {
  const { choice, search } = useChart()
  return (
    <div className={styles['toolbar']} role="group" aria-label="What the chart shows">
      <InstrumentSearch key={search} name="chart" label="Instrument to chart" placeholder="Symbol or name" initialText={search} onPick={chooseInstrument} />
      <WatchToggle />
      <Segments name="bar-size" label="Bar size" choices={barSizes} value={choice.barSize} onChoose={chooseBarSize} />
      <Segments name="range" label="Range" choices={rangesOf(choice.barSize)} value={choice.range} onChoose={(range) => { choose({ range }) }} />
      <Picker name="what" label="Price" words={priceWords} choices={whatsToShow} value={choice.whatToShow} onChoose={(whatToShow) => { choose({ whatToShow }) }} />
      <Picker name="session" label="Session" words={sessionWords} choices={barSessions} value={choice.session} onChoose={(session) => { choose({ session }) }} />
      <Picker name="mode" label="Where bars come from" words={modeWords} choices={modes} value={choice.mode} onChoose={(mode) => { choose({ mode }) }} />
    </div>
  )
}

/** Chart or table, for the panel's header. */
export function ShowAs(): React.JSX.Element {
  const shownAs = useChart((chart) => chart.shownAs)
  return <Segments name="show-as" label="Show as" choices={['chart', 'table']} words={{ chart: 'Chart', table: 'Table' }} value={shownAs} onChoose={(next) => { useChart.setState({ shownAs: next }) }} />
}

function WatchToggle(): React.JSX.Element | null {
  const instrument = useChart((chart) => chart.instrument)
  const isWatched = useShell((shell) => shell.settings?.watchList.some(({ conId }) => conId === instrument?.conId) ?? false)
  if (instrument === null) return null
  const title = isWatched ? 'Take off the watch list' : 'Add to the watch list'
  return (
    <button type="button" className={styles['star']} aria-pressed={isWatched} aria-label="In the watch list" title={title} data-testid="chart-watch" onClick={() => { if (isWatched) unwatch(instrument.conId); else watch(instrument) }}>
      <Star size={14} aria-hidden="true" fill={isWatched ? 'currentColor' : 'none'} />
    </button>
  )
}

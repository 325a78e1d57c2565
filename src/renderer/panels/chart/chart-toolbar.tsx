/** What the chart shows: instrument, bar size, range, kind of price, session, where bars may come from. */
import { Star } from 'lucide-react'
import { barModes, barSessions, barSizes, whatsToShow, type BarMode, type BarSession, type WhatToShow } from '../../../shared/domain/bar.js'
import { Segments } from '../../components/segments.js'
import { useShell } from '../../stores/shell-store.js'
import { rangesOf } from './chart-choice.js'
import { choose, chooseBarSize, chooseInstrument, useChart } from './chart-store.js'
import styles from './chart.module.css'
import { InstrumentSearch } from './instrument-search.js'
import { unwatch, watch } from './watch-list-store.js'

const priceWords: Readonly<Record<WhatToShow, string>> = { TRADES: 'Trades', MIDPOINT: 'Midpoint of bid and ask', BID: 'Bid', ASK: 'Ask' }
const sessionWords: Readonly<Record<BarSession, string>> = { regular: 'Regular hours', all: 'All hours, overnight too' }
const modeWords: Readonly<Record<BarMode, string>> = {
  auto: 'Auto: bars kept here, and IB is asked only for what is missing',
  local: 'Local: bars kept here, IB is asked for nothing',
  broker: 'Broker: IB is asked for the whole range again'
}

export function ChartToolbar(): React.JSX.Element {
  const { choice, shownAs, search } = useChart()
  return (
    <div className={styles['toolbar']} role="group" aria-label="What the chart shows">
      <InstrumentSearch key={search} name="chart" label="Instrument to chart" placeholder="Symbol or name" initialText={search} onPick={chooseInstrument} />
      <WatchToggle />
      <Segments name="bar-size" label="Bar size" choices={barSizes} value={choice.barSize} onChoose={chooseBarSize} />
      <Segments name="range" label="Range" choices={rangesOf(choice.barSize)} value={choice.range} onChoose={(range) => { choose({ range }) }} />
      <Choice name="what" label="Price" words={priceWords} choices={whatsToShow} value={choice.whatToShow} onChoose={(whatToShow) => { choose({ whatToShow }) }} />
      <Choice name="session" label="Session" words={sessionWords} choices={barSessions} value={choice.session} onChoose={(session) => { choose({ session }) }} />
      <Choice name="mode" label="Where bars come from" words={modeWords} choices={barModes} value={choice.mode} onChoose={(mode) => { choose({ mode }) }} />
      <span className={styles['spacer']} />
      <Segments name="show-as" label="Show as" choices={['chart', 'table']} words={{ chart: 'Chart', table: 'Table' }} value={shownAs} onChoose={(next) => { useChart.setState({ shownAs: next }) }} />
    </div>
  )
}

interface ChoiceProps<T extends string> {
  readonly name: string
  readonly label: string
  readonly words: Readonly<Record<T, string>>
  readonly choices: readonly T[]
  readonly value: T
  readonly onChoose: (value: T) => void
}

/** Closed it shows the first word; open, and in its tooltip, what that means. */
function Choice<T extends string>({ name, label, words, choices, value, onChoose }: ChoiceProps<T>): React.JSX.Element {
  return (
    <select
      className={styles['choice']} data-testid={`chart-${name}`} aria-label={label} title={`${label}: ${words[value]}`} value={value}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice === event.target.value)
        if (chosen !== undefined) onChoose(chosen)
      }}
    >
      {choices.map((choice) => <option key={choice} value={choice}>{words[choice]}</option>)}
    </select>
  )
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

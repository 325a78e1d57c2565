/** Words of the chart screen: what is charted, how its bars are loaded, and the watch list. */
import { pluralIn } from './plural.js'
import { inLanguage } from './words.js'

const plural = pluralIn('en')

const segments = (requested: number, total: number): string => plural(total, { one: `${String(requested)} of ${String(total)} segment`, other: `${String(requested)} of ${String(total)} segments` })

const english = {
  title: 'Chart',
  noInstrument: { title: 'No instrument chosen', detail: 'Search for one above, choose one of the watch list, or press C on a position or an order.' },
  keptOnly: 'bars kept here only',
  looking: 'Looking at what is kept here…',
  noBars: { title: 'No bars', detail: 'Why is said above.' },
  again: 'Try again',
  toolbar: {
    label: 'What the chart shows',
    instrument: { label: 'Instrument to chart', placeholder: 'Symbol or name' },
    barSize: 'Bar size',
    range: 'Range',
    price: 'Price',
    prices: {
      TRADES: { word: 'Trades', meaning: 'What was traded, with its volume' },
      MIDPOINT: { word: 'Midpoint', meaning: 'The middle of bid and ask' },
      BID: { word: 'Bid', meaning: 'What buyers offered' },
      ASK: { word: 'Ask', meaning: 'What sellers asked' }
    },
    session: 'Session',
    sessions: {
      regular: { word: 'Regular', meaning: "The exchange's liquid hours only" },
      all: { word: 'All hours', meaning: 'Before the open, after the close and overnight too' }
    },
    mode: 'Where bars come from',
    modes: {
      auto: { word: 'Auto', meaning: 'Bars kept here; IB is asked only for what is missing' },
      local: { word: 'Local', meaning: 'Bars kept here; IB is asked for nothing' },
      broker: { word: 'Broker', meaning: 'IB is asked for the whole range again' }
    },
    showAs: 'Show as',
    shownAs: { chart: 'Chart', table: 'Table' }
  },
  load: {
    label: 'Segments loaded',
    stop: 'Stop loading',
    findingOut: 'Finding out what is missing',
    segments,
    waitingForSession: (requested: number, total: number) => `${segments(requested, total)}, waiting for the session with IB`,
    waitingForPacing: (requested: number, total: number, until: string) => `${segments(requested, total)}, waiting for IB's pacing until ${until}`,
    stoppedBefore: 'Stopped before the first segment came: what is here is shown, and not kept current',
    stoppedAfter: (requested: number, total: number) => `Stopped after ${segments(requested, total)}: what is here is shown, and not kept current`
  },
  gaps: {
    notLoaded: 'not loaded yet',
    notKept: 'not kept here',
    missing: 'missing',
    refused: 'refused',
    refusedAs: (code: string) => `refused: ${code}`,
    more: (band: string, count: string) => `${band}, and ${count} more`,
    daysOf: (zone: string) => `days of ${zone}`,
    timesIn: (zone: string) => `times in ${zone}`
  },
  truth: {
    bars: 'Bars',
    causeAnd: (cause: string, remains: string) => `${cause}; ${remains}`,
    nothingKept: 'nothing of it is kept here',
    kept: (count: number, shown: string) => plural(count, { one: 'the bar kept here is shown', other: `the ${shown} bars kept here are shown` })
  },
  none: {
    permission: {
      title: 'No permission for these bars',
      detail: (error: string) => `IB ${error}. The account needs a market data subscription for this exchange, as for its live quotes; once it has one, try again.`
    },
    failed: { title: 'No bars', detail: 'The broker gave no reason.' },
    notKept: { title: 'Nothing of this is kept here', detail: 'Local mode asks IB for nothing.', ask: 'Ask IB for it' },
    stopped: { title: 'Stopped before the first bars came', detail: 'Try again, above, goes on where it stopped.' },
    away: { title: 'Nothing of this is kept here', detail: 'IB is asked as soon as it can be reached; what is being tried is in the status bar.' },
    closed: { title: 'The market was closed', detail: 'There was no session in this range. A longer one, or all hours, shows more.' },
    empty: { title: 'No bars in this range', detail: 'IB answered that nothing happened in it. A longer range, or another price, may show more.' }
  },
  table: {
    label: 'Bars, the newest first',
    columns: {
      day: (zone: string) => `Day (${zone})`,
      begins: (zone: string) => `Begins (${zone})`,
      open: { title: 'Open' },
      high: { title: 'High' },
      low: { title: 'Low' },
      close: { title: 'Close' },
      change: { title: 'Change', definition: 'Close against the close of the bar before' },
      volume: { title: 'Volume' },
      average: { title: 'Average', definition: 'Weighted by volume' },
      count: { title: 'Trades', definition: 'Number of trades' }
    }
  },
  levels: {
    entry: (quantity: string, pnl: string) => `${quantity} avg, ${pnl}`,
    noPnl: 'P&L n/a',
    held: (why: string) => `held: ${why}`,
    last: 'last',
    close: 'close',
    delayed: (price: string) => `${price}, delayed`,
    old: (price: string) => `${price}, old`
  },
  search: {
    asking: 'Asking the broker…',
    unknown: (pattern: string) => `The broker knows no “${pattern}”`,
    found: (count: string) => `${count} found`
  },
  watch: {
    title: 'Watch list',
    counts: (held: string, watched: string) => `${held} held · ${watched} watched`,
    add: { label: 'Instrument to watch', placeholder: 'Add to the watch list' },
    none: { title: 'Nothing is held or watched', detail: 'Search above to add an instrument.' },
    noLast: 'no last trade',
    noClose: "no previous session's close",
    closeIsZero: 'the close is 0',
    notSaved: (why: string) => `Watch list not saved: ${why}`,
    isIn: 'In the watch list',
    addCharted: 'Add to the watch list',
    takeOff: 'Take off the watch list',
    takeOffOne: (instrument: string) => `Take ${instrument} off the watch list`,
    takeOffHint: 'Take off the watch list (Delete)',
    columns: {
      symbol: { title: 'Contract', definition: 'Held instruments first, with their quantity in all accounts' },
      last: { title: 'Last', definition: 'Last trade, for currency pairs the middle of bid and ask; d: delayed, H: trading halted, !: its data farm is broken' },
      change: { title: 'Chg %', definition: "Last against the previous session's close" },
      quote: { title: 'Bid × ask' },
      age: { title: 'Age', definition: 'Since the last tick of this instrument' },
      remove: { title: '×', definition: 'Take off the watch list' }
    }
  }
} as const

export const chartText = inLanguage(english)

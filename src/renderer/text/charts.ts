/** The words of charts: ranges, legends, export. */
import { pluralIn } from './plural.js'
import { inLanguage } from './words.js'

const plural = pluralIn('en')
const english = {
  chart: 'Chart',
  ranges: 'Range of time',
  rangeTitles: { '1D': 'One day (1)', '1W': 'One week (2)', '1M': 'One month (3)', '3M': 'Three months (4)', YTD: 'This year (5)', All: 'Everything there is (6 or 0)' },
  keys: 'Arrow keys read point by point, with Shift they move the chart; plus and minus zoom; 1 to 6 choose the range.',
  barKeys: 'Arrow keys read bar by bar, plus and minus zoom, digits choose the range.',
  series: 'Series of the chart',
  showSeries: (name: string) => `Show ${name}`,
  save: 'Save as a picture (PNG)',
  saveOf: (title: string) => `Save the chart of ${title} as a picture`,
  saved: (file: string) => `Picture saved to ${file}`,
  notSaved: (why: string) => `Not saved: ${why}`,
  showTable: 'As a table',
  showTableOf: (title: string) => `Show ${title} as a table`,
  asOf: (moment: string) => `as of ${moment}`,
  ageUnknown: 'age not known',
  timesIn: (zone: string) => `times in ${zone}`,
  amountsHidden: 'amounts hidden',
  equity: 'Equity',
  drawdown: 'Drawdown',
  fromPeak: (share: string) => `${share} from its peak`,
  noPeak: 'no peak above zero',
  gap: (from: string, to: string) => `No points from ${from} to ${to}`,
  gaps: (count: number) => plural(count, { one: '1 gap, over which nothing is drawn', other: `${String(count)} gaps, over which nothing is drawn` }),
  truncated: (count: string, since: string) => `Latest ${count} points only: a peak before ${since} is not known here, and the fall from it may be deeper`,
  truncatedShort: (count: string) => `latest ${count} points`,
  noBar: 'no bar',
  noBarHere: 'No bar here',
  change: 'Close against the close of the bar before',
  markedPrices: 'Marked prices',
  levelKinds: { entry: 'Entry', stop: 'Stop', target: 'Target', order: 'Order' },
  time: 'Time',
  day: 'Day',
  bar: 'Of',
  total: 'Total',
  running: 'Realized, running',
  byStrategy: 'By strategy',
  byDayShown: 'Realized by day, in total or by strategy',
  others: 'Others',
  strategyDaysSince: (day: string) => `since ${day}`,
  strategySummary: (count: number, from: string, to: string, currency: string) => `Realized P&L by strategy and day, ${plural(count, { one: '1 strategy', other: `${String(count)} strategies` })}, ${from} to ${to}, in ${currency}`,
  noStrategyDays: 'No results by strategy and day',
  noStrategyDaysWhy: 'They are not counted yet, or amounts of unlike currencies would have to be added.',
  net: 'Net',
  priceParts: { volume: 'Volume', levels: 'Orders', fills: 'Fills' }
} as const

export const chartsText = inLanguage(english)

/** Words of the paper pilot: its panels, tables and summaries. Its figures are in `pilot-figures.ts`. */
import { inLanguage } from './words.js'

const english = {
  none: {
    unavailable: 'This database has no paper trades',
    worksWithout: (why: string) => `${why} Everything else works without them.`,
    waiting: { title: 'Waiting for paper trades', detail: 'They appear as soon as the database has answered once; the status bar says what is being tried.' },
    empty: { title: 'No paper trades', detail: 'The database holds none.' },
    closed: { title: 'No closed trades yet', detail: 'Results appear when the first trade closes.' },
    told: 'no trades known yet',
    noneClosed: 'no closed trades',
    currenciesDiffer: 'currencies differ'
  },
  choice: {
    label: 'Trades in',
    all: 'all currencies',
    neverAdded: 'Amounts of unlike currencies are never added.'
  },
  counts: {
    none: 'none',
    open: (count: string) => `${count} open`,
    closed: (count: string) => `${count} closed`,
    cancelled: (count: string) => `${count} cancelled`,
    rejected: (count: string) => `${count} rejected`,
    other: (count: string) => `${count} other`,
    unreadable: (count: string) => `${count} unreadable`
  },
  fall: {
    never: 'never below its peak',
    notBack: (peak: string, trough: string) => `${peak} to ${trough}, not back`,
    back: (peak: string, trough: string, back: string) => `${peak} to ${trough}, back ${back}`
  },
  curve: {
    title: 'Realized, running',
    byDay: (zone: string) => `by day, ${zone}`,
    currency: 'Currency of the curve',
    none: 'Running realized P&L: no closed trades',
    neverFell: (profit: string, moment: string) => `Running realized P&L: ${profit} at ${moment}; it never fell`,
    fell: (profit: string, moment: string, fall: string, days: string) => `Running realized P&L: ${profit} at ${moment}; worst fall ${fall}, ${days}`
  },
  days: {
    title: 'Realized by day',
    titleByStrategy: 'Realized by day and strategy',
    unit: (zone: string) => `days, ${zone}`,
    noSum: 'No sum by day',
    none: 'Realized P&L by day: none',
    on: (amount: string, day: string) => `${amount} on ${day}`,
    summary: (days: string, best: string, worst: string) => `Realized P&L of ${days} days: best ${best}, worst ${worst}`
  },
  groups: {
    title: 'Realized',
    choice: 'Group trades by',
    noBars: 'No bars',
    notComparable: (why: string) => `Lengths can't be compared: ${why}`,
    mixed: 'mixed',
    of: {
      strategy: { title: 'Strategy', plural: 'Strategies', by: 'by strategy', bestFirst: (count: string) => `${count} strategies, best first` },
      venue: { title: 'Venue', plural: 'Venues', by: 'by venue', bestFirst: (count: string) => `${count} venues, best first` },
      symbol: { title: 'Symbol', plural: 'Symbols', by: 'by symbol', bestFirst: (count: string) => `${count} symbols, best first` }
    },
    columns: {
      closed: { title: 'n', definition: 'Closed trades with a known result' },
      winRate: { title: 'Win rate', definition: 'Wins by closed trades' },
      profitFactor: { title: 'PF', definition: 'Profit factor: gross profit by the absolute gross loss' },
      expectancy: { title: 'Per trade', definition: 'Expectancy: realized P&L per closed trade' },
      fees: { title: 'Fees', definition: 'Fees of the closed trades; within realized P&L' },
      realized: { title: 'Realized', definition: 'Realized P&L after fees' },
      unrealized: { title: 'Unrealized', definition: 'Of the open trades, at the broker’s quotes; n/a where one of them has no quote' },
      currency: { title: 'Cur' }
    }
  },
  review: {
    pending: (why: string) => `The figures are being counted anew: ${why}.`,
    wereOff: (until: string, what: string) => `The figures were off until ${until}: ${what}.`,
    leftOut: (count: string) => `${count} strategies, venues or symbols with the fewest trades are not listed; the totals hold them.`
  },
  trades: {
    title: 'Paper trades',
    what: 'paper trades',
    all: (count: string) => `all ${count}`,
    latest: (shown: string, all: string) => `latest ${shown} of ${all}`,
    notTold: 'the database does not tell',
    isStill: (status: string) => `the trade is ${status}`,
    columns: {
      opened: { title: (zone: string) => `Opened (${zone})`, definition: (zone: string) => `Opened, in ${zone}` },
      closed: { title: (zone: string) => `Closed (${zone})`, definition: (zone: string) => `Closed, in ${zone}` },
      strategy: 'Strategy',
      symbol: 'Symbol',
      side: 'Side',
      quantity: { title: 'Qty' },
      entry: { title: 'Entry', definition: 'Entry price per unit' },
      exit: { title: 'Exit', definition: 'Exit price per unit' },
      edge: { title: 'Edge', definition: 'Profit that the strategy expected per unit when it entered' },
      fees: { title: 'Fees', definition: 'Entry and exit together; positive is a cost' },
      realized: { title: 'Realized P&L', definition: 'After fees' },
      currency: 'Cur',
      status: { title: 'Status' },
      venue: 'Venue'
    }
  }
} as const

export const pilotText = inLanguage(english)

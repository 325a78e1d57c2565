/** Words of the overview's panels that come after the first paint. */
import { inLanguage } from './words.js'

const english = {
  equity: {
    title: 'Equity and drawdown',
    account: 'Account of the equity curve',
    what: 'equity curve',
    none: 'The database has no equity points.'
  },
  exposure: {
    title: 'Exposure',
    largest: (shown: string, all: string) => `${shown} largest of ${all}`,
    unpriced: (count: string) => `${count} without a price`,
    what: 'exposure',
    none: 'There is no open position with a price.',
    currency: 'Currency of the exposure',
    long: 'Long',
    short: 'Short',
    net: 'Net',
    gross: 'Gross'
  },
  services: {
    title: 'Services',
    what: 'services',
    none: 'The database lists no service heartbeats.',
    lastRun: (ms: string) => `last run ${ms} ms`
  },
  fills: {
    title: 'Fills',
    known: (count: string) => `${count} known`,
    what: 'fills',
    none: 'Nothing has been executed that this desk knows of.',
    opening: 'an opening fill realizes nothing',
    columns: {
      time: (zone: string) => `Time (${zone})`,
      symbol: { title: 'Contract' },
      quantity: { title: 'Qty' },
      price: { title: 'Price' },
      commission: { title: 'Fee', definition: 'Commission; n/a until the broker has reported it' },
      realized: { title: 'Realized', definition: "IB's realized P&L of this fill; n/a on an opening fill" }
    }
  },
  signals: {
    title: 'Signals',
    table: 'Latest signals',
    latest: (shown: string, all: string) => `latest ${shown} of ${all} · click: why`,
    what: 'signals',
    none: 'No strategy has fired a signal that the database knows of.',
    columns: {
      time: (zone: string) => `Fired (${zone})`,
      symbol: { title: 'Symbol' },
      direction: { title: 'Dir' },
      decision: { title: 'Decision' },
      reason: { title: 'Reason' }
    }
  }
} as const

export const overviewText = inLanguage(english)

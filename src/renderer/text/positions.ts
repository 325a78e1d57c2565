/** Words of the position monitor, and of its summary on the overview. In the first chunk. */
import { inLanguage } from './words.js'

const english = {
  title: 'Positions',
  what: 'positions',
  none: 'No book that is connected holds any.',
  rows: (count: string) => `${count} rows`,
  differ: (count: string) => `${count} where the books differ`,
  chart: 'C or double click: chart',
  open: (count: string) => `${count} open`,
  baseCurrency: (account: string) => `base currency of ${account}`,
  books: { none: 'agrees', differs: 'differs', 'only-in-db': 'only in DB', 'only-at-broker': 'only at broker', 'cannot-compare': 'not compared' },
  wrongSide: 'wrong side',
  wrongSideHint: 'The stop is on the wrong side of the market: it would trigger at once',
  noTick: 'No tick of this instrument has arrived',
  delayed: 'delayed',
  halted: 'halted',
  stale: (why: string) => `stale: ${why}`,
  columns: {
    symbol: { title: 'Contract' },
    mark: { title: 'Mark', definition: 'Middle of bid and ask; the last trade or the previous close where there is no middle' },
    age: { title: 'Age', definition: 'Since the last tick of this instrument' },
    daily: { title: 'Daily P&L', definition: "IB's, since the instrument's own reset, in the account's base currency" },
    unrealized: { title: 'Unrealized', definition: 'Quantity × multiplier × (mark − average price), in the currency of the instrument' },
    stop: { title: 'SL', definition: 'Price of the stop that the market would reach first' },
    target: { title: 'TP', definition: 'Price of the take-profit that the market would reach first' },
    unprotected: { title: 'Unprotected', definition: 'Quantity that no live stop order would close, each OCA group counted once' },
    unprotectedShort: 'Unprot.',
    account: { title: 'Account' },
    brokerQuantity: { title: 'Qty IB', definition: "The broker's quantity: + long, − short" },
    databaseQuantity: { title: 'Qty DB', definition: "The trading system's quantity" },
    quantity: { title: 'Qty', definition: 'Signed quantity' },
    break: { title: 'Books', definition: 'Whether the two books agree on the quantity' },
    average: { title: 'Avg price', definition: "Average price per unit. IB's includes commission, the database's usually does not" },
    value: { title: 'Market value', definition: 'Quantity × multiplier × mark, in the currency of the instrument' },
    currency: { title: 'Cur' },
    risk: { title: 'Risk at stop', definition: 'Quantity × multiplier × (stop − average price): negative is a loss, positive is locked-in profit' }
  }
} as const

export const positionsText = inLanguage(english)

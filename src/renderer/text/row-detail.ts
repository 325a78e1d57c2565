/** The words of a row's detail. */
import { inLanguage } from './words.js'

const english = {
  alertMe: 'Alert me about',
  alerts: {
    price: 'its price', priceOf: (name: string) => `Price of ${name}`, pnl: 'its P&L', pnlOf: (name: string) => `P&L of ${name}`,
    unprotected: 'no stop', unprotectedOf: (name: string) => `${name} unprotected`, outcome: 'its orders', outcomeOf: (name: string) => `Orders of ${name}`
  },
  close: 'Close the details',
  closeTip: 'Close (Escape)',
  fields: 'Fields',
  linked: 'Linked rows',
  nothingLinked: 'Nothing here is linked to it by its keys',
  gone: 'No longer in the table: this is how it was last known',
  copyText: 'Copy as text',
  copyJson: 'Copy as JSON',
  asOf: (sources: string, at: string) => `${sources}, as of ${at}`,
  source: (title: string, source: 'postgres' | 'ib') => `${title} (${source === 'ib' ? 'IB' : 'Postgres'})`,
  go: (kind: string, row: string) => `Go to ${kind} ${row}`,
  kinds: { position: 'position', stop: 'stop or target', order: 'order', fill: 'fill', signal: 'signal' },
  labels: {
    venue: 'Venue', conId: "IB's contract id", localSymbol: 'Local symbol', secType: 'Kind', expiry: 'Expiry', strike: 'Strike', right: 'Right', multiplier: 'Multiplier', bookUsed: 'Figures calculated with',
    brokerAverage: 'Average price, IB', databaseAverage: 'Average price, database', brokerUnrealized: 'Unrealized P&L, IB', realized: 'Realized P&L, IB', protectedQuantity: 'Protected', distanceToStop: 'Distance to stop', mayNotFill: 'Stop may not fill',
    typeWord: 'Type, as told', bracket: 'Bracket', parent: 'Parent order', remaining: 'Remaining', averageFill: 'Average fill price', created: 'Created', matchedBy: 'Matched by', ibState: "IB's state", dbState: "The database's state", distance: 'Distance to market', orderRef: 'Order reference', id: 'Key',
    exchange: 'Exchange', permId: 'permId', clientId: 'Client id', orderId: 'Order id', execId: 'Execution id', commissionCurrency: 'Fee currency', account: 'Account', currency: 'Currency', signal: 'Signal', edge: 'Expected edge', updated: 'Updated'
  },
  definitions: {
    bookUsed: "The broker's quantity where it has one, else the database's",
    brokerAverage: '(Execution price + commission) / quantity: commission is within the cost',
    databaseAverage: 'Entry price as the trading system keeps it, usually without commission: a small lasting difference from IB is normal',
    brokerUnrealized: "IB's own (reqPnLSingle): market value − cost basis, in the account's base currency",
    realized: "IB's own (reqPnLSingle) since the instrument's reset: exit proceeds − entry cost of what was closed, both with commissions, in the account's base currency",
    protectedQuantity: 'min(|q|, Σ remaining quantity of live stop orders on the other side, once per OCA group)',
    distanceToStop: '|P − P_stop| / P',
    mayNotFill: 'A stop-limit is among the stops: in a gap it may not fill at all',
    remaining: 'Quantity − filled, never negative',
    averageFill: 'Σ|dq|·p / Σ|dq| over its fills',
    matchedBy: 'How the two books were found to tell of the same order',
    distance: 'Price at which it acts − the market: positive means that the market must rise',
    multiplier: 'm in the formulas: contract units per point of price',
    edge: 'Profit that the strategy expected per unit when it entered'
  },
  yes: 'yes',
  no: 'no',
  none: '–'
} as const

export const rowDetailText = inLanguage(english)

/** The words of what stands behind a figure. */
import { inLanguage } from './words.js'

const english = {
  copy: 'Copy',
  sources: 'Where it comes from',
  source: (title: string, source: 'postgres' | 'ib') => `${title} (${source === 'ib' ? 'IB' : 'Postgres'})`,
  notKnown: (why: string) => `n/a: ${why}`,
  positionsByDaily: 'Positions by daily P&L',
  positionsByUnrealized: 'Positions by unrealized P&L',
  positionsByValue: 'Positions by market value',
  unprotectedPositions: 'Positions by unprotected quantity',
  positionsByRisk: 'Positions by risk at stop',
  fillsByRealized: 'Fills by realized P&L',
  openOrders: 'Open orders',
  trades: 'Paper trades',
  closedTrades: 'Closed trades by result',
  tradesByFees: 'Trades by fees',
  openTrades: 'Open trades',
  all: (screen: string) => `Open: ${screen}`,
  positions: 'Positions',
  signals: 'Signals',
  services: 'Services',
  unpriced: 'Without a price',
  others: 'The others',
  maintenance: 'Maintenance margin',
  working: 'Working',
  held: 'Held',
  pending: 'Pending',
  other: 'Other states'
} as const

export const drillText = inLanguage(english)

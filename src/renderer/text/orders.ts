/** Words of the order blotter. */
import { inLanguage } from './words.js'

const english = {
  title: 'Open orders',
  what: 'open orders',
  none: 'No book that is connected has a working order.',
  counts: (rows: string, working: string, held: string) => `${rows} rows · ${working} working · ${held} held`,
  differ: (count: string) => `${count} where the books differ`,
  chart: 'C or double click: chart',
  roles: { parent: 'entry', take_profit: 'take profit', stop_loss: 'stop loss', trailing: 'trailing stop', none: '' },
  sides: { buy: '+ BUY', sell: '\u2212 SELL' },
  atBroker: (state: string) => `IB: ${state}`,
  inDatabase: (state: string) => `database: ${state}`,
  matchedBy: (key: string) => `the same order in both, matched by ${key}`,
  difference: (field: string, database: string, broker: string) => `${field} differs: database ${database}, IB ${broker}`,
  old: (book: string) => `${book} (old)`,
  differs: 'differs',
  notCompared: 'Not compared: one of the books is old.',
  columns: {
    symbol: { title: 'Contract' },
    side: { title: 'Side' },
    role: { title: 'Role', definition: 'Its part in a bracket, or for its position' },
    type: { title: 'Type' },
    filled: { title: 'Filled / qty' },
    limit: { title: 'Limit', definition: 'Limit price' },
    stop: { title: 'Stop', definition: 'Trigger price now; of a trailing stop the price to which it has moved' },
    trail: { title: 'Trail', definition: 'Trailing amount or percent' },
    takeProfit: { title: 'TP', definition: 'Take-profit attached to this order' },
    stopLoss: { title: 'SL', definition: 'Stop-loss attached to this order; T: it trails the market' },
    distance: { title: 'To market', definition: 'How far the market must move: + up, − down' },
    state: { title: 'State' },
    sources: { title: 'Known to', definition: 'Which book knows the order; old: that book is out of reach, and this is its last word' },
    oca: { title: 'OCA', definition: 'Group of which one fills and the rest are cancelled' },
    tif: { title: 'TIF', definition: 'Time in force' },
    strategy: { title: 'Strategy' },
    account: { title: 'Account' },
    updated: (zone: string) => `Updated (${zone})`
  }
} as const

export const ordersText = inLanguage(english)

/** The words of the session calendar. */
import { pluralIn } from './plural.js'
import { inLanguage } from './words.js'

const plural = pluralIn('en')
const english = {
  title: 'Markets and clocks',
  open: (open: number, of: number) => `${String(open)} of ${plural(of, { one: '1 market', other: `${String(of)} markets` })} open`,
  unknown: 'markets not known',
  openHint: 'When the markets of the desk trade, and the time in the three zones',
  zones: 'Times are shown in',
  zoneNames: { local: 'Local', exchange: 'Exchange', utc: 'UTC' },
  columns: { market: 'Market', now: 'Now', until: 'Until', opens: 'Opens next', holidays: 'Closed' },
  states: { open: 'open', extended: 'extended hours', closed: 'closed' },
  kinds: { STK: 'stocks', OPT: 'options', FUT: 'futures', CASH: 'currencies', IND: 'indices', BOND: 'bonds', FOP: 'options on futures' },
  notListed: 'not listed',
  in: (age: string) => `in ${age}`,
  listedUntil: (day: string) => `Hours are listed until ${day}`,
  none: 'The broker has not told any hours yet',
  noneDetail: 'They are in the details of the contracts that are held, ordered or watched, and come with the connection to IB.',
  failed: (why: string) => `Hours not known: ${why}`,
  contracts: (names: string) => `For ${names}`,
  source: 'From the contracts’ details at the broker, which list about a week. Nothing is known of the days after that.'
} as const

export const sessionsText = inLanguage(english)

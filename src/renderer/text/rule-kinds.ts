/** Words of the kinds of alert rules: what each looks at, its limits, and its condition in one sentence. */
import { inLanguage } from './words.js'

const english = {
  groups: { system: 'Pitwall and its sources', orders: 'Orders and trades', risk: 'Positions and risk' },
  kinds: {
    'connection-lost': { title: 'Connection lost', what: "Postgres, the session with IB, IB's own link to its servers or one of its data farms is gone. Silence in a known window of restarts is expected, and raises nothing." },
    'data-stale': { title: 'Data stale', what: 'Data are older than their own limit though their source is connected.' },
    'service-silent': { title: 'Service late or dead', what: 'A service of the trading system is late, dead, or beats without working, by the clock of the database.' },
    'order-outcome': { title: 'Order outcome', what: 'An order was filled, filled in part, rejected or cancelled, whichever source tells it first. Each is told once.' },
    'new-trade': { title: 'New paper trade', what: 'The paper pilot opened or closed a trade.' },
    'position-pnl': { title: 'Position P&L', what: "A position's unrealized P&L at the mark, or IB's daily P&L of it, is at a level or beyond, in the position's own currency." },
    'daily-loss': { title: 'Daily loss', what: "IB's streaming daily P&L of an account shows a loss of an amount, or of a share of net liquidation. Of both, the one that is reached first." },
    drawdown: { title: 'Drawdown', what: 'The equity curve of an account has fallen from its peak.' },
    cushion: { title: 'Margin cushion', what: "IB's margin cushion of an account, a share of its net liquidation, is thin." },
    'limit-breach': { title: 'Exposure limit', what: 'Exposure of an account, or the share or size of one position, is beyond a limit. What is left empty is not limited.' },
    'position-unprotected': { title: 'Position unprotected', what: 'A position has no live stop for all of its quantity, or one on the wrong side of the market.' },
    'break-opened': { title: 'Break between the books', what: "The broker's book and the database's disagree on a position, both of them fresh." },
    'price-level': { title: 'Price level', what: 'The mark of an instrument reaches a level. It has to be held, or in the watch list, so that there is a quote of it.' },
    'signal-not-acted-on': { title: 'Signal not acted on', what: 'A signal was not decided, or was taken and neither an order nor a trade came of it.' },
    'no-activity': { title: 'No activity', what: 'Nothing of its kind happened for too long. Give it active hours: outside of them it is silent, and the time counts from when they begin.' },
    'snapshot-not-saved': { title: 'Snapshot not saved', what: 'The file of the desk is failing, read-only, or not written while data come.' },
    'clock-skew': { title: 'Clock skew', what: "This machine's clock and the database's differ: ages, and with them freshness, are wrong by as much." },
    'own-fault': { title: "Pitwall's own faults", what: 'What Pitwall itself does not do as it should.' }
  },
  connections: { postgres: 'Postgres', ib: 'session with IB', upstream: "IB's own link", farm: 'data farms' },
  services: { late: 'late', dead: 'dead', 'not-working': 'not working' },
  outcomes: { filled: 'filled', 'partially-filled': 'filled in part', rejected: 'rejected', cancelled: 'cancelled' },
  trades: { opened: 'opened', closed: 'closed' },
  figures: { unrealized: 'unrealized P&L', daily: 'daily P&L' },
  directions: { above: 'At or above', below: 'At or below' },
  activities: { fills: 'fills', 'paper-trades': 'paper trades', signals: 'signals', equity: 'points of the equity curve' },
  faults: { 'event-loop': 'event loop', 'broker-host': 'broker host', 'snapshot-worker': 'thread of the snapshot', 'unreadable-rows': 'unreadable rows', 'demo-desk': 'demo desk' },
  fields: {
    connections: { label: 'Connections' },
    slices: { label: 'Data', hint: 'None chosen: all of them.' },
    states: { label: 'States' },
    outcomes: { label: 'Outcomes' },
    on: { label: 'When it is' },
    figure: { label: 'Figure' },
    pnlBelow: { label: 'At or below', hint: 'Negative for a loss: -5,000.' },
    pnlAbove: { label: 'At or above', hint: 'Empty: no upper level.' },
    pnlClearBy: { label: 'Clears by', hint: 'How far it must come back from the level. Empty: not at all.' },
    amount: { label: 'Loss of', hint: "In the account's base currency, without a sign. Empty: no amount." },
    lossShare: { label: 'Loss of, %', hint: 'Of net liquidation. Empty: no share.' },
    lossClear: { label: 'Clears at, %', hint: 'Of the limit: with 80, a limit of 5,000 is over below a loss of 4,000.' },
    share: { label: 'Fall of, %' },
    shareClear: { label: 'Clears at, %', hint: 'At a fall of this much or less.' },
    below: { label: 'Below, %' },
    belowClear: { label: 'Clears at, %', hint: 'At a cushion of this much or more.' },
    grossShare: { label: 'Gross, %', hint: 'Of net liquidation.' },
    netShare: { label: 'Net, %', hint: 'Of net liquidation.' },
    positionShare: { label: 'Position, %', hint: 'Market value of one position, of net liquidation.' },
    positionQuantity: { label: 'Position size', hint: 'Of one position, long or short.' },
    limitClear: { label: 'Clears at, %', hint: 'Of the limit.' },
    instrument: { label: 'Instrument', hint: 'By its symbol, or by its contract id.' },
    direction: { label: 'The price is' },
    level: { label: 'Level' },
    levelClearBy: { label: 'Clears by', hint: 'How far the price must come back. Empty: at once.' },
    afterMs: { label: 'After', hint: 'Since it fired.' },
    activity: { label: 'No' },
    withinMs: { label: 'For' },
    olderThanMs: { label: 'Older than' },
    overMs: { label: 'More than' },
    skewClear: { label: 'Clears at', hint: 'At a difference of this much or less.' },
    faults: { label: 'Faults' },
    loopMs: { label: 'Loop waits, ms', hint: 'One event in a hundred waits this long or longer.' }
  },
  /** The condition as one reads it. `whom`: what it is about; null: everything. Times, lists and figures come in as text. */
  sentences: {
    'connection-lost': (which: string) => `Connection lost: ${which}`,
    'data-stale': (which: string | null) => (which === null ? 'Any data are older than their limit' : `${which}: data are older than their limit`),
    'service-silent': (states: string) => `A service is ${states}`,
    'order-outcome': (whom: string | null, outcomes: string) => `${whom === null ? 'An order' : `An order of ${whom}`} is ${outcomes}`,
    'new-trade': (whom: string | null, on: string) => `${whom === null ? 'A paper trade' : `A paper trade of ${whom}`} is ${on}`,
    'position-pnl': {
      below: (whom: string | null, figure: string, below: string) => `${figure} of ${whom ?? 'any position'} at ${below} or below`,
      above: (whom: string | null, figure: string, above: string) => `${figure} of ${whom ?? 'any position'} at ${above} or above`,
      both: (whom: string | null, figure: string, below: string, above: string) => `${figure} of ${whom ?? 'any position'} at ${below} or below, or at ${above} or above`
    },
    'daily-loss': {
      amount: (whom: string | null, amount: string) => `Daily loss of ${whom ?? 'any account'} reaches ${amount}`,
      share: (whom: string | null, share: string) => `Daily loss of ${whom ?? 'any account'} reaches ${share} of net liquidation`,
      both: (whom: string | null, amount: string, share: string) => `Daily loss of ${whom ?? 'any account'} reaches ${amount}, or ${share} of net liquidation`
    },
    drawdown: (whom: string | null, share: string) => `Equity of ${whom ?? 'any account'} is ${share} or more below its peak`,
    cushion: (whom: string | null, below: string) => `Margin cushion of ${whom ?? 'any account'} is below ${below}`,
    'limit-breach': (whom: string | null, limits: string) => `${whom === null ? '' : `Of ${whom}: `}${limits}`,
    limits: {
      gross: (share: string) => `gross exposure above ${share}`,
      net: (share: string) => `net exposure above ${share}`,
      position: (share: string) => `one position above ${share} of net liquidation`,
      quantity: (size: string) => `one position above a size of ${size}`
    },
    'position-unprotected': (whom: string | null) => `${whom ?? 'A position'} is not covered by stops`,
    'break-opened': (whom: string | null) => `The books disagree on ${whom ?? 'a position'}`,
    'price-level': { above: (name: string, level: string) => `${name} at ${level} or above`, below: (name: string, level: string) => `${name} at ${level} or below` },
    'signal-not-acted-on': (whom: string | null, after: string) => `Nothing came of ${whom === null ? 'a signal' : `a signal of ${whom}`} ${after} after it fired`,
    'no-activity': (whom: string | null, activity: string, within: string) => `No ${activity}${whom === null ? '' : ` of ${whom}`} for ${within}`,
    'snapshot-not-saved': (older: string) => `The desk was last saved more than ${older} ago, or cannot be saved`,
    'clock-skew': (over: string) => `The clocks of this machine and the database differ by ${over} or more`,
    'own-fault': (faults: string) => `A fault of Pitwall: ${faults}`
  },
  /** Added to a condition. */
  held: (condition: string, hold: string) => `${condition}, for ${hold}`,
  cleared: (condition: string, clear: string) => `${condition}; clears ${clear}`,
  clearedAfter: (clear: string, recover: string) => `${clear} for ${recover}`,
  clears: {
    at: (level: string) => `at ${level}`,
    above: (level: string) => `above ${level}`,
    below: (level: string) => `below ${level}`,
    by: (distance: string) => `${distance} inside of its level`,
    ofLimit: (share: string) => `below ${share} of the limit`,
    gone: 'when gone'
  },
  inAccount: (what: string | null, account: string) => (what === null ? account : `${what} in ${account}`),
  byStrategy: (what: string | null, strategy: string) => (what === null ? strategy : `${what} by ${strategy}`)
} as const

export const ruleKindsText = inLanguage(english)

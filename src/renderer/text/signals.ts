/** Words of the signals, their traces, and why they did not trade. */
import { inLanguage } from './words.js'

const english = {
  title: 'Signals',
  shown: (listed: string, all: string) => `${listed} of ${all} · Enter or click: trace`,
  what: 'signals',
  none: 'No strategy has fired a signal that the database knows of.',
  noneListed: { title: 'No signal of this kind', detail: 'The filters leave none; what is known of it is beside.' },
  filters: {
    strategies: 'All strategies',
    symbols: 'All symbols',
    decision: 'Decision',
    all: (count: string) => `all ${count}`
  },
  columns: {
    fired: { title: (zone: string) => `Fired (${zone})`, definition: 'When the strategy fired, by the database' },
    strategy: { title: 'Strategy' },
    symbol: { title: 'Symbol' },
    direction: { title: 'Dir' },
    strength: { title: 'Strength' },
    decision: { title: 'Decision', definition: "The trading system's word" },
    outcome: { title: 'Came of it', definition: 'What the orders, fills and paper trades say' },
    latency: { title: 'In all', definition: 'From fired to the last step whose time is known' },
    slippage: { title: 'Slippage', definition: 'Of the entry: side × (average fill − limit or stop) / limit or stop; positive is a cost' },
    why: { title: 'Reason', definition: 'Why it was decided so, or why it did not trade' }
  },
  outcomes: {
    filled: 'filled', 'partly-filled': 'partly filled', working: 'working', undecided: 'undecided', skipped: 'skipped', rejected: 'rejected', 'no-order': 'no order',
    'order-missing': 'order missing', 'order-cancelled': 'cancelled unfilled', 'order-rejected': 'order rejected', 'trade-failed': 'trade failed', unknown: 'not known'
  },
  slippage: {
    noOrder: 'no order is known',
    of: (reference: string, price: string, perUnit: string) => `Against the ${reference} ${price}: ${perUnit} a unit. side × (fill − reference) / reference; positive is a cost.`
  },
  quiet: {
    title: 'Why signals did not trade',
    titleOf: (what: string) => `Why did ${what} not trade?`,
    reasons: 'Reasons',
    showLatest: 'Show the latest of them',
    noSignals: {
      all: 'No signal of this kind is known: nothing was fired that could have been traded.',
      some: 'No signal is known yet, so that it cannot be said why.',
      none: 'No signal is known yet, so that it cannot be said why.',
      unavailable: 'Without signals it cannot be said why something did not trade.'
    },
    allTraded: 'Every signal led to a trade.',
    didNot: (count: string, all: string) => `${count} of ${all} signals led to no trade.`,
    noneTraded: (first: string, last: string) => `Fired between ${first} and ${last}; none of them traded.`,
    lastTraded: (first: string, last: string, traded: string) => `Fired between ${first} and ${last}; the last that traded fired ${traded}.`,
    silent: 'Services that are not working now',
    dead: (service: string, since: string) => `${service}: silent, last beat ${since}`,
    idle: (service: string, since: string) => `${service}: alive, but its last work was ${since}`
  },
  trace: {
    title: 'Trace',
    label: (signal: string) => `Trace of signal ${signal}`,
    back: 'all listed',
    backHint: 'Back to all that are listed (Escape in the table)',
    strength: (value: string) => `strength ${value}`,
    noReason: 'no reason given',
    cameOfIt: 'What came of it',
    whyNot: 'Why did it not trade?',
    soSince: (moment: string, age: string) => `So since ${moment}, for ${age}.`,
    clocksDiffer: (latency: string) => `${latency}: the clocks differ`
  },
  steps: {
    title: 'Steps',
    inAll: (duration: string) => `${duration} in all`,
    step: 'Step',
    time: (zone: string) => `Time (${zone})`,
    latency: { title: 'Latency', definition: 'Since the step before it whose time is known' },
    slippage: { title: 'Slippage', definition: 'side × (fill − reference) / reference; positive is a cost' },
    names: { fired: 'Fired', decided: 'Decided', ordered: 'Order created', 'first-fill': 'First fill', complete: 'Complete' },
    since: { fired: 'since fired', decided: 'since decided', ordered: 'since order created', 'first-fill': 'since first fill', complete: 'since complete' },
    missing: (why: string) => `n/a: ${why}`,
    brokersClock: "the broker's clock, to the second",
    databasesClock: "the database's clock",
    notComplete: 'not complete',
    firstFillUnknown: 'the first fill is not known'
  },
  orders: {
    title: 'Orders and fills',
    parts: { entry: 'Entry', exit: 'Exit', child: 'Child' },
    filled: (filled: string, quantity: string) => `${filled} of ${quantity} filled`,
    average: (price: string) => `average ${price}`,
    inDatabase: (word: string) => `database: ${word}`,
    atBroker: (word: string) => `IB: ${word}`,
    perm: (id: string) => `perm ${id}`,
    created: (time: string) => `created ${time}`,
    fills: 'Fills',
    moreFills: (count: string) => `and ${count} more fills`
  },
  trades: {
    title: 'Paper trades',
    label: 'Entry and exit',
    entry: 'Entry',
    exit: 'Exit',
    notClosed: 'not closed'
  }
} as const

export const signalsText = inLanguage(english)

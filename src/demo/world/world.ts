/** The demo desk's world: market, broker and trading system, moved on together. */
import type { EpochMs } from '../../shared/lib/clock.js'
import { Account } from './account.js'
import { Brokerage } from './brokerage.js'
import { listings } from './instruments.js'
import { Listeners } from './listeners.js'
import { Market } from './market.js'
import { openBooks } from './opening.js'
import { ACCOUNTS } from './opening-book.js'
import { PaperPilot } from './paper-pilot.js'
import { randomStream } from './random.js'
import { RecordKeeper } from './record-keeper.js'
import { Services } from './services.js'
import { SLOT_PLANS } from './strategies.js'
import { StrategySlot } from './strategy-slot.js'
import { TradingBook } from './trading-book.js'
import type { TradingView } from './trading-view.js'
import type { BrokerView } from './types.js'

/** Length of one step: with the instruments' activity, four to seven quotes a second each. */
export const STEP_MS = 125
/** How much of today has been traded already when the world appears. */
export const PRELUDE_MS = 30 * 60_000
/** After the machine slept, no more than this is lived through. */
const MOST_CATCH_UP_MS = 5 * 60_000
const DAY_MS = 86_400_000
/** Lasting ids of a run: its number times this, above a floor that looks like IB's. */
const IDS_PER_RUN = 100_000
const FIRST_ID = 1_100_000_000

export interface WorldOptions {
  readonly seed: number
  readonly now: EpochMs
  /** Counts the starts of one desk: ids of different runs never meet. 0 is the first. */
  readonly run?: number
  /** How long the world has been trading before `now`. */
  readonly preludeMs?: number
}

export interface World {
  readonly broker: BrokerView
  readonly trading: TradingView
  /** Lives on to that moment. */
  advance(to: EpochMs): void
}

/** The same options tell the same story. */
export function createWorld({ seed, now, run = 0, preludeMs = PRELUDE_MS }: WorldOptions): World {
  const start = now - preludeMs
  const stream = (name: string): ReturnType<typeof randomStream> => randomStream(seed, `${String(run)}/${name}`)
  const market = new Market(listings(now), stream('market'), start)
  const accounts = new Map(ACCOUNTS.map(({ account, baseCurrency, cash }) => [account, new Account(account, baseCurrency, cash, market)]))
  const brokerage = new Brokerage(market, accounts, stream('broker'), FIRST_ID + run * IDS_PER_RUN)
  const book = new TradingBook()
  const records = new RecordKeeper(market, book)
  const services = new Services(book, stream('services'), start)
  const quotesChanged = new Listeners<readonly number[]>()
  let time = start

  book.changed.add(({ relation }) => {
    services.worked(relation, time)
  })
  brokerage.orderChanged.add((order) => {
    records.order(order, time)
  })
  brokerage.executed.add((execution) => {
    records.execution(execution)
  })
  openBooks({ market, brokerage, records, book }, start)

  const prefix = `R${String(run)}`
  const slots = SLOT_PLANS.map((plan, i) => new StrategySlot(plan, { market, brokerage, book, random: stream(`slot ${String(i)}`), signalPrefix: prefix }, start))
  const pilot = new PaperPilot({ market, book, random: stream('paper'), prefix: `${prefix}P` }, start)

  const rollDay = (): void => {
    market.rollDay()
    brokerage.rollDay()
  }
  const step = (to: EpochMs): void => {
    if (Math.floor(to / DAY_MS) !== Math.floor(time / DAY_MS)) rollDay()
    time = to
    const changed = market.step(to)
    brokerage.match(changed, to)
    for (const slot of slots) slot.step(to)
    pilot.step(to)
    quotesChanged.tell(changed)
  }
  const advance = (to: EpochMs): void => {
    if (to - time > Math.max(MOST_CATCH_UP_MS, preludeMs)) step(to - MOST_CATCH_UP_MS)
    while (time + STEP_MS <= to) step(time + STEP_MS)
  }
  const markEquity = (at: EpochMs): void => {
    for (const account of accounts.values()) records.mark(account, at)
  }

  advance(now)
  markEquity(time)
  services.beat(time)

  return {
    advance,
    broker: {
      instruments: market.instruments,
      accounts: () => [...accounts.values()].map((account) => account.view()),
      quote: (conId) => market.quote(conId),
      positions: () => [...accounts.values()].flatMap((account) => account.positions()),
      openOrders: () => brokerage.openOrders(),
      completedOrders: () => brokerage.completedOrders(),
      executions: () => brokerage.executions(),
      onQuotes: (listener) => quotesChanged.add(listener),
      onOrder: (listener) => brokerage.orderChanged.add(listener),
      onExecution: (listener) => brokerage.executed.add(listener),
      onPosition: (listener) => brokerage.positionChanged.add(listener)
    },
    trading: {
      rows: (relation) => book.rows(relation),
      onChange: (listener) => book.changed.add(listener),
      markEquity,
      beat: (at) => {
        services.beat(at)
      }
    }
  }
}

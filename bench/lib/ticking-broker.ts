/** A broker with a hundred positions whose quotes change as told: what the simulated gateway tells from. */
import { Listeners } from '../../src/demo/world/listeners.js'
import type { BrokerView, Instrument, WorldPosition, WorldQuote } from '../../src/demo/world/types.js'

const ACCOUNT = 'DU1'

export interface TickingBroker {
  readonly view: BrokerView
  readonly symbols: readonly string[]
  /** Bid and ask become this price. */
  setPrice(symbol: string, price: number): void
}

export function tickingBroker(count: number): TickingBroker {
  const instruments: Instrument[] = Array.from({ length: count }, (_, n) => {
    const symbol = `T${String(n).padStart(3, '0')}`
    return {
      conId: 7_000 + n, symbol, localSymbol: symbol, tradingClass: symbol, secType: 'STK', exchange: 'SMART', primaryExchange: 'NYSE', currency: 'USD', multiplier: 1, minTick: 0.01,
      expiry: '', strike: 0, right: '', longName: `Company ${String(n)}`, timeZoneId: 'US/Eastern'
    }
  })
  const quotes = new Map<number, WorldQuote>(instruments.map(({ conId }) => [conId, {
    bid: 100, ask: 100, last: 100, bidSize: 300, askSize: 200, lastSize: 10, open: 99, high: 9_999, low: 1, close: 98, volume: 1_000
  }]))
  const positions: WorldPosition[] = instruments.map(({ conId }) => ({
    account: ACCOUNT, conId, quantity: 100, averagePrice: 99.5, dailyPnl: 10, unrealizedPnl: 50, realizedPnl: 0, marketValue: 10_000
  }))
  const bySymbol = new Map(instruments.map((instrument) => [instrument.symbol, instrument.conId]))
  const quoteListeners = new Listeners<readonly number[]>()
  const never = (): (() => void) => () => undefined
  return {
    symbols: instruments.map(({ symbol }) => symbol),
    setPrice: (symbol, price) => {
      const conId = bySymbol.get(symbol)
      const quote = conId === undefined ? undefined : quotes.get(conId)
      if (conId === undefined || quote === undefined) throw new Error(`there is no ${symbol}`)
      quotes.set(conId, { ...quote, bid: price, ask: price })
      quoteListeners.tell([conId])
    },
    view: {
      instruments,
      accounts: () => [{ account: ACCOUNT, baseCurrency: 'USD', dailyPnl: 1, unrealizedPnl: 2, realizedPnl: 0, summary: new Map([['NetLiquidation', { value: '100000.00', currency: 'USD' }]]) }],
      quote: (conId) => quotes.get(conId),
      positions: () => positions,
      openOrders: () => [],
      completedOrders: () => [],
      executions: () => [],
      onQuotes: (listener) => quoteListeners.add(listener),
      onOrder: never,
      onExecution: never,
      onPosition: never
    }
  }
}

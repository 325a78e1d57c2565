/** The paper pilot has opened or closed a trade. */
import { isFilledTrade } from '../../trace-steps.js'
import { inScope } from '../in-scope.js'
import type { EventKind } from '../rule-kind.js'
import { moneyText, priceText, quantityText } from '../words.js'

export const newTrade: EventKind<'new-trade'> = {
  type: 'event',
  title: 'New trade',
  problem: () => null,
  reads: () => ['paperTrades'],
  *events({ limits, scope }, desk, touched) {
    const rows = desk.rows('paperTrades')
    for (const tradeId of touched === null ? rows.keys() : touched.rows('paperTrades')) {
      const trade = rows.get(tradeId)
      if (trade === undefined || !isFilledTrade(trade) || !inScope(scope, { strategy: trade.strategy, instrument: [trade.symbol] })) continue
      const { strategy, symbol, side, quantity, price, currency, openedAt, closedAt, closePrice, realizedPnl } = trade
      const place = { target: { slice: 'paperTrades', key: tradeId }, account: null, instrument: symbol, strategy } as const
      if (limits.on.includes('opened')) {
        yield { key: `${tradeId}|opened`, at: openedAt, words: () => ({ title: `${strategy}: ${side} ${quantityText(quantity)} ${symbol}`, detail: `Paper trade opened at ${priceText(price, currency)}`, ...place }) }
      }
      if (limits.on.includes('closed') && closedAt !== null) {
        const result = realizedPnl === null ? '' : `, realized ${moneyText(realizedPnl, currency)}`
        yield { key: `${tradeId}|closed`, at: closedAt, words: () => ({ title: `${strategy}: ${symbol} closed`, detail: `Paper trade closed${closePrice === null ? '' : ` at ${priceText(closePrice, currency)}`}${result}`, ...place }) }
      }
    }
  }
}

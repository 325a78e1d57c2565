/** How far an order is from the market. Apart from the rest of the blotter, because it changes with every tick and the rest does not. */
import type { BlotterRow } from './blotter-row.js'
import type { Quote } from './broker-rows.js'
import { combine, figureOf, ratio } from './figure.js'
import { actingPrice } from './order-draft.js'
import { QuoteIndex } from './quote-index.js'
import { markOf } from './quote-mark.js'

/** The same rows with `distance` and `distanceShare` by these quotes. */
export function withDistances(rows: readonly BlotterRow[], quotes: readonly Quote[]): readonly BlotterRow[] {
  const index = new QuoteIndex(quotes)
  return rows.map((row) => {
    const market = markOf(index.find(row)).price
    const price = figureOf(actingPrice(row), row.kind === 'trigger' ? 'no trigger price yet' : 'no limit price')
    const distance = combine(price, market, (at, now) => at.minus(now))
    const size = combine(market, market, (now) => now.abs())
    return { ...row, distance, distanceShare: ratio(distance, size, 'the market price is 0') }
  })
}

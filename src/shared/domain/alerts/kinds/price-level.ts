/** An instrument's mark has reached a level. */
import { big, text, type DecimalText } from '../../../lib/decimal.js'
import { markOf } from '../../quote-mark.js'
import { compareDecimals } from '../compare.js'
import type { Verdict } from '../machine.js'
import type { ConditionKind } from '../rule-kind.js'
import type { RuleLimits } from '../rule-schema.js'

function judge(price: DecimalText, { direction, level, clearBy }: RuleLimits<'price-level'>): Verdict {
  const sign = direction === 'above' ? 1 : -1
  if (compareDecimals(price, level) * sign >= 0) return 'met'
  if (clearBy === null) return 'clear'
  return compareDecimals(price, text(big(level).minus(big(clearBy).times(sign)))) * sign > 0 ? 'band' : 'clear'
}

export const priceLevel: ConditionKind<'price-level'> = {
  type: 'condition',
  title: 'Price level',
  problem: ({ limits: { level, direction, clearBy, symbol } }) => {
    if (clearBy !== null && big(clearBy).lt(0)) return 'the distance to clear is below zero'
    // Below zero there are futures and spreads; zero itself is how a missing price is often written.
    return big(level).eq(0) && direction === 'above' && symbol === '' ? 'neither a level nor an instrument is given' : null
  },
  reads: () => ['quotes'],
  readsStatus: false,
  isTimed: false,
  paceMs: 0,
  doubt: (_rule, desk) => desk.doubt('quotes'),
  concerned: ({ limits }, touched) => new Set(touched.rows('quotes').has(limits.conId) ? [limits.conId] : []),
  *readings ({ limits }, desk, touched) {
    const { conId, symbol, direction, level } = limits
    if (touched !== null && !touched.rows('quotes').has(conId)) return
    const quote = desk.rows('quotes').get(conId)
    const name = quote === undefined || quote.localSymbol === '' ? symbol : quote.localSymbol
    const mark = markOf(quote)
    const isOld = mark.at === null || mark.at < desk.lookingSince
    const unknown = isOld ? 'no tick of it yet' : mark.brokenFarm !== null ? `its data farm ${mark.brokenFarm} is broken` : mark.price.reason
    yield {
      subject: conId,
      verdict: quote === undefined ? 'fault' : unknown !== null || mark.price.value === null ? 'unknown' : judge(mark.price.value, limits),
      reason: quote === undefined ? `there is no quote of ${symbol} (contract ${conId}): it is neither held nor in the watch list` : unknown === null ? null : `${name}: ${unknown}`,
      words: () => ({
        title: `${name} is ${direction === 'above' ? 'at or above' : 'at or below'} ${level}`,
        detail: `Mark ${mark.price.value ?? 'not known'}${mark.isDelayed ? ', delayed' : ''}`,
        target: { slice: 'quotes', key: conId }, account: null, instrument: name, strategy: null
      })
    }
  }
}

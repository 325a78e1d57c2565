/** The prices that a chart marks: what is held, what would close it, what else waits in the market, and the market itself. */
import type { BlotterRow } from '../../../shared/domain/blotter-row.js'
import type { Quote } from '../../../shared/domain/broker-rows.js'
import { actingPrice } from '../../../shared/domain/order-draft.js'
import { isStopKind, type OrderKind } from '../../../shared/domain/order-kind.js'
import { isAtWork, isEnded } from '../../../shared/domain/order-state.js'
import type { PositionRow } from '../../../shared/domain/position-row.js'
import { markOf } from '../../../shared/domain/quote-mark.js'
import { toNumber, type DecimalText } from '../../../shared/lib/decimal.js'
import type { LevelKind, LevelLine } from '../../charts/bars/level-line.js'
import { formatDecimal, formatPrice } from '../../format/decimal-format.js'
import { chartText } from '../../text/chart.js'

const words = chartText.levels

/** As order tickets write them. */
const typeWords: Readonly<Record<OrderKind, string>> = {
  market: 'MKT', limit: 'LMT', stop: 'STP', 'stop-limit': 'STP LMT', 'trailing-stop': 'TRAIL', 'trailing-stop-limit': 'TRAIL LIMIT',
  'market-if-touched': 'MIT', 'limit-if-touched': 'LIT', conditional: 'COND', other: ''
}

/** "+300 avg, +1,234.50 USD": a line for each account that holds it. */
export function entryLevels(positions: readonly PositionRow[]): readonly LevelLine[] {
  const held = positions.filter(({ quantity }) => toNumber(quantity) !== 0)
  return held.flatMap(({ id, account, quantity, averagePrice, unrealizedPnl, currency }) => {
    if (averagePrice.value === null) return []
    const pnl = unrealizedPnl.value === null ? words.noPnl : `${formatDecimal(unrealizedPnl.value, { digits: 2, signed: true })} ${currency}`
    const label = `${words.entry(formatDecimal(quantity, { signed: true }), pnl)}${held.length > 1 ? ` (${account})` : ''}`
    return [{ id: `entry ${id}`, kind: 'entry', price: toNumber(averagePrice.value), label, isHeld: false } satisfies LevelLine]
  })
}

function closes(order: BlotterRow, positions: readonly PositionRow[]): boolean {
  return positions.some(({ account, quantity }) => account === order.account && (order.side === 'sell' ? toNumber(quantity) > 0 : toNumber(quantity) < 0))
}

function kindOf(order: BlotterRow, positions: readonly PositionRow[]): LevelKind {
  const isExit = order.role === 'stop_loss' || order.role === 'trailing' || order.role === 'take_profit' || (order.role !== 'parent' && closes(order, positions))
  if (!isExit) return 'order'
  return isStopKind(order.type) ? 'stop' : 'target'
}

function wordsOf({ side, remaining, type, typeWord, limitPrice, state, heldFor }: BlotterRow): string {
  const limit = type === 'stop-limit' && limitPrice !== null ? ` ${formatPrice(limitPrice)}` : ''
  const word = typeWords[type] === '' ? typeWord : typeWords[type]
  const held = isAtWork(state) ? '' : ` (${heldFor === null ? state : words.held(heldFor)})`
  return `${side.toUpperCase()} ${remaining === null ? '?' : formatDecimal(remaining)} ${word}${limit}${held}`
}

/** "SELL 300 STP", "SELL 100 LMT (held: parent)": an order that has ended, or that has no price, has no place on a chart. */
export function orderLevels(orders: readonly BlotterRow[], positions: readonly PositionRow[]): readonly LevelLine[] {
  return orders.flatMap((order) => {
    const price = actingPrice(order)
    if (price === null || isEnded(order.state)) return []
    return [{ id: `order ${order.id}`, kind: kindOf(order, positions), price: toNumber(price), label: wordsOf(order), isHeld: !isAtWork(order.state) } satisfies LevelLine]
  })
}

/** Where the market is: the last trade, else what the quote is marked at; without a quote the last bar's close. @param isOld the quote has been silent for longer than it may */
export function lastLevel(quote: Quote | undefined, close: number | null, isOld: boolean): LevelLine | null {
  const { price, basis, isDelayed } = markOf(quote)
  const late = (label: string): string => (isDelayed ? words.delayed(label) : label)
  const level = (at: DecimalText, label: string): LevelLine => ({ id: 'last', kind: isOld ? 'last-old' : 'last', price: toNumber(at), label: isOld ? words.old(late(label)) : late(label), isHeld: false })
  if (quote?.last != null) return level(quote.last, words.last)
  if (price.value !== null && basis !== 'none') return level(price.value, basis)
  return close === null ? null : { id: 'last', kind: 'last-old', price: close, label: words.close, isHeld: false }
}

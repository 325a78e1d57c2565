/** Fills as marks on the bars in which they happened. */
import { barSizeMs, type Bar, type BarSize } from '../../../shared/domain/bar.js'
import type { Fill } from '../../../shared/domain/broker-rows.js'
import { big, text, ZERO } from '../../../shared/lib/decimal.js'
import type { FillMark } from '../../charts/bars/level-line.js'
import { placeIndex } from '../../charts/bars/place-index.js'
import { formatDecimal, formatPrice } from '../../format/decimal-format.js'

/**
 * The fills of a side within one bar are one mark with their mean price, "+300 @ 242.19". A fill outside of all bars (another session) has no place: on the
 * bar before it, it would tell a price that was not traded then.
 * @param bars oldest first
 */
export function fillMarks(fills: readonly Fill[], bars: readonly Bar[], barSize: BarSize): readonly FillMark[] {
  const marks = new Map<string, { readonly at: number; readonly fills: Fill[] }>()
  for (const fill of fills) {
    const bar = bars[placeIndex(bars, fill.executedAt)]
    if (bar === undefined || fill.executedAt >= bar.at + barSizeMs(barSize)) continue
    const key = `${fill.side} ${String(bar.at)}`
    const mark = marks.get(key)
    if (mark === undefined) marks.set(key, { at: bar.at, fills: [fill] })
    else mark.fills.push(fill)
  }
  return [...marks].map(([id, { at, fills: own }]): FillMark => {
    const sum = text(own.reduce((total, { quantity }) => total.plus(quantity), big(ZERO)))
    const side = own[0]?.side ?? 'buy'
    const paid = own.reduce((total, { quantity, price }) => total.plus(big(quantity).times(price)), big(ZERO))
    const price = big(sum).eq(0) ? own[0]?.price : text(paid.div(sum))
    return { id, at, side, label: `${side === 'buy' ? '+' : '\u2212'}${formatDecimal(sum)}${price === undefined ? '' : ` @ ${formatPrice(price)}`}` }
  }).sort((a, b) => a.at - b.at)
}

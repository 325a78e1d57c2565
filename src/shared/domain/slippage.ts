/** What a fill cost against the price that was asked for (FIELD.md section 3). */
import { big, text, type DecimalText } from '../lib/decimal.js'
import { combine, figure, noFigure, ratio, type Figure } from './figure.js'
import { isTriggerKind, type OrderKind } from './order-kind.js'

/** The price that a fill is compared with. A stop's is its trigger: the market order that it released has none. */
export type SlippageReference = 'limit price' | 'stop price' | 'trigger price'

export interface Slippage {
  /** Null: there is no price to compare with. */
  readonly reference: SlippageReference | null
  readonly referencePrice: DecimalText | null
  /** side·(fill − reference), side +1 buy, −1 sell, per unit in the instrument's currency: positive is a cost. */
  readonly perUnit: Figure
  /** side·(fill − reference)/reference·10⁴: positive is a cost. */
  readonly bps: Figure
}

/** @param fillPrice missing: why nothing can be compared yet */
export function slippage(side: 'buy' | 'sell', fillPrice: Figure, reference: SlippageReference, referencePrice: DecimalText): Slippage {
  const sign = side === 'buy' ? 1 : -1
  const perUnit = combine(fillPrice, figure(referencePrice), (fill, asked) => fill.minus(asked).times(sign))
  const share = ratio(perUnit, figure(text(big(referencePrice).abs())), 'the price asked for is 0')
  const bps = share.value === null ? share : figure(text(big(share.value).times(10_000)))
  return { reference, referencePrice, perUnit, bps }
}

/** There is nothing to compare with, and why. */
export function noSlippage(reason: string): Slippage {
  const missing = noFigure(reason)
  return { reference: null, referencePrice: null, perUnit: missing, bps: missing }
}

interface AskedPrices {
  readonly type: OrderKind
  readonly limitPrice: DecimalText | null
  readonly stopPrice: DecimalText | null
}

/** Slippage of an order against the price at which it was to act: a stop's trigger, else its limit. */
export function orderSlippage(side: 'buy' | 'sell', fillPrice: Figure, { type, limitPrice, stopPrice }: AskedPrices): Slippage {
  if (isTriggerKind(type)) {
    return stopPrice === null ? noSlippage('the trigger price of this order is not known') : slippage(side, fillPrice, 'stop price', stopPrice)
  }
  if (type === 'market') return noSlippage('a market order asks for no price, and the signals of the contract carry none')
  return limitPrice === null ? noSlippage('the limit price of this order is not known') : slippage(side, fillPrice, 'limit price', limitPrice)
}

/** Slippage of one of several fills, against what the whole is compared with. */
export function partSlippage(side: 'buy' | 'sell', price: DecimalText, whole: Slippage): Slippage {
  const { reference, referencePrice } = whole
  return reference === null || referencePrice === null ? whole : slippage(side, figure(price), reference, referencePrice)
}

/** Gross and net exposure of positions, futures included (IB's GrossPositionValue leaves them out). Definitions: FIELD.md section 3. */
import { big, text, ZERO, type DecimalText } from '../lib/decimal.js'
import { groupBy } from '../lib/group-by.js'
import { compareText } from '../lib/order.js'
import { figure, noFigure, ratio, type Figure } from './figure.js'
import { totalOf, unlikeCurrencies, type Part, type Total } from './money-total.js'
import type { PositionRow } from './position-row.js'

export interface CurrencyExposure {
  readonly currency: string
  readonly long: DecimalText
  /** Zero or negative. */
  readonly short: DecimalText
  /** long - short: never negative. */
  readonly gross: DecimalText
  /** long + short. */
  readonly net: DecimalText
  /** Positions that are in it. */
  readonly positions: number
}

/** Exposure in one instrument over all accounts, for a bar chart. */
export interface InstrumentExposure {
  readonly id: string
  readonly symbol: string
  readonly currency: string
  /** Signed market value; missing when any of its positions has no price. */
  readonly value: Figure
}

export interface Exposure {
  /** Market values at the mark; an option counts with its premium, not with its delta. */
  readonly long: Total
  readonly short: Total
  readonly gross: Total
  readonly net: Total
  /** Sorted by currency. */
  readonly perCurrency: readonly CurrencyExposure[]
  /** Gross and net by net liquidation: 1.1 is 110 %. Missing while a position has no price. */
  readonly grossShare: Figure
  readonly netShare: Figure
  /** Gross exposure by net liquidation, the same number under its other name. */
  readonly leverage: Figure
  /** Largest first; those without a price last. */
  readonly instruments: readonly InstrumentExposure[]
}

type Holding = Pick<PositionRow, 'account' | 'conId' | 'symbol' | 'localSymbol' | 'currency' | 'quantity' | 'marketValue'>

/** Exposure of all given positions; flat ones are in none of it. @param netLiquidation of the same accounts, in their base currency */
export function exposureOf(positions: readonly Holding[], netLiquidation: Part): Exposure {
  const held = heldOf(positions)
  const total = (pick: (value: DecimalText) => DecimalText): Total => sumOf(held, pick)
  const { gross, share: grossShare } = grossExposure(held, netLiquidation)
  const net = total((value) => value)
  return {
    long: total((value) => (isNegative(value) ? ZERO : value)),
    short: total((value) => (isNegative(value) ? value : ZERO)),
    gross, net,
    perCurrency: perCurrency(held),
    grossShare,
    netShare: shareOf(net, netLiquidation),
    leverage: grossShare,
    instruments: instruments(held)
  }
}

/** The gross exposure alone, at a fraction of the cost. @param netLiquidation of the same accounts, in their base currency */
export function grossExposure(positions: readonly Holding[], netLiquidation: Part): { readonly gross: Total; readonly share: Figure; readonly positions: number } {
  const held = heldOf(positions)
  const gross = sumOf(held, magnitude)
  return { gross, share: shareOf(gross, netLiquidation), positions: held.length }
}

function heldOf(positions: readonly Holding[]): readonly Holding[] {
  return positions.filter(({ quantity }) => !big(quantity).eq(0))
}

function sumOf(held: readonly Holding[], pick: (value: DecimalText) => DecimalText): Total {
  return totalOf(held.map(({ currency, marketValue }) => ({ currency, figure: marketValue.value === null ? marketValue : figure(pick(marketValue.value)) })), figure(ZERO))
}

const isNegative = (value: DecimalText): boolean => value.startsWith('-')
const magnitude = (value: DecimalText): DecimalText => (isNegative(value) ? text(big(value).abs()) : value)

/** A share of net liquidation is given only when it is whole: a part without its price would make the book look smaller. */
function shareOf(exposure: Total, netLiquidation: Part): Figure {
  if (exposure.missing > 0) return noFigure(`${exposure.missing} of ${exposure.missing + exposure.counted} positions without a market value`)
  const isUnlike = exposure.currency !== null && netLiquidation.figure.value !== null && exposure.currency !== netLiquidation.currency
  if (isUnlike) return noFigure(unlikeCurrencies([exposure.currency, netLiquidation.currency]))
  return ratio(exposure.figure, netLiquidation.figure, 'net liquidation is 0')
}

function perCurrency(held: readonly Holding[]): readonly CurrencyExposure[] {
  const sums = new Map<string, { long: ReturnType<typeof big>; short: ReturnType<typeof big>; positions: number }>()
  for (const { currency, marketValue } of held) {
    if (marketValue.value === null) continue
    const sum = sums.get(currency) ?? { long: big(ZERO), short: big(ZERO), positions: 0 }
    sums.set(currency, sum)
    if (isNegative(marketValue.value)) sum.short = sum.short.plus(marketValue.value)
    else sum.long = sum.long.plus(marketValue.value)
    sum.positions += 1
  }
  return [...sums]
    .map(([currency, { long, short, positions }]) => ({
      currency, positions, long: text(long), short: text(short), gross: text(long.minus(short)), net: text(long.plus(short))
    }))
    .sort((a, b) => compareText(a.currency, b.currency))
}

function instruments(held: readonly Holding[]): readonly InstrumentExposure[] {
  const groups = groupBy(held, ({ conId, symbol, currency }) => conId ?? `${symbol}|${currency}`)
  return [...groups]
    .flatMap(([id, rows]) => {
      const [first] = rows
      if (first === undefined) return []
      const total = totalOf(rows.map((row) => ({ currency: row.currency, figure: row.marketValue })), figure(ZERO))
      const value = total.missingReason === null ? total.figure : noFigure(total.missingReason)
      return [{ id, symbol: first.localSymbol ?? first.symbol, currency: first.currency, value }]
    })
    .sort((a, b) => bySize(a.value, b.value) || compareText(a.id, b.id))
}

function bySize(a: Figure, b: Figure): number {
  if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
  return big(b.value).abs().cmp(big(a.value).abs())
}

/** Gross and net exposure of positions, futures included (IB's GrossPositionValue leaves them out). Definitions: FIELD.md section 3. */
import type { DecimalText } from '../lib/decimal.js'
import type { Figure } from './figure.js'
import type { Part, Total } from './money-total.js'
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
  readonly positions: number
}

/** Exposure in one instrument over all accounts, for a bar chart. */
export interface InstrumentExposure {
  readonly id: string
  readonly symbol: string
  readonly currency: string
  /** Signed market value. */
  readonly value: Figure
}

export interface Exposure {
  /** Market values at the mark; an option counts with its premium, not with its delta. */
  readonly long: Total
  readonly short: Total
  readonly gross: Total
  readonly net: Total
  readonly perCurrency: readonly CurrencyExposure[]
  /** Gross and net by net liquidation: 1.1 is 110 %. */
  readonly grossShare: Figure
  readonly netShare: Figure
  /** Gross exposure by net liquidation, the same number under its other name. */
  readonly leverage: Figure
  /** Largest first; those without a price last. */
  readonly instruments: readonly InstrumentExposure[]
}

/** Exposure of all given positions. @param netLiquidation of the same accounts, in their base currency */
export function exposureOf(positions: readonly PositionRow[], netLiquidation: Part): Exposure {
  void [positions, netLiquidation]
  throw new Error('in the works')
}

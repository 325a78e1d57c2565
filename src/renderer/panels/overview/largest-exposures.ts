import type { InstrumentExposure } from '../../../shared/domain/exposure.js'
import type { DecimalText } from '../../../shared/lib/decimal.js'

export interface PricedExposure {
  readonly symbol: string
  readonly currency: string
  readonly value: DecimalText
}

export interface LargestExposures {
  readonly shown: readonly PricedExposure[]
  /** Instruments with a price, shown or not, and those without one, which have no length to show. */
  readonly priced: number
  readonly unpriced: number
}

/** The largest by absolute value. @param instruments largest first */
export function largestExposures(instruments: readonly InstrumentExposure[], most: number): LargestExposures {
  const priced = instruments.flatMap(({ symbol, currency, value }) => (value.value === null ? [] : [{ symbol, currency, value: value.value }]))
  return { shown: priced.slice(0, most), priced: priced.length, unpriced: instruments.length - priced.length }
}

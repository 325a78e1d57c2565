/** How far the price scale reaches beyond the bars, so that stops and targets are in sight without flattening the bars. */

export interface ScaleRange {
  readonly minValue: number
  readonly maxValue: number
}

/** The bars keep at least this share of the height. */
const LEAST_SHARE = 0.5

/** @param prices the levels that should be seen @returns the bars' range, widened to the levels that leave the bars their share, nearest first */
export function rangeWithLevels(bars: ScaleRange, prices: readonly number[]): ScaleRange {
  const height = bars.maxValue - bars.minValue
  const most = height / LEAST_SHARE
  const away = (price: number): number => Math.max(bars.minValue - price, price - bars.maxValue, 0)
  return [...prices]
    .sort((a, b) => away(a) - away(b))
    .reduce((range, price) => {
      const wider = { minValue: Math.min(range.minValue, price), maxValue: Math.max(range.maxValue, price) }
      return wider.maxValue - wider.minValue <= most ? wider : range
    }, bars)
}

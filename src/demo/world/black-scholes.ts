/** Fair value per unit of a European option without dividends or interest (Black and Scholes, 1973). */
export function optionValue(right: 'C' | 'P', spot: number, strike: number, years: number, volatility: number): number {
  const deviation = volatility * Math.sqrt(Math.max(years, 1 / 365))
  const d1 = Math.log(spot / strike) / deviation + deviation / 2
  const call = spot * cumulativeNormal(d1) - strike * cumulativeNormal(d1 - deviation)
  return right === 'C' ? call : call - spot + strike
}

/** Abramowitz and Stegun, formula 26.2.17: absolute error below 7.5e-8. */
function cumulativeNormal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x))
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series
  return x >= 0 ? 1 - tail : tail
}

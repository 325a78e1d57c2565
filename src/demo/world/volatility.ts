/** Trading time in a year: volatility is spread over this, not over nights and weekends, which the demo does not have. */
export const TRADING_YEAR_MS = 252 * 6.5 * 3_600_000

const MINUTE_MS = 60_000

/** One standard deviation of a price over a minute. `volatility` is per year, as a share. */
export function typicalMove(price: number, volatility: number): number {
  return price * volatility * Math.sqrt(MINUTE_MS / TRADING_YEAR_MS)
}

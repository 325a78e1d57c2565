/** Sharpe ratio of daily realized P&L: mean by sample standard deviation, times the root of the trading days of a year (FIELD.md section 3). */
import { big, decimal, text } from '../lib/decimal.js'
import type { Scale } from '../lib/exact-sum.js'
import { figure, noFigure, type Figure } from './figure.js'
import type { DayResult } from './profit-curve.js'

export const TRADING_DAYS = 252
const DAY_MS = 86_400_000

export interface DailySharpe {
  readonly figure: Figure
  /** Days that are in it. */
  readonly days: number
}

/**
 * Of money, not of returns, since of the balance under a pilot nothing is known; no risk-free rate is taken off. The days are
 * those on which a trade closed and every weekday between the first and the last of them, at 0 where none did.
 * @param results oldest first
 */
export function dailySharpe(results: readonly DayResult[], scale: Scale): DailySharpe {
  const days = dayCount(results.map(({ day }) => day))
  if (days < 2) return { figure: noFigure(days === 0 ? 'no closed trades' : 'only one day'), days }
  const values = results.map(({ realized }) => big(scale.text(realized)))
  const zero = big(decimal(0))
  const sum = values.reduce((total, value) => total.plus(value), zero)
  const squares = values.reduce((total, value) => total.plus(value.times(value)), zero)
  // n·Σx² - (Σx)² over n·(n - 1): the sample variance, exact to its one division.
  const spread = squares.times(days).minus(sum.times(sum))
  if (spread.eq(0)) return { figure: noFigure('every day the same'), days }
  const deviation = spread.div(days * (days - 1)).sqrt()
  if (deviation.eq(0)) return { figure: noFigure('days differ too little'), days }
  return { figure: figure(text(sum.div(days).div(deviation).times(big(decimal(TRADING_DAYS)).sqrt()))), days }
}

/** Weekdays from the first to the last, and those days of weekends that are among them. */
function dayCount(days: readonly string[]): number {
  const numbers = days.map((day) => Date.parse(day) / DAY_MS)
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (first === undefined || last === undefined) return 0
  const weekdaysBefore = (day: number): number => {
    // 1970-01-05 was a Monday.
    const sinceMonday = day - 4
    return Math.floor(sinceMonday / 7) * 5 + Math.min(5, ((sinceMonday % 7) + 7) % 7)
  }
  return weekdaysBefore(last + 1) - weekdaysBefore(first) + numbers.filter((day) => isWeekend(day)).length
}

function isWeekend(day: number): boolean {
  return (((day - 4) % 7) + 7) % 7 >= 5
}

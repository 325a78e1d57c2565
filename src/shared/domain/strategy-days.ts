/** What each strategy has realized on each day, from the tallies of the paper pilot. */
import { big, text, ZERO, type DecimalText } from '../lib/decimal.js'
import { groupBy } from '../lib/group-by.js'
import { compareText } from '../lib/order.js'
import { strategyAndDay } from './pilot-contribution.js'
import type { PilotTallyRow } from './pilot-rows.js'

export interface StrategyResults {
  readonly strategy: string
  /** Over all the days. */
  readonly realized: DecimalText
  /** By day; a day on which nothing was closed is not in it. */
  readonly byDay: ReadonlyMap<string, DecimalText>
}

export interface StrategyDays {
  /** On which anything was closed, oldest first: `2026-11-21`. */
  readonly days: readonly string[]
  /** Those that moved the most money first, whichever way. */
  readonly strategies: readonly StrategyResults[]
}

/** @param rows tallies in one currency: unlike amounts are never added */
export function strategyDays(rows: readonly PilotTallyRow[]): StrategyDays {
  const own = rows.filter(({ dimension, closed }) => dimension === 'strategyDay' && closed > 0).map((row) => ({ ...strategyAndDay(row.key), realized: text(big(row.profit).plus(row.loss)) }))
  const strategies = [...groupBy(own, ({ strategy }) => strategy)].map(([strategy, results]) => ({
    strategy,
    realized: text(results.reduce((sum, { realized }) => sum.plus(realized), big(ZERO))),
    moved: results.reduce((sum, { realized }) => sum.plus(big(realized).abs()), big(ZERO)),
    byDay: new Map(results.map(({ day, realized }) => [day, realized]))
  }))
  return {
    days: [...new Set(own.map(({ day }) => day))].sort(compareText),
    strategies: strategies.sort((a, b) => b.moved.cmp(a.moved) || compareText(a.strategy, b.strategy)).map(({ strategy, realized, byDay }) => ({ strategy, realized, byDay }))
  }
}

/** The first strategies by themselves, and what all others come to together; as they are where there are few enough. */
export function largestStrategies({ days, strategies }: StrategyDays, most: number, others: string): readonly StrategyResults[] {
  if (strategies.length <= most) return strategies
  const rest = strategies.slice(most - 1)
  const sum = (values: readonly DecimalText[]): DecimalText => text(values.reduce((total, value) => total.plus(value), big(ZERO)))
  const byDay = new Map(days.flatMap((day): readonly [string, DecimalText][] => {
    const values = rest.flatMap((one) => one.byDay.get(day) ?? [])
    return values.length === 0 ? [] : [[day, sum(values)]]
  }))
  return [...strategies.slice(0, most - 1), { strategy: others, realized: sum(rest.map(({ realized }) => realized)), byDay }]
}

/** The paper pilot: what the simulated trades have earned, by strategy, venue, symbol and day. Definitions: FIELD.md section 3. */
import { toNumber } from '../lib/decimal.js'
import { groupBy } from '../lib/group-by.js'
import { compareText } from '../lib/order.js'
import { dailySharpe, type DailySharpe } from './daily-sharpe.js'
import { noFigure } from './figure.js'
import { unlikeCurrencies } from './money-total.js'
import { figuresOf, type PilotFigures } from './pilot-figures.js'
import type { PilotDimension, PilotTallyRow } from './pilot-rows.js'
import { PilotTally, realizedUnits, scalesOf, type TallyScales } from './pilot-tally.js'
import { profitCurve, type DayResult, type ProfitCurve } from './profit-curve.js'

export type { PilotFigures } from './pilot-figures.js'
export type { PilotStep } from './profit-curve.js'

/** One group: a strategy, a venue, a symbol or a day (`2026-11-21`). */
export interface PilotGroup {
  readonly key: string
  readonly figures: PilotFigures
}

/** Trades by the state they are in; `other` counts words that are none of these. */
export interface PilotCounts {
  readonly total: number
  readonly open: number
  readonly closed: number
  readonly cancelled: number
  readonly rejected: number
  readonly other: number
  /** Set aside: a value in them cannot be read. */
  readonly unreadable: number
}

export interface PaperPilot extends ProfitCurve {
  readonly counts: PilotCounts
  readonly overall: PilotFigures
  /** Sorted by currency; each with its own curve. The curve above is that of the only currency, or empty. */
  readonly perCurrency: readonly (PilotGroup & ProfitCurve)[]
  /** Best realized P&L first, those without one last, then by name. */
  readonly byStrategy: readonly PilotGroup[]
  readonly byVenue: readonly PilotGroup[]
  readonly bySymbol: readonly PilotGroup[]
  /** By day of closing, oldest first. */
  readonly byDay: readonly PilotGroup[]
  /** Of the only currency. */
  readonly sharpe: DailySharpe
}

/** All figures of the pilot, from the tallies of its trades. Their order does not matter. */
export function paperPilot(rows: readonly PilotTallyRow[]): PaperPilot {
  const scales = scalesOf(rows)
  const of = (dimension: PilotDimension): readonly PilotTallyRow[] => rows.filter((row) => row.dimension === dimension)
  const all = of('all')
  const days = [...of('day')].sort((a, b) => compareText(a.key, b.key))
  const perCurrency = currencies(all, days, scales)
  const [only, another] = perCurrency
  const single = another === undefined ? only : undefined
  const overall = figuresOf(PilotTally.of(all, scales), scales)
  return {
    counts: countsOf(all),
    overall,
    perCurrency,
    byStrategy: bestFirst(groups(of('strategy'), scales)),
    byVenue: bestFirst(groups(of('venue'), scales)),
    bySymbol: bestFirst(groups(of('symbol'), scales)),
    byDay: groups(days, scales),
    curve: single?.curve ?? [],
    maxDrawdown: single?.maxDrawdown ?? null,
    sharpe: another === undefined
      ? dailySharpe(dayResults(days, scales), scales.money)
      : { figure: noFigure(unlikeCurrencies(perCurrency.map(({ key }) => key))), days: 0 }
  }
}

/** @param all the tallies of dimension `all` */
export function countsOf(all: readonly PilotTallyRow[]): PilotCounts {
  const sum = (count: (row: PilotTallyRow) => number): number => all.reduce((total, row) => total + count(row), 0)
  const counts = {
    open: sum((row) => row.open), closed: sum((row) => row.closed + row.withoutResult), cancelled: sum((row) => row.cancelled),
    rejected: sum((row) => row.rejected), other: sum((row) => row.other), unreadable: sum((row) => row.unreadable)
  }
  return { total: Object.values(counts).reduce((total, count) => total + count, 0), ...counts }
}

/** Groups by key, over their currencies; those in which nothing has closed are left out. */
function groups(rows: readonly PilotTallyRow[], scales: TallyScales): readonly PilotGroup[] {
  const closed = rows.filter((row) => row.closed + row.withoutResult > 0)
  return [...groupBy(closed, ({ key }) => key)].map(([key, own]) => ({ key, figures: figuresOf(PilotTally.of(own, scales), scales) }))
}

/** @param days oldest first */
function dayResults(days: readonly PilotTallyRow[], scales: TallyScales): readonly DayResult[] {
  return days.flatMap((row) => (row.lastClosedAt === null ? [] : [{ day: row.key, at: row.lastClosedAt, realized: realizedUnits(row, scales) }]))
}

function currencies(all: readonly PilotTallyRow[], days: readonly PilotTallyRow[], scales: TallyScales): readonly (PilotGroup & ProfitCurve)[] {
  const daysOf = groupBy(days, ({ currency }) => currency)
  return all
    .filter(({ closed }) => closed > 0)
    .map((row) => ({
      key: row.currency, figures: figuresOf(PilotTally.of([row], scales), scales),
      ...profitCurve(dayResults(daysOf.get(row.currency) ?? [], scales), scales.money)
    }))
    .sort((a, b) => compareText(a.key, b.key))
}

function bestFirst(found: readonly PilotGroup[]): readonly PilotGroup[] {
  return [...found].sort((a, b) => rank(b) - rank(a) || compareText(a.key, b.key))
}

function rank({ figures }: PilotGroup): number {
  return figures.realizedPnl.value === null ? Number.NEGATIVE_INFINITY : toNumber(figures.realizedPnl.value)
}

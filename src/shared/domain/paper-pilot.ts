/** The paper pilot: what the simulated trades have earned, by strategy, venue, symbol and day. Definitions: FIELD.md section 3. */
import type { EpochMs } from '../lib/clock.js'
import { dayNumber, dayText } from '../lib/day.js'
import { toNumber } from '../lib/decimal.js'
import { groupBy } from '../lib/group-by.js'
import { compareText } from '../lib/order.js'
import type { PaperTrade } from './database-rows.js'
import { openExposure, type OpenExposure } from './open-exposure.js'
import { figuresOf, type PilotFigures } from './pilot-figures.js'
import { closingTime, PilotTally, readClosedTrade, scalesOf, type ClosedTrade, type TallyScales } from './pilot-tally.js'
import { profitCurve, type ProfitCurve } from './profit-curve.js'

export type { OpenExposure } from './open-exposure.js'
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
  readonly open: OpenExposure
}

export interface PilotOptions {
  /** Offset of the day's zone from UTC at a moment, in milliseconds (east positive). Left out: days are UTC days. */
  readonly zoneOffsetMs?: (at: EpochMs) => number
}

/** All figures of the pilot over all its trades. The order of the trades does not matter. */
export function paperPilot(trades: readonly PaperTrade[], options: PilotOptions = {}): PaperPilot {
  const byStatus = new Map<keyof PilotCounts, PaperTrade[]>()
  for (const trade of trades) pushTo(byStatus, statusOf(trade.status), trade)
  const countOf = (status: keyof PilotCounts): number => byStatus.get(status)?.length ?? 0
  const closedRows = byStatus.get('closed') ?? []
  const scales = scalesOf(closedRows)
  const closed = closedRows.map((trade) => readClosedTrade(trade, scales))
  const perCurrency = currencies(closed, scales)
  const [only, another] = perCurrency
  const offset = options.zoneOffsetMs ?? utc
  const days = groups(closed, scales, ({ trade }) => dayNumber(closingTime(trade), offset(closingTime(trade))))
  const named = (nameOf: (trade: PaperTrade) => string): readonly PilotGroup[] => bestFirst(groups(closed, scales, ({ trade }) => nameOf(trade)))
  return {
    counts: {
      total: trades.length, open: countOf('open'), closed: countOf('closed'),
      cancelled: countOf('cancelled'), rejected: countOf('rejected'), other: countOf('other')
    },
    overall: figuresOf(tallyOf(closed), scales),
    perCurrency,
    byStrategy: named((trade) => trade.strategy),
    byVenue: named((trade) => trade.venue),
    bySymbol: named((trade) => trade.symbol),
    byDay: days.sort((a, b) => a.key - b.key).map(({ key, figures }) => ({ key: dayText(key), figures })),
    open: openExposure(byStatus.get('open') ?? []),
    curve: only !== undefined && another === undefined ? only.curve : [],
    maxDrawdown: only !== undefined && another === undefined ? only.maxDrawdown : null
  }
}

const utc = (): number => 0

function statusOf(word: string): Exclude<keyof PilotCounts, 'total'> {
  switch (word.toLowerCase()) {
    case 'open': return 'open'
    case 'closed': return 'closed'
    case 'cancelled': case 'canceled': return 'cancelled'
    case 'rejected': return 'rejected'
    default: return 'other'
  }
}

function pushTo<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [item])
  else group.push(item)
}

function groups<K>(closed: readonly ClosedTrade[], scales: TallyScales, keyOf: (trade: ClosedTrade) => K): { readonly key: K; readonly figures: PilotFigures }[] {
  const tallies = new Map<K, PilotTally>()
  for (const trade of closed) {
    const key = keyOf(trade)
    let tally = tallies.get(key)
    if (tally === undefined) {
      tally = new PilotTally()
      tallies.set(key, tally)
    }
    tally.add(trade)
  }
  return [...tallies].map(([key, tally]) => ({ key, figures: figuresOf(tally, scales) }))
}

function currencies(closed: readonly ClosedTrade[], scales: TallyScales): readonly (PilotGroup & ProfitCurve)[] {
  const byCurrency = groupBy(closed, ({ trade }) => trade.currency)
  return [...byCurrency]
    .flatMap(([key, own]) => {
      const results = own.flatMap(({ trade, realized }) => (realized === null ? [] : [{ trade, realized }]))
      return results.length === 0 ? [] : [{ key, figures: figuresOf(tallyOf(own), scales), ...profitCurve(results, scales.money) }]
    })
    .sort((a, b) => compareText(a.key, b.key))
}

function tallyOf(closed: readonly ClosedTrade[]): PilotTally {
  const tally = new PilotTally()
  for (const trade of closed) tally.add(trade)
  return tally
}

function bestFirst(found: readonly PilotGroup[]): readonly PilotGroup[] {
  return [...found].sort((a, b) => rank(b) - rank(a) || compareText(a.key, b.key))
}

function rank({ figures }: PilotGroup): number {
  return figures.realizedPnl.value === null ? Number.NEGATIVE_INFINITY : toNumber(figures.realizedPnl.value)
}
